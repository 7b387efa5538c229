import type { Act, Condition, Effect, Option, Scenario, Task } from '../../../src/engine'
import { at, range } from '../../../src/engine/util'

/** A statement that prints what a run came to. */
export const say = (what: string, ...values: readonly string[]): string =>
  `c_code { printf("${what}${' %d'.repeat(values.length)}\\n"${values.map((v) => `, (int) (${/^[a-z]/u.test(v) ? `now.${v}` : v})`).join('')}); }`

/** Writes the tasks, barriers and endings of one evening; labels carry its place in the model. */
export class Writer {
  constructor(
    readonly scenario: Scenario,
    private readonly ix: number,
    private readonly roles: number,
    private readonly storm: boolean,
  ) {}

  start(): string {
    const { meters, flags, clock } = this.scenario
    return [
      ...meters.map(({ start }, i) => `m[${i}] = ${start}`),
      ...flags.flatMap(({ start }, i) => [`f[${i}] = ${start}`, `tf[${i}] = -1`]),
      `clock = ${clock.start}`,
    ].join('; ')
  }

  goes(): string {
    return range(this.scenario.roles.length)
      .map((role) => `go[${role}] = 1`)
      .join('; ')
  }

  first(act: number, role: number): string {
    return this.label(at(at(this.scenario.acts, act).lanes, role).first)
  }

  /** Every task of a role under a label of its own, and in storm once more as it is resolved. */
  lanes(role: number): string[] {
    const mine = this.scenario.tasks.filter((task) => task.role === role)
    return mine.flatMap((task) => [this.task(task), ...(this.storm ? [this.resolved(task)] : [])])
  }

  /** Settlement, outcome, and where it leads. */
  barrier({ ordinal, minutes, barrier }: Act): string {
    const { meters, flags, clock, roles } = this.scenario
    const each = range(roles.length)
    const lines = [
      ...meters.map((_, i) => `m[${i}] = m[${i}] + ${each.map((r) => `t[${r * meters.length + i}]`).join(' + ')}`),
      ...this.clamped(),
      'x = 0',
      ...each.map((r) => `if :: tm[${r}] > x -> x = tm[${r}] :: else fi`),
      `clock = clock + ${minutes} + x + ${each.map((r) => `tt[${r}]`).join(' + ')}`,
      `if :: clock > ${clock.end} -> clock = ${clock.end} :: else fi`,
      ...flags.map((_, i) => `if :: tf[${i}] >= 0 -> f[${i}] = tf[${i}] :: else fi; tf[${i}] = -1`),
      ...range(this.scenario.clues.length * this.roles).map(
        (i) => `k[${i}] = k[${i}] || g[${i}] || got[${i}]; g[${i}] = 0; got[${i}] = 0; aw[${i}] = 0`,
      ),
      ...each.flatMap((r) => [
        `tm[${r}] = 0; tt[${r}] = 0`,
        ...meters.map((_, i) => `t[${r * meters.length + i}] = 0`),
      ]),
    ]
    const possible =
      barrier.kind === 'together' && roles.length < 2 && !this.storm ? [0] : range(barrier.outcomes.length)
    const outcomes = possible.map((o) => {
      const { effects, trap } = at(barrier.outcomes, o)
      const all = [...effects, ...(trap === null ? [] : at(this.scenario.traps, trap).consequence)]
      return `:: ${[
        'skip',
        ...all.map((effect) => this.settledEffect(effect)),
        ...this.clamped(),
        `if :: clock > ${clock.end} -> clock = ${clock.end} :: else fi`,
        ...(trap === null ? [] : [`sp[${trap}] = 1`]),
        `oc[${ordinal}] = ${o + 1}`,
        say('OUT', String(this.ix), String(ordinal), String(o)),
      ].join('; ')}`
    })
    const somebody = this.storm ? [`(${each.map((r) => `pr[${r}]`).join(' || ')})`] : []
    const ways = barrier.next.map(({ when, to }) => {
      const go =
        to === null
          ? 'goto ends'
          : `if :: oc[${to}] != 0 -> ${say('CIRCLE', 'sc')}; goto fin :: else -> act = ${to}; goto open fi`
      return when === null ? go : `if :: ${this.condition(when, null)} -> ${go} :: else fi`
    })
    return [...lines, `if ${outcomes.join(' ')} fi`, ...somebody, ...ways].join('; ')
  }

  ending(): string {
    const { endings } = this.scenario
    return endings
      .map(({ when }, e) => {
        const end = `${say('END', 'sc', String(e))}; goto fin`
        return when === null ? end : `if :: ${this.condition(when, null)} -> ${end} :: else fi`
      })
      .join('; ')
  }

