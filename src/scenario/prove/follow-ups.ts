import type { Condition, Effect, Scenario } from '../../engine/scenario'
import type { Proof, Subject, Verdict } from './proof'

/** Verdicts that only follow from another one. */
export const followUps = (scenario: Scenario, { verdicts, undecided }: Proof): ((verdict: Verdict) => boolean) => {
  const key = (subject: Subject) => JSON.stringify(subject)
  const unreached = new Map(
    verdicts.flatMap(({ claim, subject, finding }) =>
      claim === 'reachable' && finding !== 'proved' ? [[key(subject), finding] as const] : [],
    ),
  )
  const never = new Set(
    verdicts.flatMap(({ claim, subject, finding }) =>
      claim === 'mayHold' && finding === 'refuted' ? [key(subject)] : [],
    ),
  )
  const deadAct = (act: number) => unreached.has(key({ kind: 'act', act }))
  const deadTask = (task: number) => unreached.has(key({ kind: 'task', task }))
  const settable = settableFlags(scenario, deadAct, deadTask)
  /** A condition about a flag's value that nothing alive sets: that was told where the value or the dead place stands. */
  const asksInVain = (subject: Subject): boolean => {
    const condition = conditionOf(scenario, subject)
    return condition !== null && flagsAsked(condition).some(([flag, is]) => !settable(flag, is))
  }
  // Tasks in a nested list are dead with the choice they hang on, or with the one in front that can't be passed.
  const parents = new Map<number, number>()
  for (const task of scenario.tasks) {
    if (task.type !== 'choice') continue
    for (const { then } of task.options) {
      for (let ix = then; ix !== null && ix !== task.next; ix = scenario.tasks[ix]?.next ?? null)
        parents.set(ix, task.ordinal)
    }
  }
  return ({ claim, subject, finding }) => {
    if (undecided.length > 0 && finding === 'undecided') return true
    if ((claim === 'mayHold' || claim === 'mayFail') && asksInVain(subject)) return true
    switch (subject.kind) {
      case 'scenario':
        return false
      case 'act':
        return (
          scenario.acts.every(({ barrier, ordinal }) => {
            const ways = barrier.next.some(({ to }) => to === subject.act)
            return !ways || deadAct(ordinal)
          }) && scenario.acts.some(({ barrier }) => barrier.next.some(({ to }) => to === subject.act))
        )
      case 'outcome':
        return deadAct(subject.act)
      case 'ending':
        return false
      case 'endingWhen':
        return claim === 'mayHold' || deadAct(0)
      case 'paragraph':
        return deadAct(subject.act)
      case 'next': {
        const to = scenario.acts[subject.act]?.barrier.next[subject.index]?.to ?? null
        return deadAct(subject.act) || (claim === 'mayHold' && to !== null && deadAct(to))
      }
      case 'when': {
        const parent = parents.get(subject.task)
        return deadAct(scenario.tasks[subject.task]?.act ?? 0) || (parent !== undefined && deadTask(parent))
      }
      case 'task': {
        const parent = parents.get(subject.task)
        return (
          deadAct(scenario.tasks[subject.task]?.act ?? 0) ||
          (parent !== undefined && deadTask(parent)) ||
          never.has(key({ kind: 'when', task: subject.task }))
        )
      }
      case 'trap':
        return claim === 'reachable'
    }
  }
}

/** Whether something that a play can reach sets a flag to a value, or it starts so. */
const settableFlags = (
  scenario: Scenario,
  deadAct: (act: number) => boolean,
  deadTask: (task: number) => boolean,
): ((flag: number, value: number) => boolean) => {
  const set = new Set(scenario.flags.map(({ start }, flag) => `${flag} ${start}`))
  const note = (effects: readonly Effect[]): void => {
    for (const effect of effects) if ('flag' in effect) set.add(`${effect.flag} ${effect.set}`)
  }
  for (const task of scenario.tasks) {
    if (deadAct(task.act) || deadTask(task.ordinal)) continue
    const options =
      task.type === 'choice' || task.type === 'multi' ? task.options : task.type === 'hotspot' ? task.regions : []
    for (const effects of [task.effects, task.default, task.fail, ...options.map((one) => one.effects)]) {
      note(effects)
    }
  }
  for (const { ordinal, barrier } of scenario.acts) {
    if (!deadAct(ordinal)) for (const { effects } of barrier.outcomes) note(effects)
  }
  for (const { consequence } of scenario.traps) note(consequence)
  return (flag, value) => set.has(`${flag} ${value}`)
}

/** The flags a condition asks for, with the value it wants. */
const flagsAsked = (condition: Condition): (readonly [flag: number, is: number])[] => {
  if ('all' in condition) return condition.all.flatMap(flagsAsked)
  if ('any' in condition) return condition.any.flatMap(flagsAsked)
  if ('not' in condition) return flagsAsked(condition.not)
  return 'flag' in condition ? [[condition.flag, condition.is]] : []
}

/** The condition that a verdict is about. */
export const conditionOf = (scenario: Scenario, subject: Subject): Condition | null => {
  if (subject.kind === 'when') return scenario.tasks[subject.task]?.when ?? null
  if (subject.kind === 'paragraph') return scenario.acts[subject.act]?.opening[subject.index]?.when ?? null
  if (subject.kind === 'next') return scenario.acts[subject.act]?.barrier.next[subject.index]?.when ?? null
  if (subject.kind === 'endingWhen') return scenario.endings[subject.ending]?.when ?? null
  return null
}
