import type { Quiz, Trap } from '../../engine/scenario'
import type { QuizDocument } from '../document'
import type { Model, TrapEntry } from '../model'
import { effects } from './conditions'
import { found } from './found'

const HOLD_SECONDS = 90
const QUIZ_ATTEMPTS = 2

export function trap(model: Model, { doc, ordinal }: TrapEntry): Trap {
  return {
    ordinal,
    title: doc.title,
    fact: found(model.ordinals.fact.get(doc.fact)),
    taughtBy: doc.taughtBy.map((id) => found(model.taskById.get(id)).ordinal),
    consequence: effects(model, doc.consequence),
    told: doc.told ?? '',
    reveal: doc.reveal,
    hold: doc.hold
      ? { seconds: doc.hold.seconds ?? HOLD_SECONDS, remedy: quiz(doc.hold.remedy), rescue: quiz(doc.hold.rescue) }
      : null,
  }
}

function quiz(doc: QuizDocument): Quiz {
  return {
    prompt: doc.prompt,
    options: doc.options.map(({ text, right }) => ({ text, right: right ?? false })),
    attempts: doc.attempts ?? QUIZ_ATTEMPTS,
  }
}