  private label(task: number | null, resolved = false): string {
    return task === null ? 'home' : `s${this.ix}t${task}${resolved ? 'r' : ''}`
  }

  private task(task: Task): string {
    const { ordinal, role, attempts, next } = task
    const here = this.label(ordinal)
    const failed = (chosen: number, then: number | null): string =>
      `tries++; if :: tries < ${attempts} -> goto ${here}a :: else -> ${[
        'skip',
        ...(chosen === 0 ? [] : [`ch[${ordinal}] = ${chosen}`]),
        `tm[${role}] = tm[${role}] + ${task.minutes}`,
        ...task.fail.map((effect) => this.effect(effect, role)),
        `goto ${this.label(then)}`,
      ].join('; ')} fi`
    const done = (options: readonly Option[], chosen: readonly number[]): string => {
      const picked = chosen.map((i) => at(options, i))
      const trap = picked.find((o) => o.trap !== null)?.trap ?? null
      return [
        `d[${ordinal}] = 1`,
        ...(chosen.length === 0 ? [] : [`ch[${ordinal}] = ${bits(chosen)}`]),
        `tm[${role}] = tm[${role}] + ${task.minutes}`,
        ...[...task.effects, ...picked.flatMap(({ effects }) => effects)].map((effect) => this.effect(effect, role)),
        ...(trap === null ? [] : [`sp[${trap}] = 1`]),
        ...(trap === null ? [] : at(this.scenario.traps, trap).consequence.map((e) => this.effect(e, role, true))),
        `goto ${this.label(picked.find((o) => o.then !== null)?.then ?? next)}`,
      ].join('; ')
    }
    const answers = (): string[] => {
      switch (task.type) {
        case 'choice':
        case 'hotspot': {
          const options = task.type === 'choice' ? task.options : task.regions
          return options.map((option, i) => (option.wrong ? failed(1 << i, option.then ?? next) : done(options, [i])))
        }
        case 'multi':
          return range((1 << task.options.length) - 1).map((set) => {
            const chosen = range(task.options.length).filter((i) => (((set + 1) >> i) & 1) === 1)
            const right = task.options.every((option, i) => option.right === chosen.includes(i))
            const trapped = chosen.some((i) => at(task.options, i).trap !== null)
            return right || trapped ? done(task.options, chosen) : failed(set + 1, next)
          })
        case 'read':
        case 'discuss':
          return [done([], [])]
        case 'handover':
          return [`${this.clue('got', task.clue, task.to)} = 1; ${done([], [])}`]
        case 'order':
          return [done([], []), failed(0, next)]
        default:
          throw new Error(`these evenings hold no ${task.type}`)
      }
    }
    const steps = (): string[] => {
      if (task.type !== 'await') return answers().map((answer) => `:: true -> ${answer}`)
      const came = `(${this.clue('k', task.clue, role)} || ${this.clue('got', task.clue, role)})`
      const got = [
        `d[${ordinal}] = 1`,
        `${this.clue('aw', task.clue, role)} = 1`,
        ...task.effects.map((effect) => this.effect(effect, role)),
        `goto ${this.label(next)}`,
      ]
      const missing = `goto ${this.label(next)}`
      return [
        `:: ${came} -> ${got.join('; ')}`,
        // Whom it waits for has ended its lane, or all wait for each other.
        ...(this.storm ? [`:: !${came} && !go[${task.from}] -> ${missing}`, `:: timeout -> ${missing}`] : []),
      ]
    }
    const owed = this.owed(ordinal).map(({ clue, to }) => `${this.clue('got', clue, to)} = 1`)
    return [
      `${here}: ${this.when(task, here, next, false)}tries = 0;`,
      `${here}a: atomic { if`,
      ...steps(),
      ...(this.storm
        ? [
            `:: true -> ${[...owed, `goto ${this.label(ordinal, true)}`].join('; ')}`,
            ...(owed.length === 0 ? [] : [`:: !pocket -> pocket = 1; ${owed.join('; ')}; goto ${here}a`]),
          ]
        : []),
      'fi }',
    ].join('\n')
  }

