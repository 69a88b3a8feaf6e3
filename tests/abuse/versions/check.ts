import { existsSync, readFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from '@/processes/root'
import { belowFloor, foreignPackages, looseVersions, type Floors, type Lock } from '@/tests/architecture/checks/packages'
import { findSecrets, secretFiles } from '@/tests/architecture/checks/secrets'
import { listFiles, readFiles } from '@/tests/architecture/tree'
import { Breaches, type Check } from '../check'

const isText = /(\.(ts|tsx|mts|mjs|cjs|js|json|md|css|sql|prisma|toml|txt|yml|yaml|sh|example|html|svg|patch|env)|\/run|\.gitignore)$/

export const versions: Check = {
  number: 8,
  title: 'version floors hold, packages come from the registry, no secret is in the tree',

  run() {
    const breaches = new Breaches()
    const lock = read<Lock>('package-lock.json')
    const floors = read<Floors>('tests/architecture/version-floors.json')
    const manifest = read<{ dependencies: Record<string, string>; devDependencies: Record<string, string> }>('package.json')
    for (const fault of belowFloor(lock, floors)) breaches.add(`a version: ${fault}`)
    for (const fault of foreignPackages(lock)) breaches.add(`a package from elsewhere: ${fault}`)
    for (const fault of looseVersions({ ...manifest.dependencies, ...manifest.devDependencies })) breaches.add(`a loose version: ${fault}`)
    const files = readFiles(isText, projectRoot)
    if (files.length < 400) throw new Error('too little of the tree was read')
    for (const fault of findSecrets(files)) breaches.add(`a secret: ${fault}`)
    // A copy of the tree has no history; there every file counts.
    const tracked = existsSync(join(projectRoot, '.git')) ? execFileSync('git', ['ls-files'], { cwd: projectRoot, encoding: 'utf8' }).split('\n') : listFiles(projectRoot)
    for (const fault of secretFiles(tracked)) breaches.add(`a file made to hold secrets: ${fault}`)
    return Promise.resolve({
      figure: `${Object.keys(lock.packages).length - 1} packages, ${Object.keys(floors).length} floors, ${files.length} files`,
      breaches: breaches.list,
    })
  },
}

function read<T>(file: string): T {
  return JSON.parse(readFileSync(join(projectRoot, file), 'utf8')) as T
}
