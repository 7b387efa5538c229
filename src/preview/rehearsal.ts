import type { Read } from '../cli/document'
import { companionMove, companionPhone } from '../companions'
import { type Body, type Command, nextDeadline, type RoleIx, random, type State, stands } from '../engine'
import type { Clock } from '../server/rooms/clock.ts'
import { EveningClock } from './clock'
import { type Edition, editionOf, roleIn } from './edition'
import { atTip, type Evening, inEdition, newEvening, playOn, present, timeOf, travel } from './evening'
import { type Look, Looks } from './looked'
import type { Notice, Wish } from './messages'
import { wayTo } from './way'
import { words } from './words'

export interface RehearsalOptions {
  /** Fixes the order of options and what companions do. */
  readonly seed: number
  /** Real time, for timers. */
  readonly clock: Clock
  /** Something has changed; the phones of `turned` must show what is kept for them. */
  readonly changed: (turned: readonly RoleIx[]) => void
}

/** A path through the evening together with what the phones looked at on it. */
interface Path {
  readonly evening: Evening
  readonly looks: Looks
}

/** A companion takes as long as a person would, but here nobody wants to wait: so much of it, and within these (ms). */
const HASTE = 0.04
const SOONEST = 500
const LATEST = 1500

/** The scenario that is being written, played again and again: its evening, its time, who plays by themselves. */
export class Rehearsal {
  evening: Evening | null = null
  /** The file has errors, and the last edition without is played on. */
  stale = false
  notice: Notice | null = null
  readonly auto = new Set<RoleIx>()
  /** Whose phone was tapped on last. */
  hand: RoleIx = 0
  /** The path that was left last. */
  left: Path | null = null
  /** The writer lets the time go on. */
  running = true
  readonly time: EveningClock
  private said = 0
  private looks = new Looks()
  private readonly stops = new Set<() => void>()

  constructor(private readonly options: RehearsalOptions) {
    this.time = new EveningClock(options.clock)
  }

  /** Takes in what was saved; with errors in it the last good edition plays on. */
  load(read: Read): void {
    const edition = editionOf(read)
    const wasStale = this.stale
    this.stale = edition === null && this.evening !== null
    if (edition === null) {
      const errors = read.diagnostics.filter(({ severity }) => severity === 'error').length
      if (this.evening !== null) this.say('warn', words.notice.broken(errors))
      this.settle([])
      return
    }
    const old = this.evening
    if (old === null) {
      this.evening = newEvening(edition, this.options.seed)
      this.turn(this.evening)
      return
    }
    if (old.edition.scenario.hash === edition.scenario.hash) {
      // Only remarks or layout have changed: numbers of lines may have.
      this.evening = { ...old, edition }
      if (wasStale) this.say('good', words.notice.mended)
      this.settle([])
      return
    }
    this.follow(old, edition, wasStale)
  }

  /** The file is there and can't be read; what was read last plays on. */
  unreadable(why: string): void {
    this.say('warn', why)
    this.settle([])
  }

  /** The same place in a new edition, if there is such a place. */
  private follow(old: Evening, edition: Edition, wasStale: boolean): void {
    const kept = [...this.auto].flatMap((role) => roleIn(old.edition, edition, role) ?? [])
    this.auto.clear()
    for (const role of kept) this.auto.add(role)
    const evening = inEdition(old, edition)
    const { stopped } = evening
    if (stopped !== null) this.say('warn', words.notice.shifted(stopped.step))
    else this.say('good', wasStale ? words.notice.mended : words.notice.reloaded)
    const moved = evening.at !== old.at
    this.evening = evening
    if (moved) this.turn(evening)
    else this.settle([])
  }

