import type { Condition, FactIx, Quiz, Scenario } from '../../engine/scenario'
import { at } from '../../engine/util'
import { describeCondition } from '../describe'
import { escaped } from '../svg'
import { REVIEW_WORDS as SAY } from '../words'

/** The pieces that a print-out is made of; all answer HTML, and escape what writers wrote. */
export interface Parts {
  readonly scenario: Scenario
  /** Each fact with its source: in full the first time, then by its number. */
  facts(list: readonly FactIx[]): string
  pages(list: readonly string[]): string
  /** What is said beside a claim that rests on invention, or on nothing that is written down. */
  invented(on: boolean): string
  bare(on: boolean): string
  when(condition: Condition | null): string
  quiz(name: string, quiz: Quiz): string
  trap(ix: number): string
  remark(remark: { readonly text: string; readonly fact: FactIx } | null): string
}

export const line = (name: string, words: string | null): string =>
  words === null || words === '' ? '' : `<p class="told"><b>${name}</b>${escaped(words)}</p>`

export const listOf = (items: readonly string[], numbered = true): string =>
  items.length === 0 ? '' : `<${numbered ? 'ol' : 'ul'}>${items.join('')}</${numbered ? 'ol' : 'ul'}>`

export const item = (words: string): string => `<li>${escaped(words)}</li>`

export const citesOf = (scenario: Scenario, fact: FactIx): string =>
  at(scenario.facts, fact)
    .cite.map(({ source, locator }) => escaped(`${at(scenario.sources, source).title}，${locator}`))
    .join('；')

export const makeParts = (scenario: Scenario): Parts => {
  const told = new Set<FactIx>()
  const fact = (ix: FactIx): string => {
    const { label, status, text } = at(scenario.facts, ix)
    const head = `<b>${escaped(label)}</b>〔${status}〕`
    if (told.has(ix)) return `<li class="again">${head}${SAY.above}</li>`
    told.add(ix)
    return `<li>${head}${escaped(text)} <span class="cite">${SAY.from}${citesOf(scenario, ix)}</span></li>`
  }
  const parts: Parts = {
    scenario,
    facts: (list) => (list.length === 0 ? '' : `<ul class="facts">${[...new Set(list)].map(fact).join('')}</ul>`),
    pages: (list) => list.map((page) => `<p>${escaped(page)}</p>`).join(''),
    invented: (on) => (on ? ` <span class="mark">${SAY.invented}</span>` : ''),
    bare: (on) => (on ? ` <span class="mark bare">${SAY.uncited}</span>` : ''),
    when: (condition) =>
      condition === null ? '' : `<p class="when">${SAY.when}${escaped(describeCondition(scenario, condition))}</p>`,
    quiz: (name, { prompt, options }) =>
      `<p class="told"><b>${name}</b>${escaped(prompt)}　${options.map(({ text, right }) => `${right ? '✓' : '✗'} ${escaped(text)}`).join('　')}</p>`,
    trap: (ix) => {
      const { title, told: words, reveal, hold, fact: rests } = at(scenario.traps, ix)
      const quizzes = hold === null ? '' : parts.quiz(SAY.remedy, hold.remedy) + parts.quiz(SAY.rescue, hold.rescue)
      return `<div class="trap"><p><b>${SAY.trap}${escaped(title)}</b></p>${line(SAY.told, words)}${line(SAY.reveal, reveal)}${quizzes}${parts.facts([rests])}</div>`
    },
    remark: (remark) => (remark === null ? '' : line(SAY.remark, remark.text) + parts.facts([remark.fact])),
  }
  return parts
}
