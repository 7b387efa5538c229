import type { FactIx, Scenario } from './scenario'
import type { Reveal } from './state'
import { at } from './util'
import type { FactView, RevealView } from './view-types'

/** A fact with its sources; made once a scenario, because every view shows some. */
export const factView = (scenario: Scenario, fact: FactIx): FactView => {
  let views = made.get(scenario)
  if (views === undefined) {
    views = scenario.facts.map(({ label, text, status, cite }) => ({
      label,
      text,
      status,
      sources: cite.map(({ source, locator }) => {
        const { title, publisher } = at(scenario.sources, source)
        return { title, publisher, locator }
      }),
    }))
    made.set(scenario, views)
  }
  return at(views, fact)
}

const made = new WeakMap<Scenario, FactView[]>()

export const revealView = (scenario: Scenario, reveal: Reveal): RevealView => {
  if ('remark' in reveal) {
    const fact = factView(scenario, reveal.fact)
    return {
      act: reveal.act,
      kind: 'remark',
      title: fact.status === '存疑' ? '还没有定论' : '补充',
      text: reveal.remark,
      fact,
    }
  }
  const trap = at(scenario.traps, reveal.trap)
  return { act: reveal.act, kind: 'trap', title: trap.title, text: trap.reveal, fact: factView(scenario, trap.fact) }
}