  wish(wish: Wish): void {
    const { evening } = this
    if (evening === null) return
    const roles = evening.edition.scenario.roles.length
    switch (wish.do) {
      case 'travel':
        this.notice = null
        this.turn(travel(evening, wish.to))
        return
      case 'jump':
        if (wish.act < evening.edition.scenario.acts.length) this.jump(evening, wish.act)
        return
      case 'auto':
        this.auto.clear()
        for (const role of wish.roles) if (role < roles) this.auto.add(role)
        this.catchUp()
        return
      case 'step':
        if (!atTip(evening)) this.turn(travel(evening, evening.at + 1))
        else this.step(evening)
        return
      case 'run':
        this.running = wish.on
        this.settle([])
        return
      case 'away':
        if (wish.role < roles) this.sendAway(wish.role, wish.on)
        return
      case 'cut':
        this.cut(evening)
        return
      case 'back':
        this.swap()
        return
      case 'restart':
        this.leave(evening)
        this.looks = new Looks()
        this.turn(newEvening(evening.edition, this.options.seed))
    }
  }

  /** A command from a role's phone; answers why it was refused, or null. */
  command(role: RoleIx, body: Body): ReturnType<typeof playOn>['refused'] {
    return this.play({ by: { phone: companionPhone(role) }, at: this.time.now(), body })
  }

  /** Somebody taps on a role's phone. */
  held(role: RoleIx): void {
    if (this.hand === role) return
    this.hand = role
    this.options.changed([])
  }

  /** A phone tells what was looked at. */
  looked(role: RoleIx, look: Look): void {
    if (this.evening !== null && !this.auto.has(role)) this.looks.set(this.evening.at, role, look)
  }

  lookOf(role: RoleIx): Look {
    return this.evening === null ? 'opening' : this.looks.at(this.evening.at, role)
  }

  /** The evening goes on by itself: its end is looked at, and nothing of it is in doubt. */
  get live(): boolean {
    const { evening } = this
    return evening !== null && evening.stopped === null && atTip(evening)
  }

  /** Something beside the evening has changed. */
  announce(): void {
    this.options.changed([])
  }

  close(): void {
    this.stopAll()
  }

  private play(command: Command, turned: readonly RoleIx[] = []): ReturnType<typeof playOn>['refused'] {
    const before = this.evening
    if (before === null) return 'not_now'
    const { evening, refused, dropped } = playOn(before, command)
    if (evening === before) return refused
    if (dropped > 0) {
      this.leave(before)
      this.looks.cut(before.at)
      this.say('plain', words.notice.branched(before.at, dropped))
    } else if (refused !== null) this.say('plain', words.notice.lateTime)
    this.evening = evening
    for (const role of [...this.auto, ...turned]) this.looks.set(evening.at, role, 'caughtUp')
    this.settle([...this.auto, ...turned])
    return refused
  }

  private jump(evening: Evening, act: number): void {
    const title = evening.edition.scenario.acts[act]?.title ?? ''
    const way = wayTo(evening, act)
    if (way === null) {
      this.say('warn', words.notice.noWay(title))
      this.settle([])
      return
    }
    if (way.how !== 'there') {
      const { length } = evening.states
      if (way.how === 'anew') {
        this.leave(evening)
        this.looks = new Looks()
      } else this.looks.cut(length - 1)
      const from = way.how === 'anew' ? 1 : length
      for (let place = from; place <= way.evening.at; place += 1)
        for (const [role] of evening.edition.scenario.roles.entries())
          this.looks.set(place, role, place === way.evening.at ? 'opening' : 'caughtUp')
      const { jumped, anew } = words.notice
      this.say('plain', way.how === 'anew' ? anew(title) : jumped(title, way.evening.at - length + 1))
    }
    this.turn(way.evening)
  }

  /** One step of whoever would move next. */
  private step({ edition, at }: Evening): void {
    const moves = edition.scenario.roles.flatMap((_, role) => {
      const move = this.moveOf(role)
      return move === null ? [] : [{ role, ...move }]
    })
    const next = moves.sort((a, b) => a.waitMs - b.waitMs || a.role - b.role)[0]
    if (next !== undefined) {
      this.play({ by: { phone: companionPhone(next.role) }, at: this.time.now(), body: next.body }, [next.role])
      return
    }
    const due = this.evening === null ? null : nextDeadline(edition.scenario, present(this.evening))
    if (due === null) {
      this.say('plain', words.notice.nobody)
      this.settle([])
      return
    }
    this.time.set(Math.max(this.time.now(), due))
    this.play({ by: 'system', at: this.time.now(), body: { type: 'elapse' } })
    if (this.evening?.at === at) this.settle([])
  }

