import type { SourceFile } from '../tree'

type Locked = { version?: string; resolved?: string; integrity?: string; link?: boolean; optional?: boolean; os?: string[]; cpu?: string[]; libc?: string[] }
/** What this reads of `package-lock.json`. */
export type Lock = { packages: Record<string, Locked> }
export type Floors = Record<string, { floor: string; because: string }>

const registry = 'https://registry.npmjs.org/'

/** Locked packages that come from elsewhere than the registry, or whose content is not pinned by a hash. */
export function foreignPackages({ packages }: Lock): string[] {
  return Object.entries(packages).flatMap(([path, entry]) => {
    if (path === '') return []
    if (entry.link || !/^\d/.test(entry.version ?? '')) return [`${path}: ${entry.link ? 'a link' : String(entry.version)}`]
    if (entry.resolved !== undefined && !entry.resolved.startsWith(registry)) return [`${path}: ${entry.resolved}`]
    return entry.integrity?.startsWith('sha512-') || isForElsewhere(entry) ? [] : [`${path}: no hash`]
  })
}

/**
 * A binary for another system than the product runs on, Linux with glibc on x64: npm, writing the lock file here, learns
 * its name and version only.
 */
function isForElsewhere({ optional, os = ['linux'], cpu = ['x64'], libc = ['glibc'] }: Locked): boolean {
  return optional === true && !(os.includes('linux') && cpu.includes('x64') && libc.includes('glibc'))
}

/** Dependencies in `package.json` that are not one exact version. */
export function looseVersions(dependencies: Readonly<Record<string, string>>): string[] {
  return Object.entries(dependencies)
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.-]+)?$/.test(version))
    .map(([name, version]) => `${name}: ${version}`)
}

/** Every locked copy below its floor, and every floor whose package is not there. */
export function belowFloor({ packages }: Lock, floors: Floors): string[] {
  return Object.entries(floors).flatMap(([name, { floor }]) => {
    const copies = Object.entries(packages).filter(([path]) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`))
    if (copies.length === 0) return [`${name} is not locked`]
    return copies
      .filter(([, { version }]) => compareVersions(version ?? '0', floor) < 0)
      .map(([path, { version }]) => `${path} is ${version}, below ${floor}`)
  })
}

/** Files that import one of the packages, or a part of it. */
export function importers(packages: readonly string[], files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) =>
    packages
      .filter((name) => [`'${name}'`, `'${name}/`, `"${name}"`, `"${name}/`].some((written) => text.includes(written)))
      .map((name) => `${path} imports ${name}`),
  )
}

/** Below 0 when `one` is older. A pre-release is older than its release (Semantic Versioning 2.0.0, 11). */
export function compareVersions(one: string, other: string): number {
  const [first, second] = [parts(one), parts(other)]
  for (let place = 0; place < Math.max(first.length, second.length); place++) {
    const difference = (first[place] ?? 0) - (second[place] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

function parts(version: string): number[] {
  const [release = '', ...before] = (version.split('+')[0] ?? '').split('-')
  const numbers = release.split('.').map(Number)
  // A last place that says whether it is the release itself, then the pre-release's own numbers.
  return before.length === 0 ? [...numbers, 1] : [...numbers, 0, ...before.join('.').split('.').map((word) => Number(word) || 0)]
}
