import type { Act, RoleIx, Scenario, Task } from '../../src/engine/scenario'
import * as answers from './answers'
import { all, first, inside, isInside, isOn, type Part, type Sight, type Target, target, textOf, the } from './sight'

/** What the people round the phone mean to do besides playing well. */
export interface Plan {
  /** Traps to fall into, and how to get out of each: alone, or by a team-mate. */
  readonly traps: readonly ('remedy' | 'rescue')[]
  /** Answer each kind of task wrong once, where it is asked again. */
  readonly slips: boolean
  /** Vote apart from each other at the first vote, give a wrong part at the first combination. */
  readonly discord: boolean
  /** Open what is folded away, once for each kind. */
  readonly curious: boolean
}

export const WELL: Plan = { traps: [], slips: false, discord: false, curious: false }
export const ADVENTUROUS: Plan = { traps: ['remedy', 'rescue', 'rescue'], slips: true, discord: true, curious: true }

/** What was met on the way. */
export interface Diary {
  readonly screens: Set<string>
  readonly acts: Set<string>
  readonly types: Set<Task['type']>
  readonly barriers: Set<string>
  readonly roles: Set<string>
  readonly freed: { trap: string; by: 'remedy' | 'rescue' }[]
  readonly slips: Set<Task['type']>
  taps: number
}

/** Which page of the app this is: the kind of screen in play, else the page's own name. */
export const screenOf = (sight: Sight): string => {
  const classes = (first(sight, 'stage') ?? first(sight, 'page'))?.classes ?? []
  const kind = classes.find((name) => /^(stage--|page-(?!-))/.test(name)) ?? 'nothing'
  return kind.replace(/^(stage--|page-)/, '')
}

/** Names the page that is read: it is another one when its kind, its reader, its title or its text is. */
export const pageOf = (sight: Sight): string =>
  [
    screenOf(sight),
    ...['head__name', 'task__title', 'barrier__title', 'paged__text', 'tab--on'].map((name) => textOf(sight, name)),
  ].join('|')

/** Everything between head and team strip, with what is chosen on it. */
export const stageOf = (sight: Sight): string[] => {
  const stage = first(sight, 'stage')
  if (stage === undefined) return []
  return sight.parts
    .filter((part) => part === stage || isInside(sight, stage, part))
    .map(({ classes, text }) => `${classes.join('.')} ${text}`)
}

/**
 * Plays as people do who know the scenario by heart: looks at the texts on the phone, and says what to tap next. Knows
 * nothing of the app's state, so that whatever it can play, people can.
 */
export class Tapper {
  readonly diary: Diary = {
    screens: new Set(),
    acts: new Set(),
    types: new Set(),
    barriers: new Set(),
    roles: new Set(),
    freed: [],
    slips: new Set(),
    taps: 0,
  }
  private readonly traps: ('remedy' | 'rescue')[]
  private readonly ways = new Map<string, 'remedy' | 'rescue'>()
  private readonly opened = new Set<string>()
  private readonly slipped = new Set<string>()
  private readonly called = new Set<string>()
  private readonly firstAct = new Map<string, number>()
  private readonly tries = new Map<string, number>()

  constructor(
    private readonly scenario: Scenario,
    private readonly plan: Plan = WELL,
  ) {
    this.traps = [...plan.traps]
  }

  /** What to tap next on a page of the play; null when there is nothing to do here, or not yet. */
  next(sight: Sight): Target | null {
    const kind = screenOf(sight)
    this.diary.screens.add(kind)
    const name = textOf(sight, 'head__name').replace(/^你是/, '')
    if (answers.roleNamed(this.scenario, name) >= 0) this.diary.roles.add(name)
    const act = this.actOf(sight)
    if (act !== undefined) this.diary.acts.add(act.title)
    const found =
      the(sight, 'strip__follow') ??
      (kind === 'rescue' ? null : (the(sight, 'strip--need') ?? the(sight, 'member--rescue'))) ??
      this.unfold(sight) ??
      the(sight, 'paged__next') ??
      this.onScreen(kind, sight)
    if (found !== null) this.diary.taps += 1
    return found
  }