  /** What happens to a task of somebody who is gone. */
  private resolved(task: Task): string {
    const { ordinal, role, next } = task
    const here = this.label(ordinal, true)
    const skips = at(this.scenario.roles, role).absence === 'skip'
    const options =
      task.type === 'choice' || task.type === 'multi' ? task.options : task.type === 'hotspot' ? task.regions : []
    const option = skips || task.defaultOption === null ? null : at(options, task.defaultOption)
    const effects = skips ? [] : [...task.default, ...(option?.effects ?? [])]
    const steps = [
      ...(option === null ? [] : [`ch[${ordinal}] = ${1 << (task.defaultOption ?? 0)}`]),
      ...effects.map((effect) => this.effect(effect, role)),
      `goto ${this.label(option?.then ?? next, true)}`,
    ]
    return `${here}: ${this.when(task, here, next, true)}atomic { ${steps.join('; ')} }`
  }

  private when({ when, role }: Task, _: string, next: number | null, resolved: boolean): string {
    if (when === null) return ''
    return `if :: ${this.condition(when, role)} -> skip :: else -> goto ${this.label(next, resolved)} fi; `
  }

  /** Handovers on any way from a task. */
  private owed(from: number): Extract<Task, { type: 'handover' }>[] {
    const seen = new Set<number>()
    const open: (number | null)[] = [from]
    for (let ix = open.pop(); ix !== undefined; ix = open.pop()) {
      if (ix === null || seen.has(ix)) continue
      seen.add(ix)
      const task = at(this.scenario.tasks, ix)
      open.push(task.next, ...(task.type === 'choice' ? task.options.map(({ then }) => then) : []))
    }
    return [...seen].flatMap((ix) => {
      const task = at(this.scenario.tasks, ix)
      return task.type === 'handover' ? [task] : []
    })
  }

  private clue(list: string, clue: number, role: number): string {
    return `${list}[${clue * this.roles + role}]`
  }

  private effect(effect: Effect, role: number, trap = false): string {
    const { meters } = this.scenario
    if ('meter' in effect) {
      const place = `t[${role * meters.length + effect.meter}]`
      return `${place} = ${place} + (${effect.add})`
    }
    if ('minutes' in effect) {
      const place = `${trap ? 'tt' : 'tm'}[${role}]`
      return `${place} = ${place} + ${effect.minutes}`
    }
    if ('flag' in effect) return `tf[${effect.flag}] = ${effect.set}`
    if ('give' in effect) return `${this.clue('g', effect.give, effect.to)} = 1`
    return 'skip'
  }

  private settledEffect(effect: Effect): string {
    if ('meter' in effect) return `m[${effect.meter}] = m[${effect.meter}] + (${effect.add})`
    if ('minutes' in effect) return `clock = clock + ${effect.minutes}`
    if ('flag' in effect) return `f[${effect.flag}] = ${effect.set}`
    if ('give' in effect) return `${this.clue('k', effect.give, effect.to)} = 1`
    return 'skip'
  }

  private clamped(): string[] {
    return this.scenario.meters.map(
      ({ min, max }, i) =>
        `if :: m[${i}] < ${min} -> m[${i}] = ${min} :: m[${i}] > ${max} -> m[${i}] = ${max} :: else fi`,
    )
  }

  /** `lane`: whose lane reads it; null between acts. */
  private condition(condition: Condition, lane: number | null): string {
    if ('all' in condition) return `(${condition.all.map((c) => this.condition(c, lane)).join(' && ')})`
    if ('any' in condition) return `(${condition.any.map((c) => this.condition(c, lane)).join(' || ')})`
    if ('not' in condition) return `(!${this.condition(condition.not, lane)})`
    if ('meter' in condition || 'clock' in condition) {
      const value = 'meter' in condition ? `m[${condition.meter}]` : 'clock'
      const { atLeast, atMost } = condition
      return `(${[...(atLeast === null ? [] : [`${value} >= ${atLeast}`]), ...(atMost === null ? [] : [`${value} <= ${atMost}`])].join(' && ')})`
    }
    if ('flag' in condition) return `(f[${condition.flag}] == ${condition.is})`
    if ('done' in condition) return `(d[${condition.done}])`
    if ('chose' in condition) return `((ch[${condition.chose}] & ${1 << condition.option}) != 0)`
    if ('sprung' in condition) return `(sp[${condition.sprung}])`
    if ('outcome' in condition) return `(oc[${condition.outcome}] == ${condition.is + 1})`
    if ('present' in condition) return this.storm ? `(pr[${condition.present}])` : '(true)'
    const known = this.clue('k', condition.knows, condition.role)
    return lane === condition.role ? `(${known} || ${this.clue('aw', condition.knows, lane)})` : `(${known})`
  }
}

const bits = (list: readonly number[]): number => list.reduce((sum, i) => sum | (1 << i), 0)
