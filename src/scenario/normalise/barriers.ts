import type { Barrier, Outcome } from '../../engine/scenario'
import type { ActEntry, Model, OutcomeEntry } from '../model'
import { BARRIER_TODO, TOGETHER_LABEL } from '../words'
import { effects, maybeCondition } from './conditions'
import { found, ordinalsOf } from './found'
import { grounds } from './grounds'

/** Seconds of the waiting ladder when the writer gives none. */
export const LADDER = { nudgeSec: 90, assistSec: 180, timeoutSec: 300 } as const
const ROUNDS = 2
const WINDOW_SEC = 8
const ATTEMPTS = 3

export function barrier(model: Model, act: ActEntry): Barrier {
  const doc = act.doc.barrier
  const { role } = model.ordinals
  const base = {
    title: doc.title,
    prompt: doc.prompt,
    todo: doc.todo ?? BARRIER_TODO[doc.kind],
    release: doc.release ?? 'present',
    nudgeSec: doc.nudgeSec ?? LADDER.nudgeSec,
    assistSec: doc.assistSec ?? LADDER.assistSec,
    timeoutSec: doc.timeoutSec ?? LADDER.timeoutSec,
    cards: ordinalsOf(doc.cards, model.ordinals.fact),
    ...grounds(model, { cites: doc.cites }),
    invented: doc.invented ?? false,
    next: doc.next.map(({ when, goto }) => ({
      when: maybeCondition(model, when),
      to: goto === 'ending' ? null : found(model.ordinals.act.get(goto)),
    })),
    outcomes: act.outcomes.map((one) => outcome(model, one)),
  }
  switch (doc.kind) {
    case 'assemble':
      return { ...base, kind: 'assemble' }
    case 'vote':
      return {
        ...base,
        kind: 'vote',
        options: doc.options.map(({ label }) => label),
        rule: doc.rule,
        rounds: doc.rounds ?? ROUNDS,
        tieBreak: doc.options.findIndex(({ id }) => id === doc.tieBreak),
      }
    case 'together': {
      const labels = new Map(Object.entries(doc.labels ?? {}))
      return {
        ...base,
        kind: 'together',
        windowSec: doc.windowSec ?? WINDOW_SEC,
        attempts: doc.attempts ?? ATTEMPTS,
        labels: model.document.roles.map(({ id }) => labels.get(id) ?? TOGETHER_LABEL),
      }
    }
    case 'combine':
      return {
        ...base,
        kind: 'combine',
        attempts: doc.attempts ?? ATTEMPTS,
        parts: doc.parts.map(({ role: id, prompt, choices, answer }) => ({
          role: found(role.get(id)),
          prompt,
          choices,
          answer: choices.indexOf(answer),
        })),
        hint: doc.hint ?? null,
      }
  }
}

function outcome(model: Model, { doc, trap }: OutcomeEntry): Outcome {
  return {
    text: doc.text,
    effects: effects(model, doc.effects),
    trap: trap?.ordinal ?? null,
    remark: doc.remark ? { text: doc.remark.text, fact: found(model.ordinals.fact.get(doc.remark.fact)) } : null,
  }
}