  /** Takes the phone as it suggests; who waits for a clue goes first once, to see what waiting is like. */
  private table(sight: Sight): Target | null {
    const act = this.actOf(sight)
    const waits = this.scenario.tasks.find(({ type, act: at }) => type === 'await' && at === act?.ordinal)
    const name = waits === undefined ? '' : this.scenario.roles[waits.role]?.name
    if (this.plan.curious && !this.diary.types.has('await') && name !== textOf(sight, 'table__name')) {
      const seat = all(sight, 'seat').find((part) => inside(sight, part, 'seat__name')[0]?.text === name)
      if (seat !== undefined) return target(sight, seat, 'seat')
    }
    return the(sight, 'take-phone')
  }

  private onScreen(kind: string, sight: Sight): Target | null {
    switch (kind) {
      case 'outcome':
        return the(sight, 'outcome-next')
      case 'opening':
        return the(sight, 'enter-act')
      case 'table':
        return this.table(sight)
      case 'brief':
        return the(sight, 'brief-done')
      case 'reply':
        return the(sight, 'reply-next')
      case 'waiting':
        this.diary.barriers.add(this.actOf(sight)?.barrier.kind ?? '')
        return the(sight, 'ready') ?? the(sight, 'hand-on')
      case 'task':
        return this.task(sight)
      case 'held':
        return this.held(sight)
      case 'rescue':
        return this.rescue(sight)
      case 'vote':
        return this.vote(sight)
      case 'pick':
        return this.pick(sight)
      case 'together':
        this.diary.barriers.add('together')
        return (
          the(sight, 'press-begin') ??
          target(
            sight,
            all(sight, 'press').find((part) => !isOn(part, 'press--done')),
            'press',
          )
        )
      case 'combine':
        return this.combine(sight)
      default:
        return null
    }
  }

  private actOf(sight: Sight): Act | undefined {
    const shown = textOf(sight, 'head__act')
    return this.scenario.acts.find(({ title }) => shown.endsWith(`· ${title}`))
  }

  private roleOf(sight: Sight): RoleIx {
    return answers.roleNamed(this.scenario, textOf(sight, 'head__name').replace(/^你是/, ''))
  }

  /** The task on the screen, as the scenario knows it. */
  taskOf(sight: Sight): Task | undefined {
    const act = this.actOf(sight)
    return act === undefined
      ? undefined
      : answers.taskTitled(this.scenario, act, this.roleOf(sight), textOf(sight, 'task__title'))
  }

  private unfold(sight: Sight): Target | null {
    if (!this.plan.curious) return null
    for (const fold of all(sight, 'fold')) {
      const name = fold.classes.find((other) => other !== 'fold') ?? ''
      const where = `${name}@${screenOf(sight)}`
      if (this.opened.has(where)) continue
      this.opened.add(where)
      const [head] = inside(sight, fold, 'fold__head')
      const found = target(sight, head, 'fold__head')
      if (found !== null) return found
    }
    return null
  }

  private aimAt(task: Task, sight: Sight): answers.Aim {
    const asked = first(sight, 'task__wrong') !== undefined
    if (asked) return 'right'
    if (this.slipped.has(task.title)) return 'wrong'
    const trap = answers.holdingTrap(this.scenario, task)
    if (trap !== undefined && this.ways.has(trap.title)) return 'trap'
    if (trap !== undefined && this.traps.length > 0) {
      this.ways.set(trap.title, this.traps.shift() ?? 'remedy')
      return 'trap'
    }
    if (this.plan.slips && answers.canFail(task) && !this.diary.slips.has(task.type)) {
      this.diary.slips.add(task.type)
      this.slipped.add(task.title)
      return 'wrong'
    }
    return 'right'
  }

