import { scenarioJsonSchema } from './json-schema'
import type { Snippet } from './schema/base'
import {
  BARRIER_SNIPPETS,
  CLUE_SNIPPETS,
  ENDING_SNIPPETS,
  FACT_SNIPPETS,
  SOURCE_SNIPPETS,
  TASK_SNIPPETS,
} from './schema/snippets'
import { EDITOR_WORDS as SAY } from './words'

/** The schema beside the scenarios; every editor finds it from there. */
export const SCHEMA_FILE = 'scenario.schema.json'

/** A finding as the command line prints it, for VS Code: one matcher a severity, since the words are Chinese. */
const LINE = (word: string): string => `^(.+?):(\\d+):(\\d+) ${word} (XH\\d{4}) (.*)$`

/**
 * What VS Code needs to help with scenarios when a folder is opened: `up` is the way from that folder to the project's
 * root (`.`, `..`, `../..`). Texts of the files in `.vscode`, by name.
 */
export const editorFiles = (up: string): Readonly<Record<string, string>> => ({
  'settings.json': json(settings(up)),
  'tasks.json': json(tasks(up)),
  'extensions.json': json({ recommendations: ['MS-CEINTL.vscode-language-pack-zh-hans'] }),
  'xinghuo.code-snippets': json(codeSnippets()),
})

export const schemaText = (): string => json(scenarioJsonSchema())

const settings = (up: string): object => ({
  'json.schemas': [{ fileMatch: ['scenario.json'], url: `${up === '.' ? '.' : `./${up}`}/scenarios/${SCHEMA_FILE}` }],
  'json.schemaDownload.enable': false,
  'files.associations': { 'scenario.json': 'jsonc' },
  'files.encoding': 'utf8',
  '[jsonc]': {
    'editor.wordWrap': 'on',
    'editor.quickSuggestions': { strings: true, other: true, comments: false },
    'editor.suggest.snippetsPreventQuickSuggestions': false,
    // Chinese punctuation inside texts is right; the check finds it where it is not.
    'editor.unicodeHighlight.ambiguousCharacters': false,
  },
})

const tasks = (up: string): object => ({
  version: '2.0.0',
  tasks: [
    task(up, SAY.check, 'check', [], { group: { kind: 'build', isDefault: true } }),
    task(up, SAY.prove, 'check', ['--prove'], {}),
    task(up, SAY.watch, 'check', ['--watch'], {
      isBackground: true,
      // Found anew at every save: what VS Code waits for.
      problemMatcher: matchers().map((matcher) => ({
        ...matcher,
        background: { activeOnStart: true, beginsPattern: SAY.begins, endsPattern: SAY.ends },
      })),
    }),
    task(up, SAY.play, 'play', ['--bots'], { problemMatcher: [] }),
  ],
})

const task = (up: string, label: string, command: string, options: readonly string[], more: object): object => ({
  label,
  type: 'shell',
  command: 'npm',
  args: ['run', '--silent', command, '--', '${file}', ...options],
  options: { cwd: up === '.' ? '${workspaceFolder}' : `\${workspaceFolder}/${up}` },
  presentation: { clear: true, panel: 'dedicated' },
  problemMatcher: matchers(),
  ...more,
})

const matchers = (): object[] =>
  (['error', 'warning', 'info'] as const).map((severity) => ({
    owner: `xinghuo-${severity}`,
    source: SAY.source,
    severity,
    fileLocation: ['autoDetect', '${workspaceFolder}'],
    pattern: { regexp: LINE(SAY.severity[severity]), file: 1, line: 2, column: 3, code: 4, message: 5 },
  }))

const codeSnippets = (): object =>
  Object.fromEntries(
    [TASK_SNIPPETS, BARRIER_SNIPPETS, FACT_SNIPPETS, SOURCE_SNIPPETS, CLUE_SNIPPETS, ENDING_SNIPPETS]
      .flat()
      .map((snippet) => [snippet.label, codeSnippet(snippet)]),
  )

/** A snippet is found by its Chinese and by its English word. */
const codeSnippet = ({ label, description, body }: Snippet): object => ({
  scope: 'json,jsonc',
  prefix: label.split(' '),
  description,
  body: JSON.stringify(body, null, 2).split('\n'),
})

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`
