import type { Option, Scenario, Task } from '../../engine/scenario'
import { at } from '../../engine/util'
import { escaped } from '../svg'
import { REVIEW_WORDS as SAY, TASK_TYPE_WORDS } from '../words'
import { item, line, listOf, type Parts } from './parts'

/** One task with everything it says, its answers, and what it rests on. */
export const taskHtml = (parts: Parts, task: Task): string => {
  const { scenario } = parts
  const options = optionsOf(task)
  const bare = task.cites.length + task.teaches.length === 0 && !task.invented
  return `<section class="task"><h4>${escaped(at(scenario.roles, task.role).name)} · ${escaped(task.title || task.todo)} <small>${TASK_TYPE_WORDS[task.type]}</small>${parts.invented(task.invented)}${parts.bare(bare)}</h4>
${parts.when(task.when)}${parts.pages(task.pages)}${ownPart(scenario, task)}${options.map((option) => optionHtml(parts, option)).join('')}${line(SAY.hint, task.hint)}${line(SAY.reply, task.reply)}${line(SAY.failed, task.failText)}${parts.facts([...task.cites, ...task.teaches])}</section>`
}

type AnyOption = Option & { readonly right?: boolean }

const optionsOf = (task: Task): readonly AnyOption[] =>
  task.type === 'choice' || task.type === 'multi' ? task.options : task.type === 'hotspot' ? task.regions : []

/** What only tasks of this type say. */
const ownPart = (scenario: Scenario, task: Task): string => {
  const clue = (ix: number): string => at(scenario.clues, ix).title
  const role = (ix: number): string => at(scenario.roles, ix).name
  switch (task.type) {
    case 'order':
      return listOf(task.items.map(item))
    case 'match':
      return listOf(task.pairs.map(({ left, right }) => item(`${left} ↔ ${right}`)))
    case 'passphrase':
      return listOf(
        task.slots.map(({ label, choices, answer, heldBy, note }) =>
          item(SAY.slot(label, choices[answer] ?? '', role(heldBy), note)),
        ),
      )
    case 'hotspot':
      return line(SAY.picture, task.imageAlt)
    case 'handover':
      return line(SAY.handover(role(task.to)), clue(task.clue))
    case 'await':
      return line(SAY.await(role(task.from)), clue(task.clue)) + line(SAY.missing, task.missing)
    case 'checkin':
      return line(SAY.checkin, task.place)
    case 'read':
    case 'discuss':
    case 'choice':
    case 'multi':
      return ''
  }
}

const optionHtml = (parts: Parts, { text, reply, wrong, right, trap, remark }: AnyOption): string => {
  const sign = trap !== null ? '⚠' : wrong ? '✗' : right === true ? '✓' : right === false ? '✗' : '○'
  return `<div class="option"><p>${sign} ${escaped(text)}${reply === null ? '' : ` <span class="reply">→ ${escaped(reply)}</span>`}</p>${trap === null ? '' : parts.trap(trap)}${parts.remark(remark)}</div>`
}
