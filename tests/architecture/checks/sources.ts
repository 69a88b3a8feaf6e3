import ts from 'typescript'
import type { SourceFile } from '../tree'

/** Something that no file of ours may hold. `finds` names it at the node where it stands. */
type Ban = { holdsFor: (path: string) => boolean; finds: (node: ts.Node) => string | null }

const product = /^(app|components|lib|processes|prisma|messages|instrumentation|proxy|next\.config)/
const isTest = (path: string) => /\.(test|spec)\.tsx?$/.test(path) || path.startsWith('tests/')
const isStore = (path: string) => /\/store(-[a-z]+)*\.ts$/.test(path)

/** Where the environment may be read: the one place that checks it, and what starts processes, tools and tests. */
const readsEnvironment = /^(lib\/platform\/env\.ts|instrumentation\.ts|processes\/|prisma\/generate\.mjs|prisma\.config\.ts|tests\/|bench\/|(vitest|playwright)\.config\.ts)/

/** Rooms, without the platform that clock and ids come from, and the gates. */
const isRoom = (path: string) => /^lib\/(?!platform\/|http\/)/.test(path) || /^components\/.+\/rules\//.test(path)

export const bans = {
  'a server action: there is one door for changes': {
    holdsFor: () => true,
    finds: (node) => (ts.isExpressionStatement(node) && ts.isStringLiteral(node.expression) && node.expression.text === 'use server' ? 'use server' : null),
  },
  'the environment, past lib/platform/env.ts': {
    holdsFor: (path) => !readsEnvironment.test(path),
    finds: (node) => {
      if (ts.isImportDeclaration(node) && /^['"](node:)?process['"]$/.test(node.moduleSpecifier.getText())) return 'an import of process'
      if (ts.isVariableDeclaration(node) && node.initializer && isProcess(node.initializer)) return 'process, taken apart'
      return member(node, isProcess) === 'env' ? 'process.env' : null
    },
  },
  'an assertion through unknown': {
    holdsFor: () => true,
    finds: (node) => {
      if (!ts.isAsExpression(node) || !ts.isAsExpression(node.expression)) return null
      return ['unknown', 'any', 'never'].includes(node.expression.type.getText()) ? 'as … as …' : null
    },
  },
  'a test that does not run, or keeps others from it': {
    holdsFor: isTest,
    finds: (node) => {
      const name = member(node, (target) => ['test', 'it', 'describe'].includes(rootOf(target)))
      return name && ['skip', 'only', 'todo', 'fixme', 'fails', 'fail', 'skipIf', 'runIf'].includes(name) ? name : null
    },
  },
  'a query made of text': {
    holdsFor: (path) => product.test(path) && !isTest(path),
    finds: (node) => {
      if (!ts.isPropertyAccessExpression(node)) return null
      const name = node.name.text
      if (name === '$queryRawUnsafe' || name === '$executeRawUnsafe') return name
      return name === 'raw' && node.expression.getText() === 'Prisma' ? 'Prisma.raw' : null
    },
  },
  'the database, past a store': {
    holdsFor: (path) => /^(app|components|lib)\//.test(path) && !isStore(path) && path !== 'lib/platform/db.ts' && !isTest(path),
    finds: (node) => {
      const name = member(node, (target) => (ts.isIdentifier(target) ? target.text : member(target, () => true)) === 'db')
      return name && `db.${name}`
    },
  },
  'time or chance that is not handed in': {
    holdsFor: (path) => isRoom(path) && !isTest(path),
    finds: (node) => {
      if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0) return 'new Date()'
      if (ts.isImportSpecifier(node) && /^random(UUID|Bytes|Int)$/.test((node.propertyName ?? node.name).text)) return node.getText()
      if (!ts.isPropertyAccessExpression(node)) return null
      const text = node.getText()
      return ['Date.now', 'Math.random', 'performance.now', 'crypto.randomUUID', 'crypto.getRandomValues'].includes(text) ? text : null
    },
  },
} satisfies Record<string, Ban>

export type BanName = keyof typeof bans

/** Where files hold what `name` bans, as `path:line what`. */
export function findBanned(name: BanName, files: readonly SourceFile[]): string[] {
  const { holdsFor, finds } = bans[name]
  return files.filter(({ path }) => holdsFor(path)).flatMap((file) => {
    const source = parse(file)
    const found: string[] = []
    const visit = (node: ts.Node) => {
      const what = finds(node)
      if (what) found.push(`${file.path}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${what}`)
      ts.forEachChild(node, visit)
    }
    visit(source)
    return found
  })
}

const parsed = new WeakMap<SourceFile, ts.SourceFile>()

/** Each file is asked about every ban, and parsed once. */
function parse(file: SourceFile): ts.SourceFile {
  const known = parsed.get(file)
  if (known) return known
  const kind = file.path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true, kind)
  parsed.set(file, source)
  return source
}

/** The name of a member that is asked of `target`, by a dot or in brackets. */
function member(node: ts.Node, isTarget: (target: ts.Expression) => boolean): string | null {
  if (ts.isPropertyAccessExpression(node) && isTarget(node.expression)) return node.name.text
  if (!ts.isElementAccessExpression(node) || !isTarget(node.expression)) return null
  return ts.isStringLiteralLike(node.argumentExpression) ? node.argumentExpression.text : node.argumentExpression.getText()
}

function isProcess(node: ts.Expression): boolean {
  return ['process', 'globalThis.process', 'global.process'].includes(node.getText())
}

/** `test` of `test.describe.skip`. */
function rootOf(node: ts.Expression): string {
  return ts.isPropertyAccessExpression(node) ? rootOf(node.expression) : node.getText()
}
