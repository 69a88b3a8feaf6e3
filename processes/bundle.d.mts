/** Where the bundle of processes/<name>.ts is written. */
export function bundlePath(name: string): string
/** Bundles processes/<name>.ts; resolves to the bundle's path. */
export function bundle(name: string): Promise<string>
/** Bundles again on every change of a source file, calling back when the bundle changed; resolves to what stops that. */
export function watchBundle(name: string, onChanged: () => void): Promise<() => Promise<void>>
