import type { Body, Command, Play, Scenario, State } from '../../engine'
import { deadlines, decide, initialState, MARK, partOrder, quizOrder } from '../../engine'
import { at, range } from '../../engine/util'
import type { ActStory, Story } from './explain'
import type { LaneStep } from './lane-result'

/** An example as commands of the real engine; `npm run play -- FILE --script` replays it. */
export interface Trace {
  readonly seed: number
  readonly commands: readonly Command[]
  readonly absences: number
  readonly wrong: number
}

/** The harness plays with this seed, so an example does too: answers are positions. */
const SEED = 0

/** Turns a story into commands by playing it; null when the engine won't have it so. Also answers where it ended. */
export const scriptOf = (
  scenario: Scenario,
  story: Story,
): { readonly trace: Trace; readonly states: readonly State[] } | null => {
  const stage = new Stage(scenario)
  try {
    stage.open(away(story.acts[0]?.lanes ?? story.last?.lanes))
    story.acts.forEach((act, i) => {
      stage.act(act, away(story.acts[i + 1]?.lanes ?? story.last?.lanes))
    })
    if (story.last !== null) stage.lanes(story.last.lanes, story.last.role)
  } catch (problem) {
    if (problem instanceof Unplayable) return null
    throw problem
  }
  const { commands, states } = stage
  return { trace: { seed: SEED, commands, absences: story.absences, wrong: story.wrong }, states }
}

/** Roles that must be away as an act opens. */
const away = (lanes: readonly (readonly LaneStep[])[] | undefined): number[] =>
  (lanes ?? []).flatMap((steps, role) => (steps[0]?.type === 'away' && steps[0].at === null ? [role] : []))

class Unplayable extends Error {}

class Stage {
  readonly commands: Command[] = []
  readonly states: State[] = []
  private state: State
  private now = 0

  constructor(private readonly scenario: Scenario) {
    this.state = initialState(scenario, { seed: SEED })
  }

  open(absent: readonly number[]): void {
    for (const role of this.roles) this.send(role, { type: 'join', role })
    for (const role of absent) this.leave(role)
    this.by('organizer', { type: 'start' })
  }

  /** Plays an act to its end; `absent`: who must be away as the next one opens. */
  act({ act, lanes, outcome, present }: ActStory, absent: readonly number[]): void {
    this.lanes(lanes)
    const there = this.roles.filter((role) => ((present >> role) & 1) === 1 && !absent.includes(role))
    if (there.length === 0) throw new Unplayable()
    if (this.play.act === act && this.play.phase === 'lanes') {
      for (const role of there) this.come(role)
      for (const role of this.roles) if (!there.includes(role)) this.leave(role)
      for (const role of there) if (this.play.act === act && this.play.phase === 'lanes') this.ready(role)
    }
    if (this.play.act === act && this.play.phase === 'action') this.decide(outcome, there)
    if (this.play.act === act && this.play.phase !== 'ended') throw new Unplayable()
  }

  /**
   * Plays lanes side by side, each in its own order; what is to be resolved comes last. `goal`: the only lane that must
   * come to the end of its steps, the others help as far as they get.
   */
  lanes(lanes: readonly (readonly LaneStep[])[], goal?: number): void {
    const rest = lanes.map((steps) => [...steps])
    for (let moved = true; moved; ) {
      moved = false
      rest.forEach((steps, role) => {
        while (steps[0] !== undefined && steps[0].type !== 'resolved' && this.take(role, steps[0])) {
          steps.shift()
          moved = true
        }
      })
    }
    const stuck = ([step]: readonly LaneStep[]): boolean => step !== undefined && step.type !== 'resolved'
    if (goal === undefined ? rest.some(stuck) : stuck(rest[goal] ?? [])) throw new Unplayable()
    if (goal !== undefined) return
    const left = this.roles.filter((role) => rest[role]?.[0]?.type === 'resolved')
    const { act } = this.play
    // Alone, or waiting for somebody who has not handed over yet: then all that is left is released at once.
    const together = left.some((role) => this.isAwait(rest[role]?.[0])) || this.roles.length === 1
    if (left.length > 0 && together) this.by('organizer', { type: 'release', reason: '放行' })
    for (const role of left) {
      if (this.play.act !== act || this.play.phase !== 'lanes' || this.lane(role).at === null) continue
      this.leave(role)
      while (this.play.act === act && this.play.phase === 'lanes' && this.lane(role).at !== null) {
        // Nobody else has arrived, so no clock runs for those who left: the organizer lets the team go on.
        if (!this.wait()) this.by('organizer', { type: 'release', reason: '放行' })
      }
    }
  }