  private task(sight: Sight): Target | null {
    const task = this.taskOf(sight)
    if (task === undefined) return null
    this.diary.types.add(task.type)
    const aim = this.aimAt(task, sight)
    switch (task.type) {
      case 'await':
        return the(sight, 'give')
      case 'choice':
      case 'multi':
        return choose(sight, answers.optionTexts(task, aim), 'answer')
      case 'hotspot': {
        const list = this.plan.curious && !this.opened.has('as-list') ? the(sight, 'as-list') : null
        if (list !== null) {
          this.opened.add('as-list')
          return list
        }
        const [wanted] = answers.optionTexts(task, aim)
        const place = task.regions.findIndex(({ text }) => text === wanted)
        if (first(sight, 'option') !== undefined) return choose(sight, [`${place + 1}　${wanted}`], 'answer')
        const region = first(sight, `region-${place}`)
        return region !== undefined && isOn(region, 'region--on') ? the(sight, 'answer') : the(sight, `region-${place}`)
      }
      case 'order':
        return order(sight, answers.sequence(task, aim))
      case 'match':
        return match(
          sight,
          task.pairs.map(({ left }) => left),
          answers.sequence(task, aim),
        )
      case 'passphrase':
        return passphrase(sight, answers.sequence(task, aim))
      default:
        return the(sight, 'answer')
    }
  }

  private held(sight: Sight): Target | null {
    const title = textOf(sight, 'held__title')
    const trap = this.scenario.traps.find((other) => other.title === title)
    const way = this.ways.get(title) ?? 'remedy'
    if (way === 'rescue' || trap?.hold == null || first(sight, 'remedy') === undefined) return this.call(title, sight)
    const right = quiz(sight, answers.quizText(trap.hold.remedy, this.aimOfQuiz(`remedy ${title}`)), 'remedy__send')
    this.note(right, 'remedy__send', `remedy ${title}`, () => this.diary.freed.push({ trap: title, by: 'remedy' }))
    return right
  }

  /** Calls for help once; then the phone goes on, or only time helps. */
  private call(trap: string, sight: Sight): Target | null {
    if (this.called.has(trap)) return the(sight, 'member--hand')
    this.called.add(trap)
    return the(sight, 'call-help')
  }

  private rescue(sight: Sight): Target | null {
    const prompt = textOf(sight, 'quiz__prompt')
    const trap = this.scenario.traps.find(({ hold }) => hold?.rescue.prompt === prompt)
    if (trap?.hold == null) return null
    const key = `rescue ${trap.title}`
    const found = quiz(sight, answers.quizText(trap.hold.rescue, this.aimOfQuiz(key)), 'rescuing__send')
    this.note(found, 'rescuing__send', key, () => this.diary.freed.push({ trap: trap.title, by: 'rescue' }))
    return found
  }

  /** The first try of a hold goes wrong when slips are wanted; its second one frees. */
  private aimOfQuiz(key: string): 'right' | 'wrong' {
    return this.plan.slips && (this.tries.get(key) ?? 0) === 0 ? 'wrong' : 'right'
  }

  private note(found: Target | null, send: string, key: string, freed: () => void): void {
    if (found?.name !== send) return
    if (this.aimOfQuiz(key) === 'right') freed()
    this.tries.set(key, (this.tries.get(key) ?? 0) + 1)
  }

  private vote(sight: Sight): Target | null {
    const act = this.actOf(sight)
    if (act?.barrier.kind !== 'vote') return null
    if (first(sight, 'voting') === undefined) return the(sight, 'hand-on')
    const apart = this.isDiscord(act) && this.roleOf(sight) % 2 === 1
    return choose(sight, [wishes(act)[apart ? 1 : 0] ?? ''], 'voting__send')
  }

  /** Who has to choose among options that are equally many takes the safe one. */
  private pick(sight: Sight): Target | null {
    const act = this.actOf(sight)
    const shown = all(sight, 'option__text').map(({ text }) => text)
    const wish = act === undefined ? undefined : wishes(act).find((text) => shown.includes(text))
    return choose(sight, [wish ?? ''], 'picking__send')
  }

