import type { Path } from './diagnostic'
import type { QuizDocument } from './document'
import type { Model, TaskEntry } from './model'

/** What a piece of text is for; that decides how long it may be. */
export type TextKind = 'page' | 'title' | 'option' | 'todo' | 'other'

export interface PlacedText {
  readonly text: string
  readonly path: Path
  readonly kind: TextKind
  /** Told in the second person by the narrator. */
  readonly narrated: boolean
}

/** Every text that a player sees, with its place. */
export function* texts(model: Model): Generator<PlacedText> {
  const { document } = model
  for (const key of ['title', 'subtitle', 'summary'] as const) yield* one(document[key], [key], 'other')
  for (const [i, card] of (document.reading ?? []).entries()) {
    yield* one(card.title, ['reading', i, 'title'], 'other')
    yield* one(card.text, ['reading', i, 'text'], 'other')
  }
  for (const [i, fact] of document.facts.entries()) yield* one(fact.text, ['facts', i, 'text'], 'other')
  for (const [i, clue] of document.clues.entries()) {
    yield* one(clue.title, ['clues', i, 'title'], 'title')
    yield* one(clue.text, ['clues', i, 'text'], 'page')
  }
  for (const [i, role] of document.roles.entries()) {
    yield* one(role.name, ['roles', i, 'name'], 'title')
    yield* one(role.title, ['roles', i, 'title'], 'title')
    yield* one(role.about, ['roles', i, 'about'], 'other')
    yield* pages(role.brief, ['roles', i, 'brief'])
  }
  for (const [i, { name, words }] of document.meters.entries()) {
    yield* one(name, ['meters', i, 'name'], 'title')
    yield* many(words, ['meters', i, 'words'], 'title')
  }
  for (const { doc, path, outcomes } of model.acts) {
    yield* one(doc.title, [...path, 'title'], 'title')
    yield* one(doc.place, [...path, 'place'], 'other')
    yield* one(doc.time, [...path, 'time'], 'title')
    for (const [i, paragraph] of doc.opening.entries()) {
      const here = [...path, 'opening', i]
      if (typeof paragraph === 'string') yield* one(paragraph, here, 'page', true)
      else yield* one(paragraph.text, [...here, 'text'], 'page', true)
    }
    const { barrier } = doc
    const here = [...path, 'barrier']
    yield* one(barrier.title, [...here, 'title'], 'title')
    yield* one(barrier.prompt, [...here, 'prompt'], 'page')
    yield* one(barrier.todo, [...here, 'todo'], 'todo')
    if (barrier.kind === 'vote') {
      for (const [i, { label }] of barrier.options.entries())
        yield* one(label, [...here, 'options', i, 'label'], 'option')
    }
    if (barrier.kind === 'together') {
      for (const [role, label] of Object.entries(barrier.labels ?? {})) {
        yield* one(label, [...here, 'labels', role], 'title')
      }
    }
    if (barrier.kind === 'combine') {
      yield* one(barrier.hint, [...here, 'hint'], 'page')
      for (const [i, part] of barrier.parts.entries()) {
        yield* one(part.prompt, [...here, 'parts', i, 'prompt'], 'page')
        yield* many(part.choices, [...here, 'parts', i, 'choices'], 'option')
      }
    }
    for (const outcome of outcomes) {
      yield* one(outcome.doc.text, [...outcome.path, 'text'], 'page')
      yield* one(outcome.doc.remark?.text, [...outcome.path, 'remark', 'text'], 'page')
    }
  }
  for (const task of model.tasks) yield* taskTexts(task)
  for (const { doc, path } of model.traps) {
    yield* one(doc.title, [...path, 'title'], 'title')
    yield* one(doc.told, [...path, 'told'], 'page', true)
    yield* one(doc.reveal, [...path, 'reveal'], 'page')
    for (const key of ['remedy', 'rescue'] as const) {
      if (doc.hold) yield* quizTexts(doc.hold[key], [...path, 'hold', key])
    }
  }
  for (const [i, ending] of document.endings.entries()) yield* endingTexts(ending, ['endings', i])
  yield* endingTexts(document.unfinished, ['unfinished'])
  yield* debriefTexts(model)
}

