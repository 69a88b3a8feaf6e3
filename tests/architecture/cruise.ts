import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { projectRoot } from './tree'

/**
 * What `npm run walls` does, in the folder `root`: the same rules, the same aliases.
 * Changes the working directory meanwhile, for the tool resolves aliases from there.
 */
export async function cruiseTree(root: string): Promise<ICruiseResult> {
  const options = await extractDepcruiseOptions(join(projectRoot, '.dependency-cruiser.cjs'))
  const before = process.cwd()
  process.chdir(root)
  try {
    const folders = ['app', 'components', 'lib', 'processes'].filter((folder) => existsSync(folder))
    const { output } = await cruise(folders, options, {}, { tsConfig: extractTSConfig('tsconfig.json') })
    if (typeof output === 'string') throw new Error('the tool answered with text')
    return output
  } finally {
    process.chdir(before)
  }
}

/**
 * Builds a small house from fixture folders, one laid over the other, and from files by path; runs `work` in it; removes it.
 */
export async function inHouse<T>(
  made: { fixtures: readonly string[]; files?: Readonly<Record<string, string>> },
  work: (root: string) => Promise<T>,
): Promise<T> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'akushu-walls-')))
  try {
    for (const file of ['package.json', 'tsconfig.json']) cpSync(join(projectRoot, file), join(root, file))
    symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'))
    for (const fixture of made.fixtures) cpSync(join(projectRoot, 'tests/architecture/fixtures', fixture), root, { recursive: true })
    for (const [path, text] of Object.entries(made.files ?? {})) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
    return await work(root)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

/** The names of the walls that were broken, each once, in order. */
export function brokenWalls(result: ICruiseResult): string[] {
  return [...new Set(result.summary.violations.map((violation) => violation.rule.name))].toSorted()
}