  private combine(sight: Sight): Target | null {
    const act = this.actOf(sight)
    if (act?.barrier.kind !== 'combine') return null
    if (first(sight, 'parting') === undefined) return the(sight, 'hand-on')
    const part = act.barrier.parts.find(({ role }) => role === this.roleOf(sight))
    if (part === undefined) return null
    const wrong = this.isDiscord(act) && this.roleOf(sight) === 0 && first(sight, 'task__wrong') === undefined
    const wanted = wrong ? part.choices.find((_, i) => i !== part.answer) : part.choices[part.answer]
    return choose(sight, [wanted ?? ''], 'parting__send')
  }

  /** Whether this is the first barrier of its kind, where people who want discord disagree. */
  private isDiscord({ ordinal, barrier: { kind } }: Act): boolean {
    this.diary.barriers.add(kind)
    if (!this.firstAct.has(kind)) this.firstAct.set(kind, ordinal)
    return this.plan.discord && this.firstAct.get(kind) === ordinal
  }
}

/** The options of a vote: those that are no trap first, and of these the slow ones. */
const wishes = ({ barrier }: Act): readonly string[] => {
  if (barrier.kind !== 'vote') return []
  const cost = (option: string): number => {
    const outcome = barrier.outcomes[barrier.options.indexOf(option)]
    return outcome === undefined || outcome.trap !== null ? 1 : -answers.minutes(outcome.effects)
  }
  return [...barrier.options].sort((a, b) => cost(a) - cost(b))
}

/** Taps the options with these texts that are not chosen yet and those that are chosen by mistake, then the button. */
const choose = (sight: Sight, wanted: readonly string[], send: string): Target | null => {
  for (const option of all(sight, 'option')) {
    const text = inside(sight, option, 'option__text')[0]?.text ?? ''
    const should = wanted.includes(text)
    const radio = inside(sight, option, 'option__mark')[0]?.text !== '■'
    if (should !== isOn(option, 'option--on') && (should || !radio)) return target(sight, option, 'option')
  }
  return the(sight, send)
}

const quiz = (sight: Sight, wanted: string, send: string): Target | null => choose(sight, [wanted], send)

const order = (sight: Sight, wanted: readonly string[]): Target | null => {
  const texts = all(sight, 'slot__text')
  const slots = all(sight, 'slot')
  const misplaced = slots.findIndex((slot, i) => isOn(slot, 'slot--full') && texts[i]?.text !== wanted[i])
  if (misplaced >= 0) return target(sight, slots[misplaced], 'slot')
  const empty = slots.findIndex((slot) => !isOn(slot, 'slot--full'))
  if (empty < 0) return the(sight, 'answer')
  const piece = all(sight, 'piece').find((part) => part.text === wanted[empty] && !isOn(part, 'piece--used'))
  return target(sight, piece, 'piece')
}

const match = (sight: Sight, lefts: readonly string[], rights: readonly string[]): Target | null => {
  const pairs = all(sight, 'pair')
  const open = pairs.find((pair) => {
    const left = inside(sight, pair, 'pair__left')[0]?.text ?? ''
    const joined = inside(sight, pair, 'pair__right')[0]?.text
    return joined !== rights[lefts.indexOf(left)]
  })
  if (open === undefined) return the(sight, 'answer')
  if (!isOn(open, 'pair--on')) return target(sight, open, 'pair')
  const wanted = rights[lefts.indexOf(inside(sight, open, 'pair__left')[0]?.text ?? '')]
  return target(sight, chips(all(sight, 'chip'), wanted), 'chip')
}

const passphrase = (sight: Sight, wanted: readonly string[]): Target | null => {
  const phrases = all(sight, 'phrase')
  for (const [i, phrase] of phrases.entries()) {
    const chip = chips(inside(sight, phrase, 'chip'), wanted[i])
    if (chip !== undefined && !isOn(chip, 'chip--on')) return target(sight, chip, 'chip')
  }
  return the(sight, 'answer')
}

const chips = (some: readonly Part[], wanted: string | undefined): Part | undefined =>
  some.find(({ text }) => text.replace(/^[✓●] /, '') === wanted)
