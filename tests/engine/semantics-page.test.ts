import fs from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { LEVERS, REFUSALS } from '../../src/engine'
import { DEADLINES } from '../../src/engine/time'

const here = (file: string): string => fileURLToPath(new URL(`../../${file}`, import.meta.url))
const page = fs.readFileSync(here('docs/semantics.md'), 'utf8')

/** First cells of the table below a heading, the code in them one by one. */
const listed = (heading: string): string[] => {
  const section = page.split(`\n## ${heading}\n`)[1]?.split('\n#')[0] ?? ''
  return section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([a-zA-Z_]+)/g)].map(([, code]) => code ?? ''))
}

/** Discriminants of a union, read from its source. */
const typesIn = (file: string): string[] => [
  ...new Set(
    [...fs.readFileSync(here(file), 'utf8').matchAll(/readonly type: ((?:'\w+'(?: \| )?)+)/g)].flatMap(([, union]) =>
      [...(union ?? '').matchAll(/'(\w+)'/g)].map(([, type]) => type ?? ''),
    ),
  ),
]

describe('docs/semantics.md', () => {
  it('lists every refusal, in the engine’s order', () => {
    expect(listed('Every refusal')).toEqual([...REFUSALS])
  })

  it('lists every deadline, in the order they fire', () => {
    expect(listed('Every deadline').filter((code) => DEADLINES.some((kind) => kind === code))).toEqual([...DEADLINES])
  })

  it('lists every event and nothing else', () => {
    expect(listed('Every event').sort()).toEqual(typesIn('src/engine/event.ts').sort())
  })

  it('lists every command', () => {
    const types = typesIn('src/engine/command.ts')
    expect(types.length).toBeGreaterThan(25)
    expect(types.filter((type) => !listed('Every command').includes(type))).toEqual([])
    expect(LEVERS.filter((lever) => !types.includes(lever))).toEqual([])
  })

  it('keeps all twenty-eight rules under their numbers', () => {
    expect([...page.matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number))).toEqual(
      Array.from({ length: 28 }, (_, i) => i + 1),
    )
  })
})
