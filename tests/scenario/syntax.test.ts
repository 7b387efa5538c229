import { describe, expect, test } from 'vitest'
import { loadScenario } from '@/scenario'
import { TWO_LAMPS } from './fixture'

const load = (text: string) => loadScenario(text, 'x.json')
const first = (text: string) => {
  const [found] = load(text).diagnostics
  return found && `${found.line}:${found.column} ${found.code}`
}
const HASH = load(TWO_LAMPS).scenario?.hash

describe('the loader reads', () => {
  test('comments, trailing commas, a byte order mark and any line ends', () => {
    const written = TWO_LAMPS.replace('"id": "two-lamps",', '// 剧本编号\n/* 两盏灯 */ "id": "two-lamps",').replace(
      /\n\}\n$/u,
      ',\n}\n',
    )
    for (const text of [
      written,
      `\uFEFF${written}`,
      written.replaceAll('\n', '\r\n'),
      written.replaceAll('\n', '\r'),
    ]) {
      expect(load(text).diagnostics).toEqual([])
      expect(load(text).scenario?.hash).toBe(HASH)
    }
  })

  test('lines that end in \\r\\n or \\r with the same positions as those that end in \\n', () => {
    const spoilt = TWO_LAMPS.replace('"tieBreak": "lane"', '"tieBreak": "line"')
    const [found] = load(spoilt).diagnostics
    for (const end of ['\r\n', '\r']) {
      expect(load(spoilt.replaceAll('\n', end)).diagnostics[0]).toMatchObject({
        line: found?.line,
        column: found?.column,
      })
    }
    expect(load(`\uFEFF${spoilt}`).diagnostics[0]).toMatchObject({ line: found?.line, column: found?.column })
  })
})

describe('the loader says in one finding', () => {
  test('that a file is empty', () => {
    for (const text of ['', ' \n\t', '\uFEFF']) expect(first(text)).toBe('1:1 XH0104')
  })

  test('that there are only comments', () => {
    expect(load('// nothing yet').diagnostics).toHaveLength(1)
  })

  test('that a file is far too long', () => {
    expect(first(`"${'长'.repeat(2_000_001)}"`)).toBe('1:1 XH0102')
  })

  test('that brackets lie too deep', () => {
    expect(first('['.repeat(100_000))).toBe('1:81 XH0103')
    expect(first(`${'{"a":'.repeat(100)}1${'}'.repeat(100)}`)).toBe('1:401 XH0103')
  })

  test('that a file stops early', () => {
    const cut = TWO_LAMPS.trimEnd().slice(0, -1).trimEnd()
    expect(load(cut).diagnostics.map(({ code }) => code)).toEqual(['XH0110'])
    expect(load(TWO_LAMPS.slice(0, 3000)).diagnostics).toHaveLength(1)
  })

  test('that something follows the end', () => {
    expect(load(`${TWO_LAMPS}{}`).diagnostics.map(({ code }) => code)).toEqual(['XH0111'])
  })

  test('that a comment has no end', () => {
    expect(load(`${TWO_LAMPS}/* und`).diagnostics.map(({ code }) => code)).toEqual(['XH0112'])
  })

  test('that the file is not a scenario at all', () => {
    for (const text of ['[]', '3', 'null', '"x"', 'true']) expect(first(text)).toBe('1:1 XH0123')
    expect(first('{}')).toBe('1:1 XH0122')
  })
})

describe('the loader says in one go', () => {
  test('all that is wrong in a file, each once, from top to bottom', () => {
    const spoilt = TWO_LAMPS.replace('"summary":', '"sumary":')
      .replace('"cards": ["F3"]', '"cards": ["f3"]')
      .replace('"target": 10', '"target": "10"')
      .replace('"type": "choice"', '"type": "choise"')
    const { scenario, diagnostics } = load(spoilt)
    expect(scenario).toBeUndefined()
    expect(diagnostics.map(({ code }) => code)).toEqual(['XH0120', 'XH0123', 'XH0202', 'XH0124', 'XH0190'])
    const lines = diagnostics.filter(({ severity }) => severity === 'error').map(({ line }) => line)
    expect(lines).toEqual([...lines].sort((a, b) => a - b))
  })

  test('every forgotten comma, and what is wrong besides', () => {
    const spoilt = TWO_LAMPS.replace('"version": "1.0.0",', '"version": "1.0.0"').replace(
      '"done": "t-lamp"',
      '"done": "t-lmap"',
    )
    expect(load(spoilt).diagnostics.map(({ code }) => code)).toContain('XH0106')
  })
})

describe('the loader shows how to write', () => {
  const message = (from: string, to: string) => {
    expect(TWO_LAMPS).toContain(from)
    return load(TWO_LAMPS.replace(from, to)).diagnostics[0]?.message
  }

  test('a group, by the keys it must have', () => {
    expect(message('"disputed": [', '"disputed": ["F3", ')).toContain('写成 { "title": …, "text": … }。')
    expect(message('"host": [', '"host": ["t-house", ')).toContain('写成 { "type": … }。')
  })

  test('a name that leads nowhere, by those there are', () => {
    expect(message('"cards": ["F3"]', '"cards": ["unheard-of"]')).toBe(
      '找不到史实“unheard-of”。已有的有：F1、F2、F3。请改成其中一个，或者先补上它。',
    )
  })

  test('a group of many keys, by the first few', () => {
    expect(first('[]')).toBe('1:1 XH0123')
    expect(load('[]').diagnostics[0]?.message).toMatch(/写成 \{(?: "\w+": …,){4} … \}。$/u)
  })

  test('a condition, without naming one kind where any of several may be meant', () => {
    expect(message('{ "done": "t-lamp" }', '"t-lamp"')).toMatch(/见格式参考。$/u)
  })
})

describe('a fix', () => {
  const mended = (text: string) => {
    const { fix } = load(text).diagnostics[0] ?? {}
    return fix && text.slice(0, fix.offset) + fix.text + text.slice(fix.offset + fix.length)
  }

  test.each([
    ['"summary":', '"sumary":'],
    ['"done": "t-lamp"', '"done": "t-lmap"'],
    ['"type": "choice"', '"type": "choise"'],
    ['"version": "1.0.0",', '"version": "1.0.0"'],
    ['"id": "two-lamps"', '"id"："two-lamps"'],
    ['"id": "two-lamps"', '"id": "two-lamps”'],
    ['"target": 10', '"target": １０'],
    ['"tieBreak": "lane"', '"tieBreak": "line"'],
    ['"labels": { "host"', '"labels": { "hots"'],
  ])('turns %s back', (right, wrong) => {
    for (const mark of ['', '\uFEFF']) {
      const text = mended(mark + TWO_LAMPS.replace(right, wrong))
      expect(text && load(text).scenario?.hash).toBe(HASH)
    }
  })
})