function* taskTexts({ doc, path, options }: TaskEntry): Generator<PlacedText> {
  yield* one(doc.title, [...path, 'title'], 'title')
  if (typeof doc.text === 'string') yield* one(doc.text, [...path, 'text'], 'page', true)
  else yield* pages(doc.text ?? [], [...path, 'text'])
  yield* one(doc.todo, [...path, 'todo'], 'todo', true)
  yield* one(doc.hint, [...path, 'hint'], 'page')
  yield* one(doc.reply, [...path, 'reply'], 'page', true)
  yield* one(doc.fail?.text, [...path, 'fail', 'text'], 'page', true)
  for (const option of options) {
    yield* one(option.doc.text, [...option.path, 'text'], 'option')
    yield* one(option.doc.reply, [...option.path, 'reply'], 'page', true)
    yield* one(option.doc.remark?.text, [...option.path, 'remark', 'text'], 'page')
  }
  if (doc.type === 'order') yield* many(doc.items, [...path, 'items'], 'option')
  if (doc.type === 'match') {
    for (const [i, { left, right }] of doc.pairs.entries()) {
      yield* one(left, [...path, 'pairs', i, 'left'], 'option')
      yield* one(right, [...path, 'pairs', i, 'right'], 'option')
    }
  }
  if (doc.type === 'passphrase') {
    for (const [i, slot] of doc.slots.entries()) {
      yield* one(slot.label, [...path, 'slots', i, 'label'], 'option')
      yield* many(slot.choices, [...path, 'slots', i, 'choices'], 'option')
      yield* one(slot.note, [...path, 'slots', i, 'note'], 'page')
    }
  }
  if (doc.type === 'hotspot') yield* one(doc.imageAlt, [...path, 'imageAlt'], 'other')
  if (doc.type === 'await') yield* one(doc.missing, [...path, 'missing'], 'page', true)
  if (doc.type === 'checkin') yield* one(doc.place, [...path, 'place'], 'option')
}

function* quizTexts(quiz: QuizDocument, path: Path): Generator<PlacedText> {
  yield* one(quiz.prompt, [...path, 'prompt'], 'page')
  for (const [i, { text }] of quiz.options.entries()) yield* one(text, [...path, 'options', i, 'text'], 'option')
}

function* endingTexts({ title, text }: { title: string; text: readonly string[] }, path: Path): Generator<PlacedText> {
  yield* one(title, [...path, 'title'], 'title')
  yield* pages(text, [...path, 'text'])
}

function* debriefTexts({ document: { debrief } }: Model): Generator<PlacedText> {
  yield* one(debrief.intro, ['debrief', 'intro'], 'other')
  for (const key of ['timeline', 'disputed', 'afterwards'] as const) {
    for (const [i, { text }] of debrief[key].entries()) yield* one(text, ['debrief', key, i, 'text'], 'other')
  }
  yield* many(debrief.questions, ['debrief', 'questions'], 'other')
  for (const [i, { name, words }] of debrief.scores.entries()) {
    yield* one(name, ['debrief', 'scores', i, 'name'], 'title')
    yield* many(words, ['debrief', 'scores', i, 'words'], 'other')
  }
}

function* one(text: string | undefined, path: Path, kind: TextKind, narrated = false): Generator<PlacedText> {
  if (text !== undefined) yield { text, path, kind, narrated }
}

function* many(list: readonly string[], path: Path, kind: TextKind): Generator<PlacedText> {
  for (const [i, text] of list.entries()) yield { text, path: [...path, i], kind, narrated: false }
}

function* pages(list: readonly string[], path: Path): Generator<PlacedText> {
  for (const [i, text] of list.entries()) yield { text, path: [...path, i], kind: 'page', narrated: true }
}
