/** Where the bundle of processes/<name>.ts is written. */
export function bundlePath(name: string): string
/** Bundles processes/<name>.ts; resolves to the bundle's path. */
export function bundle(name: string): Promise<string>
/** Bundles again on every change of a source file; resolves to what stops that. */
export function watchBundle(name: string, onRebuilt: (errors: number) => void): Promise<() => Promise<void>>