  private take(role: number, step: LaneStep): boolean {
    const lane = this.lane(role)
    switch (step.type) {
      case 'remedy': {
        if (lane.hold === null) return false
        const quiz = at(this.scenario.traps, lane.hold.trap).hold?.remedy
        if (quiz === undefined) throw new Unplayable()
        const pick = quizOrder(SEED, lane.hold.trap, 'remedy', quiz).indexOf(
          quiz.options.findIndex(({ right }) => right),
        )
        this.send(role, { type: 'remedy', role, epoch: 0, step: lane.step, attempt: lane.hold.remedyAttempt, pick })
        return true
      }
      case 'answer': {
        if (lane.at !== step.task || this.play.marks[step.task] !== MARK.open || step.body.type !== 'answer')
          return false
        this.send(role, { ...step.body, step: lane.step, attempt: lane.attempt })
        return true
      }
      case 'away':
        if (step.at !== null && lane.at !== step.at) return false
        if (step.at !== null) this.leave(role)
        this.come(role)
        return true
      case 'resolved':
        return false
    }
  }

  private isAwait(step: LaneStep | undefined): boolean {
    return step?.type === 'resolved' && this.scenario.tasks[step.at]?.type === 'await'
  }

  private decide(outcome: number, there: readonly number[]): void {
    const { act } = this.play
    const { barrier } = at(this.scenario.acts, act)
    const open = (): boolean => this.play.act === act && this.play.phase === 'action'
    const action = () => this.play.action
    const missed = (barrier.kind === 'together' || barrier.kind === 'combine') && outcome === 1
    const [first = 0] = there
    const presser = there.length > 1 ? first : this.roles.find((role) => role !== first)
    for (const role of there) this.come(role)
    const gather = (): void => {
      for (const role of this.roles) if (!there.includes(role) && open()) this.leave(role)
    }
    while (open()) {
      const now = action()
      const forced =
        barrier.kind === 'together'
          ? presser === undefined
          : barrier.kind === 'combine' && barrier.parts.every(({ choices }) => choices.length < 2)
      if (missed && forced) {
        gather()
        this.by('organizer', { type: 'release', reason: '放行' })
        continue
      }
      if (barrier.kind === 'vote') {
        gather()
        for (const role of there)
          if (open()) this.send(role, { type: 'vote', role, epoch: 0, act, round: 0, pick: outcome })
      } else if (barrier.kind === 'together' && now?.kind === 'together') {
        if (missed && presser !== undefined) {
          this.come(presser)
          this.send(presser, { type: 'press', role: presser, epoch: 0, act, attempt: now.attempt })
          gather()
          if (open() && !this.wait()) throw new Unplayable()
        } else {
          gather()
          for (const role of there) {
            if (open()) this.send(role, { type: 'press', role, epoch: 0, act, attempt: now.attempt })
          }
        }
      } else if (barrier.kind === 'combine' && now?.kind === 'combine') {
        gather()
        for (const { role, choices, answer } of barrier.parts) {
          if (!open()) break
          const order = partOrder(SEED, act, role, choices.length)
          const given = missed ? choices.findIndex((_, i) => i !== answer) : answer
          const by = there.includes(role) ? role : first
          this.send(by, {
            type: 'part',
            role,
            epoch: 0,
            act,
            attempt: now.attempt,
            pick: order.indexOf(given < 0 ? answer : given),
          })
        }
      } else throw new Unplayable()
    }
    if (this.play.outcomes[act] !== outcome) throw new Unplayable()
  }

  private ready(role: number): void {
    const { act } = this.play
    if (at(this.scenario.acts, act).barrier.kind === 'assemble' && !this.lane(role).ready) {
      this.send(role, { type: 'ready', role, epoch: 0, act })
    }
  }

  private come(role: number): void {
    if (at(this.state.table.seats, role).presence !== 'present') this.send(role, { type: 'touch' })
  }

  private leave(role: number): void {
    if (at(this.state.table.seats, role).presence === 'present') this.send(role, { type: 'away' })
  }

  /** Lets time pass until the next deadline that matters; false when none runs. */
  private wait(): boolean {
    const next = deadlines(this.scenario, this.state).find(({ kind }) => kind !== 'rung')
    if (next === undefined) return false
    this.now = Math.max(this.now, next.due + this.state.table.offset)
    this.by('system', { type: 'elapse' })
    return true
  }

  private send(role: number, body: Body): void {
    this.by({ phone: `p${role + 1}` }, body)
  }

  private by(by: Command['by'], body: Body): void {
    this.now += 1
    const command: Command = { by, at: this.now, body }
    const { state, refused } = decide(this.scenario, this.state, command)
    if (refused !== null) throw new Unplayable()
    this.state = state
    this.commands.push(command)
    this.states.push(state)
  }

  private get play(): Play {
    if (this.state.play === null) throw new Unplayable()
    return this.state.play
  }

  private lane(role: number): Play['lanes'][number] {
    return at(this.play.lanes, role)
  }

  private get roles(): number[] {
    return range(this.scenario.roles.length)
  }
}
