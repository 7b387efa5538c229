import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = path.resolve('dist/weapp')
const MAIN_LIMIT = 1_000_000
const ALL_LIMIT = 4_000_000

const filesBelow = (folder: string): string[] =>
  fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name)
    return entry.isDirectory() ? filesBelow(full) : [full]
  })

const app: { subPackages?: { root: string }[]; subpackages?: { root: string }[] } = JSON.parse(
  fs.readFileSync(path.join(ROOT, 'app.json'), 'utf8'),
)
const packages = [...(app.subPackages ?? []), ...(app.subpackages ?? [])].map(({ root }) => path.join(ROOT, root))
const files = filesBelow(ROOT)
const inPackage = (file: string) => packages.some((root) => file.startsWith(`${root}${path.sep}`))
const bytes = (some: readonly string[]) => some.reduce((sum, file) => sum + fs.statSync(file).size, 0)

/** The forms that look for the global object and run only where nothing else answers; WeChat lets them stand. */
const GLOBAL_OBJECT = /\bFunction\(\s*(["'])return this\1\s*\)/g
const MAKES_CODE = /(?<![\w$.])eval\s*\(|\bnew\s+Function\b|(?<![\w$.])Function\s*\(|\bFunction\.constructor\b/
const INTERPRETER = /\b(eval5|vm2|sval|jsjs|acorn|esprima|escodegen|Interpreter\.prototype)\b/

/** What a script would turn text into code with, apart from the forms that look for the global object. */
export const codeMakers = (script: string): string | undefined => {
  const rest = script.replace(GLOBAL_OBJECT, '0')
  return (MAKES_CODE.exec(rest) ?? INTERPRETER.exec(rest))?.[0]
}

describe('the package for WeChat', () => {
  test('has a main package of at most 1.0 MB', () => {
    expect(bytes(files.filter((file) => !inPackage(file)))).toBeLessThanOrEqual(MAIN_LIMIT)
  })

  test('weighs at most 4 MB in all', () => {
    expect(bytes(files)).toBeLessThanOrEqual(ALL_LIMIT)
  })

  test('makes no code out of text', () => {
    const scripts = files.filter((file) => /\.(js|wxs)$/.test(file))
    expect(scripts.length).toBeGreaterThan(3)
    const found = scripts.flatMap((file) => {
      const maker = codeMakers(fs.readFileSync(file, 'utf8'))
      return maker === undefined ? [] : [`${path.relative(ROOT, file)}: ${maker}`]
    })
    expect(found).toEqual([])
  })

  test.each([
    'eval("1")',
    'a=eval (b)',
    'new Function("a","b")',
    'Function(x)',
    'a.constructor===Function.constructor',
  ])('would be refused with %s in it', (script) => {
    expect(codeMakers(script)).toBeDefined()
  })

  test.each(['Function("return this")()', "Function('return this')()", 'a.eval(b)', 'retrieval(x)', 'isFunction(x)'])(
    'may hold %s',
    (script) => {
      expect(codeMakers(script)).toBeUndefined()
    },
  )

  test('holds no address of this machine and no map to our sources', () => {
    const leaking = files.filter(
      (file) => file.endsWith('.map') || fs.readFileSync(file, 'utf8').includes(process.cwd()),
    )
    expect(leaking).toEqual([])
  })
})