  private sendAway(role: RoleIx, away: boolean): void {
    const phone = companionPhone(role)
    const at = this.time.now()
    if (away) this.play({ by: 'system', at, body: { type: 'away', phone } })
    else this.play({ by: { phone }, at, body: { type: 'touch' } })
  }

  /** Gives up what lies after the place, so that time and companions go on from here. */
  private cut(evening: Evening): void {
    const { at, moves, states, events } = evening
    if (at === moves.length) return
    this.leave(evening)
    this.looks.cut(at)
    this.say('plain', words.notice.branched(at, moves.length - at))
    const shorter = { moves: moves.slice(0, at), states: states.slice(0, at + 1), events: events.slice(0, at) }
    this.turn({ ...evening, ...shorter, wanted: at, stopped: null })
  }

  /** Keeps the path that is left. */
  private leave(evening: Evening): void {
    if (evening.moves.length > 0) this.left = { evening, looks: this.looks.copy() }
  }

  private swap(): void {
    const { evening, looks, left } = this
    if (evening === null || left === null) return
    this.left = { evening, looks }
    this.looks = left.looks
    this.say('plain', words.notice.swapped)
    const { edition } = evening
    this.turn(left.evening.edition === edition ? left.evening : inEdition(left.evening, edition))
  }

  /** Shows another place or path: every phone turns to what it showed there. */
  private turn(evening: Evening): void {
    this.evening = evening
    this.time.set(timeOf(evening))
    this.settle(evening.edition.scenario.roles.map((_, role) => role))
  }

  /** Phones of roles that play by themselves show what they do now. */
  private catchUp(): void {
    const { evening } = this
    if (evening !== null && this.live) for (const role of this.auto) this.looks.set(evening.at, role, 'caughtUp')
    this.settle(this.live ? [...this.auto] : [])
  }

  private say(tone: Notice['tone'], text: string): void {
    this.said += 1
    this.notice = { id: this.said, tone, text }
  }

  /** After every change: time, companions, phones. */
  private settle(turned: readonly RoleIx[]): void {
    this.stopAll()
    this.time.run(this.live && this.running)
    if (this.live) {
      this.plan()
      for (const role of this.auto) this.think(role)
    }
    this.options.changed(turned)
  }

  /** Lets the next deadline happen when its time has come. */
  private plan(): void {
    const { evening } = this
    if (evening === null || !this.running) return
    const due = nextDeadline(evening.edition.scenario, present(evening))
    if (due === null) return
    this.after(due - this.time.now(), () => {
      this.play({ by: 'system', at: this.time.now(), body: { type: 'elapse' } })
    })
  }

  private think(role: RoleIx): void {
    const wait = this.moveOf(role)?.waitMs
    if (wait === undefined) return
    this.after(Math.min(LATEST, Math.max(SOONEST, wait * HASTE)), () => {
      const move = this.moveOf(role)
      if (move !== null) this.play({ by: { phone: companionPhone(role) }, at: this.time.now(), body: move.body })
    })
  }

  /** What a companion would do at this place: always the same. */
  private moveOf(role: RoleIx): ReturnType<typeof companionMove> {
    const { evening } = this
    if (evening === null) return null
    const state: State = present(evening)
    if (stands(state) || state.table.seats[role]?.presence !== 'present') return null
    const chance = random(evening.seed * 7919 + evening.at * 31 + role)
    return companionMove(evening.edition.scenario, state, role, chance)
  }

  private after(ms: number, work: () => void): void {
    const stop = this.options.clock.after(Math.max(0, ms), () => {
      this.stops.delete(stop)
      work()
    })
    this.stops.add(stop)
  }

  private stopAll(): void {
    for (const stop of this.stops) stop()
    this.stops.clear()
  }
}
