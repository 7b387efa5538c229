import type { Path } from '../diagnostic'
import type { ActEntry, Model, TaskEntry } from '../model'
import type { Reporter } from '../reporter'
import { SEEN_BY, SEEN_BY_ALL } from '../words'

/** Words in a row, blanks and punctuation left out, that nobody writes twice by chance. */
const TELLING = 12

/** A text with those who see it; `act` −1: before play. */
interface Seen {
  readonly text: string
  readonly path: Path
  readonly act: number
  /** null: everybody. */
  readonly role: number | null
}

/** XH0345, XH0610: what one role alone knows stands nowhere else before, and no question holds its answer. */
export function checkSecrets(model: Model, reporter: Reporter): void {
  const seen = [...openTexts(model), ...ownTexts(model)]
  const owners = runsOf(seen.filter(({ role }) => role !== null))
  for (const { text, path, act, role } of seen) {
    const letters = lettersOf(text)
    for (let i = 0; i + TELLING <= letters.length; i++) {
      const owner = owners.get(letters.slice(i, i + TELLING))
      // What a brief tells is still a secret when the first act opens.
      const until = Math.max(0, owner?.act ?? 0)
      if (owner === undefined || owner.role === role || until < act || (role !== null && until === act)) continue
      reporter.report('XH0610', path, {
        owner: nameOf(model, owner.role),
        where: role === null ? SEEN_BY_ALL : SEEN_BY(nameOf(model, role)),
        words: sharedFrom(letters.slice(i), lettersOf(owner.text)),
      })
      break
    }
  }
  for (const task of model.tasks) ownAnswers(task, reporter)
  for (const act of model.acts) partAnswers(act, reporter)
}

const nameOf = ({ document }: Model, role: number | null): string => document.roles[role ?? -1]?.name ?? ''

/** What everybody sees before anybody has said a word; `reading` is history for all, and no secret. */
function* openTexts({ document, acts }: Model): Generator<Seen> {
  const open = (text: string | undefined, path: Path, act = -1): Seen[] =>
    text === undefined ? [] : [{ text, path, act, role: null }]
  yield* open(document.subtitle, ['subtitle'])
  yield* open(document.summary, ['summary'])
  for (const [i, { about }] of document.roles.entries()) yield* open(about, ['roles', i, 'about'])
  for (const { doc, path, ordinal } of acts) {
    for (const [i, one] of doc.opening.entries()) {
      const here = [...path, 'opening', i]
      yield* typeof one === 'string' ? open(one, here, ordinal) : open(one.text, [...here, 'text'], ordinal)
    }
    yield* open(doc.barrier.prompt, [...path, 'barrier', 'prompt'], ordinal)
  }
}

/** What one role alone sees: its brief, its tasks, the clues it brings, the words it keeps for others. */
function* ownTexts({ document, tasks, ordinals }: Model): Generator<Seen> {
  for (const [role, { brief }] of document.roles.entries()) {
    for (const [i, text] of brief.entries()) yield { text, path: ['roles', role, 'brief', i], act: -1, role }
  }
  for (const { doc, path, act, role } of tasks) {
    const pages = doc.text === undefined ? [] : [doc.text].flat()
    for (const [i, text] of pages.entries()) {
      yield { text, path: typeof doc.text === 'string' ? [...path, 'text'] : [...path, 'text', i], act, role }
    }
    if (doc.type === 'passphrase') {
      for (const [i, { note, heldBy }] of doc.slots.entries()) {
        const keeper = ordinals.role.get(heldBy)
        if (keeper !== undefined) yield { text: note, path: [...path, 'slots', i, 'note'], act, role: keeper }
      }
    }
    if (doc.type === 'handover') {
      const ix = ordinals.clue.get(doc.clue) ?? -1
      const text = document.clues[ix]?.text
      if (text !== undefined) yield { text, path: ['clues', ix, 'text'], act, role }
    }
  }
}

/** Every telling run of words with the text it stands in; of several the one seen last, for it is secret longest. */
function runsOf(texts: readonly Seen[]): Map<string, Seen> {
  const runs = new Map<string, Seen>()
  for (const one of texts) {
    const letters = lettersOf(one.text)
    for (let i = 0; i + TELLING <= letters.length; i++) {
      const run = letters.slice(i, i + TELLING)
      if ((runs.get(run)?.act ?? -2) < one.act) runs.set(run, one)
    }
  }
  return runs
}

const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')

/** How far a text goes along with a place in another one. */
function sharedFrom(letters: string, other: string): string {
  let length = TELLING
  while (length < letters.length && other.includes(letters.slice(0, length + 1))) length++
  return letters.slice(0, length)
}

/** Whether a question says its answer and keeps quiet about something else one could choose. */
function tells(question: string, answer: string, choices: readonly string[]): boolean {
  return answer.length > 1 && question.includes(answer) && !choices.every((choice) => question.includes(choice))
}

function ownAnswers({ doc, path }: TaskEntry, reporter: Reporter): void {
  const asked: (readonly [string, Path])[] = [
    [doc.title ?? '', [...path, 'title']],
    [doc.todo ?? '', [...path, 'todo']],
    ...(Array.isArray(doc.text)
      ? doc.text.map((page, i) => [page, [...path, 'text', i]] as const)
      : [[doc.text ?? '', [...path, 'text']] as const]),
  ]
  if (doc.type === 'passphrase') {
    for (const [i, { label, choices, answer }] of doc.slots.entries()) {
      const places = [[label, [...path, 'slots', i, 'label']] as const, ...asked]
      if (!tells(places.map(([words]) => words).join('\n'), answer, choices)) continue
      const place = places.find(([words]) => words.includes(answer))
      if (place) reporter.report('XH0345', place[1], { answer })
    }
  }
  if (doc.type === 'checkin') {
    const code = doc.code.toUpperCase()
    const told = asked.some(([words]) => words.toUpperCase().includes(code))
    if (told) reporter.report('XH0345', [...path, 'code'], { answer: doc.code })
  }
}

function partAnswers({ doc: { barrier }, path }: ActEntry, reporter: Reporter): void {
  if (barrier.kind !== 'combine') return
  for (const [i, { prompt, choices, answer }] of barrier.parts.entries()) {
    const here = [...path, 'barrier']
    if (tells(prompt, answer, choices)) reporter.report('XH0345', [...here, 'parts', i, 'prompt'], { answer })
    else if (tells(barrier.prompt, answer, choices)) reporter.report('XH0345', [...here, 'prompt'], { answer })
  }
}
