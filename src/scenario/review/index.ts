import type { Act, Barrier, Grounds, Scenario } from '../../engine/scenario'
import { at } from '../../engine/util'
import type { ScenarioDocument } from '../document'
import { escaped } from '../svg'
import { PICTURE_WORDS, REVIEW_WORDS as SAY } from '../words'
import { citesOf, item, line, listOf, makeParts, type Parts } from './parts'
import { STYLE } from './style'
import { taskHtml } from './task'

/**
 * A scenario for reviewers, to print on A4: the whole text in the order of play, every claim with its source, every
 * 设计推演 and every text without a source marked, all facts and sources at the end, and a place to sign.
 */
export const reviewHtml = (scenario: Scenario, document: ScenarioDocument): string => {
  const parts = makeParts(scenario)
  const { facts, pages, bare, when } = parts
  const { debrief } = scenario
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(scenario.title)} ${SAY.title}</title><style>${STYLE}</style></head><body>
<h1>《${escaped(scenario.title)}》${SAY.title}</h1>
<p>${escaped(scenario.id)}@${escaped(scenario.version)}　${SAY.hash}${scenario.hash.slice(0, 12)}　${SAY.counts(countsOf(scenario))}</p>
<p>${escaped(scenario.summary)}</p>${document.note === undefined ? '' : `<p class="note">${SAY.note}${escaped(document.note)}</p>`}
<p class="note">${SAY.legend(parts.invented(true), bare(true))}</p>
<h2>${SAY.roles}</h2>${scenario.roles.map(({ name, title, about, brief }) => `<h4>${escaped(name)} · ${escaped(title)}</h4>${pages([about])}${pages(brief)}`).join('')}
${scenario.acts.map((act) => actHtml(parts, act)).join('\n')}
<h2>${SAY.endings}</h2>${[...scenario.endings, scenario.unfinished].map((ending) => `<h4>${escaped(ending.title)}${groundsMark(parts, ending)}</h4>${when(ending.when)}${pages(ending.text)}${facts(ending.cites ?? [])}`).join('')}
${scenario.clues.length === 0 ? '' : `<h2>${SAY.clues}</h2>`}${scenario.clues.map(({ title, text, facts: list }) => `<h4>${escaped(title)}${bare(list.length === 0)}</h4>${pages([text])}${facts(list)}`).join('')}
<h2>${SAY.debrief}</h2>${pages([debrief.intro])}
${debrief.timeline.map(({ time, text, facts: list }) => `<h4>${escaped(time)}${bare(list.length === 0)}</h4>${pages([text])}${facts(list)}`).join('')}
${debrief.disputed.map(({ title, text, facts: list }) => `<h4>${SAY.disputed}${escaped(title)}${bare(list.length === 0)}</h4>${pages([text])}${facts(list)}`).join('')}
${debrief.afterwards.map(({ name, text, facts: list }) => `<h4>${escaped(name)}${bare(list.length === 0)}</h4>${pages([text])}${facts(list)}`).join('')}
<h4>${SAY.questions}</h4>${listOf(debrief.questions.map(item))}
<h2>${SAY.facts}</h2>${factTable(scenario)}
<h2>${SAY.sources}</h2>${listOf(scenario.sources.map(({ title, publisher, url, note }) => item([title, publisher, url, note].filter((words) => words !== null && words !== '').join('，'))))}
<section class="sign"><h2>${SAY.signing}</h2>${SAY.sign.map((row) => `<p>${row.map((words) => `${words}<span></span>`).join('')}</p>`).join('')}</section>
</body></html>
`
}

/** That a text for all is invented, or rests on nothing that is written down. */
const groundsMark = (parts: Parts, { cites = [], invented = false }: Grounds): string =>
  parts.invented(invented) + parts.bare(cites.length === 0 && !invented)

const actHtml = (parts: Parts, act: Act): string => {
  const { scenario } = parts
  const { ordinal, title, place, opening, cites = [], lanes, barrier } = act
  const said = opening.length === 0 ? '' : `<h4>${SAY.opening}${groundsMark(parts, act)}</h4>`
  return `<h2>${SAY.act(ordinal + 1, escaped(title))} <small>${escaped(place)}</small></h2>
${said}${opening.map(({ when, text }) => parts.when(when) + parts.pages([text])).join('')}${parts.facts(cites)}
${lanes.flatMap(({ tasks }) => tasks.map((ix) => taskHtml(parts, at(scenario.tasks, ix)))).join('\n')}
${barrierHtml(parts, barrier)}`
}

const barrierHtml = (parts: Parts, barrier: Barrier): string => {
  const { scenario } = parts
  const outcomes = barrier.outcomes
    .map(({ text, trap, remark }, i) => {
      const name = barrier.kind === 'vote' ? `${escaped(barrier.options[i] ?? '')} → ` : ''
      const sign = trap === null ? '○' : '⚠'
      if (name === '' && text === '' && trap === null && remark === null) return ''
      return `<div class="option"><p>${sign} ${name}${escaped(text)}</p>${trap === null ? '' : parts.trap(trap)}${parts.remark(remark)}</div>`
    })
    .join('')
  const asked =
    barrier.kind === 'combine'
      ? barrier.parts.map(({ role, prompt, choices, answer }) =>
          item(SAY.part(at(scenario.roles, role).name, prompt, choices[answer] ?? '')),
        )
      : []
  return `<h3>${SAY.barrier}${escaped(barrier.title)} <small>${PICTURE_WORDS.barrier[barrier.kind]}</small>${groundsMark(parts, barrier)}</h3>${parts.pages([barrier.prompt])}${listOf(asked)}${barrier.kind === 'combine' ? line(SAY.hint, barrier.hint) : ''}${outcomes}${parts.facts(barrier.cites ?? [])}${barrier.cards.length === 0 ? '' : `<p class="told"><b>${SAY.cards}</b></p>${parts.facts(barrier.cards)}`}`
}

const factTable = (scenario: Scenario): string => {
  const head = SAY.columns.map((words) => `<th>${words}</th>`).join('')
  const rows = scenario.facts.map(
    ({ label, text, status }, ix) =>
      `<tr><td class="short">${escaped(label)}</td><td>${escaped(text)}</td><td class="short">${status}</td><td>${citesOf(scenario, ix)}</td><td class="box"></td></tr>`,
  )
  return `<table><thead><tr>${head}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`
}

const countsOf = ({ facts, tasks, acts, endings, traps }: Scenario) => {
  const known = (status: string): number => facts.filter((fact) => fact.status === status).length
  return {
    facts: facts.length,
    sure: known('确证'),
    common: known('通说'),
    disputed: known('存疑'),
    invented: [...tasks, ...acts, ...acts.map(({ barrier }) => barrier), ...endings].filter(({ invented }) => invented)
      .length,
    traps: traps.length,
  }
}
