/** What the server writes where a browser did not say. */
const unsaid: readonly string[] = ['Unknown device', 'Unknown system', 'Browser']

/** What is known of a session's device, as `Chrome · iPhone` or `iPhone`; empty where nothing is. */
export function knownDevice(device: string): string {
  return device
    .split(' · ')
    .filter((part) => !unsaid.includes(part))
    .join(' · ')
}
