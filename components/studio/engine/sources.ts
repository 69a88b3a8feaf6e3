import { askForBoth, listDevices, openCamera, openMicrophone, type Device } from './devices'
import { StudioProblem, deviceProblem } from './problem'
import { SoundDesk } from './sound-desk'
import { Store } from './store'
import { openTestCamera, type TestCamera } from './test-camera'

export type SourceState = 'off' | 'opening' | 'ready' | 'lost'

export type SourcesView = {
  cameras: Device[]
  microphones: Device[]
  camera: SourceState
  microphone: SourceState
  cameraId: string | null
  microphoneId: string | null
  testCamera: boolean
  muted: boolean
  /** The browser holds sound back until the page is clicked. */
  soundHeld: boolean
  /** Pixels of the picture that comes in. */
  size: { width: number; height: number } | null
  problem: StudioProblem | null
  /** For the preview; changes when the camera does. */
  preview: MediaStream | null
}

const NOTHING: SourcesView = {
  cameras: [],
  microphones: [],
  camera: 'off',
  microphone: 'off',
  cameraId: null,
  microphoneId: null,
  testCamera: false,
  muted: false,
  soundHeld: false,
  size: null,
  problem: null,
  preview: null,
}

const GESTURES = ['pointerdown', 'keydown'] as const

/** Camera and microphone, or the test camera in their place; changes of device, also while live. */
export class Sources {
  readonly store = new Store<SourcesView>(NOTHING)
  readonly desk = new SoundDesk()
  private video: MediaStreamTrack | null = null
  private audio: MediaStreamTrack | null = null
  private card: TestCamera | null = null
  private readonly watchers = new Set<(camera: MediaStreamTrack) => void>()
  private readonly onDevices = () => void this.refresh()

  private readonly turns = { camera: 0, microphone: 0 }
  private readonly onGesture = () => void this.desk.resume()

  constructor() {
    this.desk.onRunning((running) => this.store.set({ soundHeld: !running }))
    for (const gesture of GESTURES) window.addEventListener(gesture, this.onGesture)
    navigator.mediaDevices?.addEventListener('devicechange', this.onDevices)
  }

  /** The picture that comes in now. */
  get camera(): MediaStreamTrack | null {
    return this.video
  }

  /** Calls back with each new camera. @returns the way to stop */
  onCamera(watcher: (camera: MediaStreamTrack) => void): () => void {
    this.watchers.add(watcher)
    return () => this.watchers.delete(watcher)
  }

  /** Opens camera and microphone, asking for leave once where needed. */
  async openDevices(ids: { cameraId?: string | null; microphoneId?: string | null } = {}): Promise<void> {
    this.store.set({ problem: null, camera: 'opening', microphone: 'opening', testCamera: false })
    const turn = this.nextTurn('camera')
    try {
      await askForBoth()
      await this.refresh()
      if (this.overtaken('camera', turn)) return
      await Promise.all([this.chooseCamera(ids.cameraId ?? null), this.chooseMicrophone(ids.microphoneId ?? null)])
      await this.refresh()
    } catch (error) {
      if (!this.overtaken('camera', turn)) this.fail(error, { camera: 'off', microphone: 'off' })
    }
  }

  async chooseCamera(id: string | null): Promise<void> {
    this.store.set({ camera: 'opening', problem: null })
    const turn = this.nextTurn('camera')
    try {
      // Two streams of one camera may not be open with different sizes: the old one goes first.
      this.closeCamera()
      const track = await openCamera(id)
      if (this.overtaken('camera', turn)) return track.stop()
      track.addEventListener('ended', () => this.lost('camera', track))
      this.takeCamera(track, { cameraId: track.getSettings().deviceId ?? id, testCamera: false })
    } catch (error) {
      if (!this.overtaken('camera', turn)) this.fail(error, { camera: 'off' })
    }
  }

