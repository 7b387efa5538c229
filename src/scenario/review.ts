import type { Fact, Scenario, Task } from '../engine/scenario'
import { at } from '../engine/util'
import type { ScenarioDocument } from './document'
import { escaped } from './svg'
import { REVIEW_WORDS as SAY, TASK_TYPE_WORDS } from './words'

/** A scenario for reviewers, to print: the whole text with every claim's source, 设计推演 marked, a place to sign. */
export const reviewHtml = (scenario: Scenario, document: ScenarioDocument): string => {
  const cited = (facts: readonly number[]): string =>
    facts.map((ix) => `<li>${factLine(scenario, at(scenario.facts, ix))}</li>`).join('')
  const facts = (list: readonly number[]): string => (list.length === 0 ? '' : `<ul class="facts">${cited(list)}</ul>`)
  const invented = (on: boolean): string => (on ? `<span class="invented">${SAY.invented}</span>` : '')
  const paragraphs = (pages: readonly string[]): string => pages.map((page) => `<p>${escaped(page)}</p>`).join('')
  const note = (words: string | undefined): string =>
    words === undefined ? '' : `<p class="note">${SAY.note}${escaped(words)}</p>`

  const task = (one: Task): string => {
    const options =
      one.type === 'choice' || one.type === 'multi' ? one.options : one.type === 'hotspot' ? one.regions : []
    const lists =
      one.type === 'order'
        ? one.items
        : one.type === 'match'
          ? one.pairs.map(({ left, right }) => `${left} ↔ ${right}`)
          : one.type === 'passphrase'
            ? one.slots.map(({ label, choices, answer }) => `${label}：${choices[answer] ?? ''}`)
            : []
    const bare =
      one.cites.length + one.teaches.length === 0 && !one.invented && options.every(({ trap }) => trap === null)
    return `<section class="task"><h4>${escaped(at(scenario.roles, one.role).name)} · ${escaped(one.title || one.todo)} <small>${TASK_TYPE_WORDS[one.type]}</small> ${invented(one.invented)}${bare ? `<span class="bare">${SAY.uncited}</span>` : ''}</h4>
${paragraphs(one.pages)}${lists.length === 0 ? '' : `<ol>${lists.map((item) => `<li>${escaped(item)}</li>`).join('')}</ol>`}
${options.map((option) => optionHtml(option)).join('')}${one.reply === null ? '' : `<p class="reply">${escaped(one.reply)}</p>`}${facts([...new Set([...one.cites, ...one.teaches])])}</section>`
  }
  const trapHtml = (ix: number): string => {
    const trap = at(scenario.traps, ix)
    return `<div class="trap"><b>${SAY.trap}${escaped(trap.title)}</b><p>${escaped(trap.told)}</p><p>${escaped(trap.reveal)}</p>${facts([trap.fact])}</div>`
  }
  const optionHtml = (option: {
    readonly text: string
    readonly wrong: boolean
    readonly trap: number | null
    readonly reply: string | null
    readonly remark: { readonly text: string; readonly fact: number } | null
  }): string =>
    `<div class="option">${option.wrong ? '✗' : option.trap === null ? '○' : '⚠'} ${escaped(option.text)}${option.reply === null ? '' : ` <i>${escaped(option.reply)}</i>`}${option.trap === null ? '' : trapHtml(option.trap)}${option.remark === null ? '' : `<p>${escaped(option.remark.text)}</p>${facts([option.remark.fact])}`}</div>`

  const acts = scenario.acts.map(
    ({
      ordinal,
      title,
      place,
      opening,
      lanes,
      barrier,
    }) => `<section class="act"><h2>${SAY.act(ordinal + 1, escaped(title))} <small>${escaped(place)}</small></h2>
${paragraphs(opening.map(({ text }) => text))}
${lanes.map(({ tasks }) => tasks.map((ix) => task(at(scenario.tasks, ix))).join('')).join('')}
<h3>${SAY.barrier}${escaped(barrier.title)} ${invented(barrier.invented)}</h3><p>${escaped(barrier.prompt)}</p>
${barrier.outcomes.map(({ text, trap }) => `<div class="option">${escaped(text)}${trap === null ? '' : trapHtml(trap)}</div>`).join('')}${facts(barrier.cards)}</section>`,
  )
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(scenario.title)} ${SAY.title}</title><style>${STYLE}</style></head><body>
<h1>《${escaped(scenario.title)}》${SAY.title}</h1>
<p>${escaped(scenario.id)}@${escaped(scenario.version)} · ${SAY.hash}${scenario.hash.slice(0, 12)}</p><p>${escaped(scenario.summary)}</p>${note(document.note)}
<h2>${SAY.roles}</h2>${scenario.roles.map(({ name, title, brief }) => `<h4>${escaped(name)} · ${escaped(title)}</h4>${paragraphs(brief)}`).join('')}
${acts.join('\n')}
<h2>${SAY.endings}</h2>${[...scenario.endings, scenario.unfinished].map(({ title, text }) => `<h4>${escaped(title)}</h4>${paragraphs(text)}`).join('')}
<h2>${SAY.clues}</h2>${scenario.clues.map(({ title, text, facts: list }) => `<h4>${escaped(title)}</h4><p>${escaped(text)}</p>${facts(list)}`).join('')}
<h2>${SAY.debrief}</h2><p>${escaped(scenario.debrief.intro)}</p>${scenario.debrief.timeline.map(({ time, text, facts: list }) => `<p><b>${escaped(time)}</b> ${escaped(text)}</p>${facts(list)}`).join('')}
${scenario.debrief.disputed.map(({ title, text, facts: list }) => `<h4>${SAY.disputed}${escaped(title)}</h4><p>${escaped(text)}</p>${facts(list)}`).join('')}
${scenario.debrief.afterwards.map(({ name, text, facts: list }) => `<p><b>${escaped(name)}</b> ${escaped(text)}</p>${facts(list)}`).join('')}
<ol>${scenario.debrief.questions.map((question) => `<li>${escaped(question)}</li>`).join('')}</ol>
<h2>${SAY.facts}</h2><table><tr><th>${SAY.number}</th><th>${SAY.fact}</th><th>${SAY.status}</th><th>${SAY.source}</th><th>${SAY.checked}</th></tr>
${scenario.facts.map((fact) => `<tr><td>${escaped(fact.label)}</td><td>${escaped(fact.text)}</td><td>${fact.status}</td><td>${citesOf(scenario, fact)}</td><td class="box"></td></tr>`).join('\n')}</table>
<h2>${SAY.sources}</h2><ol>${scenario.sources.map(({ title, publisher, url, note: words }) => `<li>${escaped(title)}，${escaped(publisher)}${url === null ? '' : `，${escaped(url)}`}${words === null ? '' : `。${escaped(words)}`}</li>`).join('')}</ol>
<p class="sign">${SAY.sign}</p>
</body></html>
`
}

const factLine = (scenario: Scenario, fact: Fact): string =>
  `<b>${escaped(fact.label)}</b>〔${fact.status}〕${escaped(fact.text)} <span class="cite">${citesOf(scenario, fact)}</span>`

const citesOf = (scenario: Scenario, { cite }: Fact): string =>
  cite.map(({ source, locator }) => escaped(`${at(scenario.sources, source).title}，${locator}`)).join('；')

const STYLE = `body{font:16px/1.7 "Noto Serif CJK SC","SimSun",serif;max-width:48em;margin:2em auto;color:#2b2118}
h2{border-bottom:2px solid #a2402a;margin-top:2em}h4{margin:.8em 0 .2em}p{margin:.3em 0}small{color:#6b5b45}
.task{border-left:3px solid #c8bfae;padding-left:1em;margin:1em 0}.option{margin:.3em 0 .3em 1em}
.trap{background:#fbe9e0;padding:.4em 1em;margin:.3em 0}.facts{font-size:13px;color:#444}.cite{color:#7a5a1f}
.invented{background:#efe6c8;padding:0 .4em;font-size:13px}.bare{background:#f6c9c0;padding:0 .4em;font-size:13px}.note{color:#555;font-style:italic}
table{border-collapse:collapse;font-size:13px}td,th{border:1px solid #999;padding:.3em .5em;vertical-align:top}.box{width:4em}
.sign{margin-top:4em;font-size:18px}@media print{body{margin:0;max-width:none}.task,.trap,tr{break-inside:avoid}}`
