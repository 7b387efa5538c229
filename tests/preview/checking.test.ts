import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CheckReport, check } from '../../src/cli/check'
import { documentOf, type Read } from '../../src/cli/document'
import { create } from '../../src/cli/new'
import { Checking } from '../../src/preview/checking'
import type { Finding } from '../../src/preview/messages'
import { copied, newFolder, openPage, startDesk } from './desk'

const { folder, roots, remove } = newFolder()
const quiet = { out: () => undefined, error: () => undefined }
/** How long a proof may take on a busy machine. */
const PROOF = { timeout: 30_000 }
const YANGTZE = 'crossing-the-yangtze'

beforeAll(async () => {
  expect(await create(['first-try', '--dir', folder], quiet)).toBe(0)
})
afterAll(remove)

const first = (): string => path.join(folder, 'first-try', 'scenario.json')

/** A copy of the new scenario under its right name, with one piece of text replaced. */
const firstWith = (from: string, to: string): string => {
  const file = path.join(fs.mkdtempSync(path.join(folder, 'copy-')), 'first-try', 'scenario.json')
  fs.mkdirSync(path.dirname(file))
  fs.writeFileSync(file, replaced(fs.readFileSync(first(), 'utf8'), from, to))
  return file
}

const replaced = (text: string, from: string, to: string): string => {
  expect(text.split(from), from).toHaveLength(2)
  return text.replace(from, () => to)
}

/** A copy of a scenario with drawings. */
const drawn = (name = YANGTZE): string => copied(YANGTZE, fs.mkdtempSync(path.join(folder, 'copy-')), name)

const withoutBoat = (): string => {
  const file = drawn()
  fs.rmSync(path.join(path.dirname(file), 'art/boat.svg'))
  return file
}

type Said = Omit<Finding, 'excerpt'>

const saidByCheck = async (file: string): Promise<Said[]> => {
  const lines: string[] = []
  await check([file, '--prove', '--json'], { ...quiet, out: (text) => lines.push(text) })
  const { diagnostics } = JSON.parse(lines.join('')) as CheckReport
  return diagnostics.map(({ code, severity, message, line, column, fix }) => ({
    code,
    severity,
    message,
    line,
    column,
    fix: fix?.title ?? null,
  }))
}

const saidByPreview = async (file: string): Promise<Said[]> => {
  const desk = await startDesk(file, roots)
  const { told, ws } = await openPage(desk.port)
  await expect.poll(() => told().proving, PROOF).toBe(false)
  ws.close()
  await desk.close()
  return told().findings.map(({ excerpt: _, ...said }) => said)
}

describe('the preview says what check --prove says', () => {
  it.each<[string, () => string, string[]]>([
    ['nothing of a sound scenario', () => drawn(), []],
    ['of a copy that kept its old id', () => drawn('crossing-again'), ['XH0217']],
    ['of a drawing that is missing', withoutBoat, ['XH0216']],
    ['of a comma too many', () => firstWith('"flags": [],', '"flags": [,'), ['XH0115']],
    ['of a reference that leads nowhere', () => firstWith('"fact": "F-1"', '"fact": "F-9"'), ['XH0203', 'XH0190']],
    [
      'of an ending no play reaches',
      () => firstWith('"add": 2 }, { "minutes"', '"add": -2 }, { "minutes"'),
      ['XH0801', 'XH0811'],
    ],
    [
      'of an ending only a team with gaps reaches',
      () => firstWith('"when": { "meter": "alarm", "atMost": 1 }', '"when": { "not": { "present": "guest" } }'),
      ['XH0812'],
    ],
  ])('%s', async (_, broken, codes) => {
    const file = broken()
    const said = await saidByPreview(file)
    expect(said).toEqual(await saidByCheck(file))
    expect(said.map(({ code }) => code)).toEqual(codes)
  })
})

describe('a proof beside the preview', () => {
  const read = (from = '', to = ''): Read => {
    const text = fs.readFileSync(first(), 'utf8')
    return documentOf(from === '' ? text : replaced(text, from, to), first())
  }
  const UNREACHED = ['"add": 2 }, { "minutes"', '"add": -2 }, { "minutes"'] as const
  const codes = ({ findings }: Checking): string[] => findings.map(({ code }) => code)

  it('comes after what the reading found, and is announced', async () => {
    let told = 0
    const checking = new Checking(() => {
      told += 1
    })
    checking.take(read(...UNREACHED))
    expect([checking.proving, codes(checking), told]).toEqual([true, [], 0])
    await expect.poll(() => told, PROOF).toBe(1)
    expect([checking.proving, codes(checking)]).toEqual([false, ['XH0801', 'XH0811']])
  })

  it('is kept while the play stays the same, and finds its places in the new text', async () => {
    const checking = new Checking(() => undefined)
    checking.take(read(...UNREACHED))
    await expect.poll(() => checking.proving, PROOF).toBe(false)
    const before = checking.findings
    const moved = read(...UNREACHED)
    checking.take(documentOf(`// 一行说明\n${moved.text}`, first()))
    expect(checking.proving).toBe(false)
    expect(checking.findings).toEqual(before.map((one) => ({ ...one, line: one.line + 1 })))
    // An error hides it, and it is there again when that is mended.
    checking.take(read('"fact": "F-1"', '"fact": "F-9"'))
    expect(codes(checking)).not.toContain('XH0801')
    checking.take(moved)
    expect([checking.proving, codes(checking)]).toEqual([false, ['XH0801', 'XH0811']])
  })

  it('is given up for a newer save, and says nothing of the older one', async () => {
    let told = 0
    const checking = new Checking(() => {
      told += 1
    })
    checking.take(read(...UNREACHED))
    checking.take(read())
    await expect.poll(() => checking.proving, PROOF).toBe(false)
    expect([told, checking.findings]).toEqual([1, []])
  })

  it('ends with the preview', async () => {
    let told = 0
    const checking = new Checking(() => {
      told += 1
    })
    checking.take(read())
    checking.stop()
    const another = new Checking(() => undefined)
    another.take(read())
    await expect.poll(() => another.proving, PROOF).toBe(false)
    expect([checking.proving, told]).toEqual([false, 0])
  })
})
