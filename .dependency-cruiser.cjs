/** The import rules of the house (docs/architecture.md), as forbidden edges. */
const FOLDERS = ['engine', 'companions', 'scenario', 'protocol', 'server', 'miniapp', 'cli', 'preview']

const MAY_IMPORT = {
  engine: [],
  companions: ['engine'],
  scenario: ['engine', 'companions'],
  protocol: ['engine'],
  server: ['protocol', 'scenario', 'engine', 'companions'],
  miniapp: ['protocol', 'engine', 'companions', 'scenario'],
  cli: ['scenario', 'engine', 'companions'],
  preview: ['cli', 'server', 'protocol', 'scenario', 'engine', 'companions', 'miniapp'],
}

/** Folders that also run in a phone or a browser page: no Node there. */
const PORTABLE = ['engine', 'companions', 'scenario', 'protocol', 'miniapp', 'preview/page', 'preview/phone']

const folderRules = FOLDERS.map((folder) => ({
  name: `${folder}-imports`,
  comment: `${folder} may import: ${MAY_IMPORT[folder].join(', ') || 'nothing'}`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: '^src/', pathNot: `^src/(${[folder, ...MAY_IMPORT[folder]].join('|')})/` },
}))

module.exports = {
  forbidden: [
    ...folderRules,
    {
      name: 'known-folders',
      comment: 'every folder below src has a rule in this file',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(${FOLDERS.join('|')})/` },
      to: {},
    },
    {
      name: 'engine-alone',
      comment: 'the engine has no dependency at all: no package, no Node module, no other folder',
      severity: 'error',
      from: { path: '^src/engine/' },
      to: { pathNot: '^src/engine/' },
    },
    {
      name: 'protocol-engine-types',
      comment: 'the protocol knows the types of the engine, not its rules',
      severity: 'error',
      from: { path: '^src/protocol/' },
      to: { path: '^src/engine/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'miniapp-runtime-form',
      comment: 'phones know the runtime form of a scenario only',
      severity: 'error',
      from: { path: '^src/miniapp/' },
      to: { path: '^src/scenario/', pathNot: '^src/scenario/runtime[^/]*\\.ts$' },
    },
    {
      name: 'miniapp-runtime-types',
      comment: 'of src/scenario/runtime*.ts phones take types, never code',
      severity: 'error',
      from: { path: '^src/miniapp/' },
      to: { path: '^src/scenario/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'portable',
      comment: 'these folders also run in phones and pages, where there is no Node',
      severity: 'error',
      from: { path: `^src/(${PORTABLE.join('|')})/` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'preview-phones',
      comment: 'the preview takes the phones as they are built; of their source only what they store',
      severity: 'error',
      from: { path: '^src/preview/' },
      to: { path: '^src/miniapp/', pathNot: '^src/miniapp/(play/progress|storage-keys)\\.ts$' },
    },
    {
      name: 'preview-pages',
      comment: 'the pages of the preview run in a browser; of its server they know the messages',
      severity: 'error',
      from: { path: '^src/preview/(page|phone)/' },
      to: {
        path: '^src/',
        pathNot: '^src/(preview/(page|phone)/|preview/(messages|phones)\\.ts$|miniapp/storage-keys\\.ts$)',
      },
    },
    { name: 'no-cycles', severity: 'error', from: { path: '^src/' }, to: { circular: true } },
    {
      name: 'declared',
      comment: 'what is imported is found, and is named in package.json',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'] },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'no-dev-dependency',
      comment: 'tools for tests and builds stay out of what runs',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(png|svg|jpe?g|s?css|html)$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.js', '.json', '.d.ts'],
    },
  },
}