  async chooseMicrophone(id: string | null): Promise<void> {
    this.store.set({ microphone: 'opening', problem: null })
    const turn = this.nextTurn('microphone')
    try {
      const track = await openMicrophone(id)
      if (this.overtaken('microphone', turn)) return track.stop()
      this.audio?.stop()
      this.audio = track
      track.addEventListener('ended', () => this.lost('microphone', track))
      this.desk.connectMicrophone(new MediaStream([track]))
      await this.desk.resume()
      this.store.set({ soundHeld: !this.desk.running, microphone: 'ready', microphoneId: track.getSettings().deviceId ?? id })
    } catch (error) {
      if (!this.overtaken('microphone', turn)) this.fail(error, { microphone: 'off' })
    }
  }

  /** The test camera and its tone, in place of both devices. @param size pixels */
  async useTestCamera(size: { width: number; height: number }): Promise<void> {
    this.nextTurn('camera')
    this.nextTurn('microphone')
    this.closeCamera()
    this.audio?.stop()
    this.audio = null
    this.card = openTestCamera({ ...size, framesPerSecond: 30 })
    this.desk.connectTone()
    await this.desk.resume()
    this.takeCamera(this.card.track, { testCamera: true, microphone: 'ready', soundHeld: !this.desk.running, problem: null }, size)
  }

  setMuted(muted: boolean): void {
    this.desk.setMuted(muted)
    this.store.set({ muted })
  }

  /** Lets go of both devices, so that their lights go out. */
  rest(): void {
    this.nextTurn('camera')
    this.nextTurn('microphone')
    this.closeCamera()
    this.audio?.stop()
    this.audio = null
    this.desk.disconnect()
    this.store.set({ camera: 'off', microphone: 'off', testCamera: false, preview: null, size: null, problem: null })
  }

  close(): void {
    for (const gesture of GESTURES) window.removeEventListener(gesture, this.onGesture)
    navigator.mediaDevices?.removeEventListener('devicechange', this.onDevices)
    this.rest()
    void this.desk.close()
  }

  /** Opening takes time: a choice made meanwhile counts more, whichever is ready first. */
  private nextTurn(kind: keyof typeof this.turns): number {
    this.turns[kind] += 1
    return this.turns[kind]
  }

  private overtaken(kind: keyof typeof this.turns, turn: number): boolean {
    return this.turns[kind] !== turn
  }

  private takeCamera(track: MediaStreamTrack, change: Partial<SourcesView>, known?: { width: number; height: number }): void {
    this.video = track
    const { width, height } = track.getSettings()
    const size = known ?? (width && height ? { width, height } : null)
    this.store.set({ camera: 'ready', size, preview: new MediaStream([track]), ...change })
    for (const watcher of this.watchers) watcher(track)
  }

  private closeCamera(): void {
    this.video?.stop()
    this.card?.stop()
    this.card = null
    this.video = null
  }

  /** A device that was pulled out. Not called when we stop a track ourselves. */
  private lost(kind: 'camera' | 'microphone', track: MediaStreamTrack): void {
    if (track !== this.video && track !== this.audio) return
    this.store.set({ [kind]: 'lost', problem: new StudioProblem('device_lost', kind) })
    void this.refresh()
  }

  /** Reads the lists again, and takes a lost device back when it is there again. */
  private async refresh(): Promise<void> {
    const lists = await listDevices()
    this.store.set(lists)
    const { camera, microphone, cameraId, microphoneId } = this.store.snapshot()
    if (camera === 'lost' && lists.cameras.some(({ id }) => id === cameraId)) await this.chooseCamera(cameraId)
    if (microphone === 'lost' && lists.microphones.some(({ id }) => id === microphoneId)) await this.chooseMicrophone(microphoneId)
  }

  private fail(error: unknown, change: Partial<SourcesView>): void {
    this.store.set({ ...change, problem: error instanceof StudioProblem ? error : deviceProblem(error) })
  }
}
