import type { Act, Effect, Option, Quiz, RoleIx, Scenario, Task, Trap } from '../../src/engine/scenario'

/** How somebody wants to do: well, wrong, or into the trap. */
export type Aim = 'right' | 'wrong' | 'trap'

/** Texts of the options that serve an aim; several where each of them has to be chosen. */
export const optionTexts = (task: Task, aim: Aim): readonly string[] => {
  switch (task.type) {
    case 'choice':
      return one(task.options, aim)
    case 'hotspot':
      return one(task.regions, aim)
    case 'multi': {
      const right = task.options.filter((option) => option.right).map(({ text }) => text)
      return aim === 'right' ? right : right.slice(1)
    }
    default:
      return []
  }
}

/** Texts in the order they have to be put into: items of an order, right sides of a match, words of a passphrase. */
export const sequence = (task: Task, aim: Aim): readonly string[] => {
  const right =
    task.type === 'order'
      ? task.items
      : task.type === 'match'
        ? task.pairs.map((pair) => pair.right)
        : task.type === 'passphrase'
          ? task.slots.map(({ choices, answer }) => choices[answer] ?? '')
          : []
  if (aim === 'right') return right
  if (task.type !== 'passphrase') return [...right.slice(1), ...right.slice(0, 1)]
  const [slot] = task.slots
  return [slot?.choices.find((_, i) => i !== slot.answer) ?? '', ...right.slice(1)]
}

/** Whether a task can be answered wrong and asked again. */
export const canFail = (task: Task): boolean =>
  task.attempts > 1 &&
  (task.type === 'choice'
    ? task.options.some(({ wrong }) => wrong)
    : task.type === 'hotspot'
      ? task.regions.some(({ wrong }) => wrong)
      : ['multi', 'order', 'match', 'passphrase'].includes(task.type))

/** The trap behind a task's options that holds whoever falls into it. */
export const holdingTrap = (scenario: Scenario, task: Task): Trap | undefined =>
  optionsOf(task).flatMap(({ trap }) => {
    const found = trap === null ? undefined : scenario.traps[trap]
    return found === undefined || found.hold === null ? [] : [found]
  })[0]

export const quizText = (quiz: Quiz, aim: 'right' | 'wrong'): string =>
  quiz.options.find(({ right }) => right === (aim === 'right'))?.text ?? ''

export const roleNamed = (scenario: Scenario, name: string): RoleIx =>
  scenario.roles.findIndex((role) => role.name === name)

export const taskTitled = (scenario: Scenario, act: Act, role: RoleIx, title: string): Task | undefined =>
  scenario.tasks.find((task) => task.act === act.ordinal && task.role === role && task.title === title)

const optionsOf = (task: Task): readonly Option[] =>
  task.type === 'choice' || task.type === 'multi' ? task.options : task.type === 'hotspot' ? task.regions : []

const one = (options: readonly Option[], aim: Aim): readonly string[] => {
  if (aim === 'wrong')
    return options
      .filter(({ wrong }) => wrong)
      .map(({ text }) => text)
      .slice(0, 1)
  if (aim === 'trap')
    return options
      .filter(({ trap }) => trap !== null)
      .map(({ text }) => text)
      .slice(0, 1)
  // Among good options the slow one, then the quiet one: so that the evening passes through all of its acts.
  const good = options.filter(({ wrong, trap }) => !wrong && trap === null)
  const [best] = [...good].sort((a, b) => harm(a.effects) - harm(b.effects) || minutes(b.effects) - minutes(a.effects))
  return best === undefined ? [] : [best.text]
}

/** Story minutes that effects cost. */
export const minutes = (effects: readonly Effect[]): number =>
  effects.reduce((sum, effect) => sum + ('minutes' in effect ? effect.minutes : 0), 0)

const harm = (effects: readonly Effect[]): number =>
  effects.reduce((sum, effect) => sum + ('meter' in effect ? Math.abs(effect.add) : 0), 0)
