import { deviceProblem } from './problem'

/** A camera or microphone. Its label is empty until the artist has allowed the page to use one. */
export type Device = { id: string; label: string }
export type DeviceLists = { cameras: Device[]; microphones: Device[] }

/** Picture asked of a camera; it gives what it can. */
const CAMERA = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } }
/** Music and voice as they are: what makes calls clear makes songs unclear. */
const MICROPHONE = { echoCancellation: false, noiseSuppression: false, autoGainControl: false, channelCount: { ideal: 2 } }

export async function listDevices(): Promise<DeviceLists> {
  const devices = await navigator.mediaDevices.enumerateDevices()
  const of = (kind: MediaDeviceKind) =>
    devices.filter((each) => each.kind === kind && each.deviceId !== '').map((each) => ({ id: each.deviceId, label: each.label }))
  return { cameras: of('videoinput'), microphones: of('audioinput') }
}

/** True when the page may use camera and microphone without asking again. */
export async function alreadyAllowed(): Promise<boolean> {
  try {
    const names = ['camera', 'microphone'] as PermissionName[]
    const states = await Promise.all(names.map((name) => navigator.permissions.query({ name })))
    return states.every((status) => status.state === 'granted')
  } catch {
    // A browser that cannot say is a browser that must be asked by the artist.
    return false
  }
}

/**
 * Opens a camera.
 * @param id a device's id; `null` for whichever the browser prefers
 * @throws {StudioProblem} in the artist's terms
 */
export async function openCamera(id: string | null): Promise<MediaStreamTrack> {
  return openTrack({ video: { ...CAMERA, ...(id ? { deviceId: { exact: id } } : {}) } })
}

/** Opens a microphone, see {@link openCamera}. */
export async function openMicrophone(id: string | null): Promise<MediaStreamTrack> {
  return openTrack({ audio: { ...MICROPHONE, ...(id ? { deviceId: { exact: id } } : {}) } })
}

/** Asks for camera and microphone in one question, where the artist has not answered yet. */
export async function askForBoth(): Promise<void> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ video: true, audio: true })
    for (const track of stream.getTracks()) track.stop()
  } catch (error) {
    // One of the two may be missing: then each is opened alone, and each says its own problem.
    const problem = deviceProblem(error)
    if (problem.code === 'permission_denied') throw problem
  }
}

async function openTrack(constraints: MediaStreamConstraints): Promise<MediaStreamTrack> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia(constraints)
    const track = stream.getTracks()[0]
    if (!track) throw new DOMException('no track', 'NotFoundError')
    return track
  } catch (error) {
    throw deviceProblem(error)
  }
}
