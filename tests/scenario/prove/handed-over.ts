import { MARK, type Play, type State } from '../../../src/engine'
import { at } from '../../../src/engine/util'
import type { LaneResult } from '../../../src/scenario/prove/lane-result'
import type { Plan } from '../../../src/scenario/prove/plan'

/** All that a lane hands over to its act, in words that can be compared; only what the plan follows. */
export type HandedOver = Readonly<Record<string, unknown>>

/** What a lane's result says. */
export const toldBy = (plan: Plan, act: number, result: LaneResult): HandedOver => {
  const { vars, mode } = plan
  const live = at(plan.acts, act).settled.vars
  return {
    meters: plan.scenario.meters.map((_, i) => (live[i] === true ? result.delta[i] : null)),
    clock: live[vars.clock] === true ? [result.minutes * plan.grid, (result.delta[vars.clock] ?? 0) * plan.grid] : null,
    sets: Object.fromEntries(result.writes.map(([slot, value]) => [named(plan, slot), value])),
    exchanged: result.exchanged,
    ...(mode.storm ? {} : { clean: result.clean, tasks: result.delta[vars.tasks] }),
  }
}

/**
 * What the lane really did, read from the table at the moment its act settles. An `await` that was resolved while its clue
 * could still come is told as such, or, where that makes no difference, by whether the clue came in the end (`ended`).
 */
export const doneBy = (plan: Plan, { play, opening }: State, role: number, ended: boolean): HandedOver => {
  if (play === null || opening === null) throw new Error('no play')
  const { vars, mode, scenario } = plan
  const act = at(plan.acts, play.act)
  const { lanes, exchanges, settled } = act
  const { tally } = at(play.lanes, role)
  const mine = at(lanes, role).tasks
  const marks = mine.map(({ ordinal }) => at(play.marks, ordinal))
  const sprung = at(lanes, role).traps.some(({ trap }) => play.sprung[trap] === true && opening.sprung[trap] !== true)
  return {
    meters: scenario.meters.map((_, i) => (settled.vars[i] === true ? tally.meters[i] : null)),
    clock: settled.vars[vars.clock] === true ? [tally.minutes, tally.trapMinutes] : null,
    sets: Object.fromEntries(
      plan.slots.flatMap((_, slot): [string, number][] => {
        const value = settled.slots[slot] === true ? setBy(plan, play, role, slot) : null
        return value === null ? [] : [[named(plan, slot), value]]
      }),
    ),
    exchanged: exchanges.map(({ clue, from, to }) => {
      if (from === role) return hands(plan, play, role, clue, to)
      if (to !== role || at(opening.clues, to).includes(clue)) return null
      const ends = mine.flatMap((t) => (t.type === 'await' && t.clue === clue && t.from === from ? [t.ordinal] : []))
      if (ends.some((ix) => play.marks[ix] === MARK.done)) return true
      if (ends.some((ix) => play.marks[ix] === MARK.missing)) return false
      return ended && ends.some((ix) => play.marks[ix] === MARK.unfinished)
        ? at(play.lanes, to).got.includes(clue)
        : null
    }),
    ...(mode.storm
      ? {}
      : {
          clean: !sprung && marks.every((mark) => mark === MARK.done || mark === MARK.open || mark === MARK.skipped),
          tasks: marks.filter((mark) => mark !== MARK.open && mark !== MARK.skipped).length,
        }),
  }
}

const named = (plan: Plan, slot: number): string => Object.values(at(plan.slots, slot)).join(' ')

/** The value a lane gives to a slot, or null when it leaves it alone. */
const setBy = (plan: Plan, play: Play, role: number, ix: number): number | null => {
  const { scenario, acts } = plan
  const slot = at(plan.slots, ix)
  const { tally } = at(play.lanes, role)
  const mine = at(at(acts, play.act).lanes, role)
  const isMine = (task: number): boolean => mine.tasks.some(({ ordinal }) => ordinal === task)
  const one = (on: boolean): number | null => (on ? 1 : null)
  switch (slot.kind) {
    case 'flag': {
      const value = tally.flags[slot.flag] ?? null
      return value === null ? null : value === scenario.flags[slot.flag]?.start ? 0 : value + 1
    }
    case 'done':
      return one(isMine(slot.task) && play.marks[slot.task] === MARK.done)
    case 'chose':
      return one(isMine(slot.task) && ((at(play.chosen, slot.task) >> slot.option) & 1) === 1)
    case 'sprung':
      return one(mine.traps.some(({ trap }) => trap === slot.trap) && play.sprung[slot.trap] === true)
    case 'knows':
      return one(
        tally.gives.some(([clue, to]) => clue === slot.clue && to === slot.role) ||
          hands(plan, play, role, slot.clue, slot.role),
      )
    case 'taught': {
      const { taughtBy } = at(scenario.traps, slot.trap)
      return one(taughtBy.some((t) => isMine(t) && (play.marks[t] === MARK.done || play.marks[t] === MARK.failed)))
    }
    default:
      return null
  }
}

/** In these evenings a clue has one giver at most, so who has it got it from there. */
const hands = (plan: Plan, play: Play, role: number, clue: number, to: number): boolean =>
  at(play.lanes, to).got.includes(clue) &&
  at(at(plan.acts, play.act).lanes, role).tasks.some((t) => t.type === 'handover' && t.clue === clue && t.to === to)
