import path from 'node:path'
import { currentTask, type RoleIx, type State } from '../engine'
import type { Diagnostic } from '../scenario'
import type { Checking } from './checking'
import { type Evening, present, stateAt } from './evening'
import type { Finding, PlaySeen, RoleSeen, Told } from './messages'
import type { Phones } from './phones'
import type { Rehearsal } from './rehearsal'
import { storyOf } from './story'
import { words } from './words'

/** Lines shown before and after a finding. */
const AROUND = 2

/** The scenario as it lies in its folder. */
export interface OnDisk {
  readonly file: string
  readonly text: string
  /** Counts the changes of its drawings. */
  readonly art: number
}

/** Everything that the page around the phones shows. */
export const toldOf = (
  rehearsal: Rehearsal,
  checking: Checking,
  phones: Phones | null,
  { file, text, art }: OnDisk,
): Told => ({
  file,
  path: path.resolve(file),
  findings: seenOf(checking.findings, text),
  proving: checking.proving,
  play: rehearsal.evening === null ? null : playOf(rehearsal, rehearsal.evening, phones, art),
  notice: rehearsal.notice,
})

const seenOf = (diagnostics: readonly Diagnostic[], text: string): Finding[] => {
  const lines = text.split(/\r\n|\n|\r/u)
  return diagnostics.map(({ code, severity, message, line, column, fix }) => {
    const from = Math.max(1, line - AROUND)
    const excerpt = { from, lines: outdented(lines.slice(from - 1, Math.min(lines.length, line + AROUND))) }
    return { code, severity, message, line, column, fix: fix?.title ?? null, excerpt }
  })
}

/** Without the blanks that all lines begin with. */
const outdented = (lines: readonly string[]): string[] => {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length)
  return lines.map((line) => line.slice(Math.min(...indents)))
}

const playOf = (rehearsal: Rehearsal, evening: Evening, phones: Phones | null, art: number): PlaySeen => {
  const { edition, at, moves, states, stopped } = evening
  const { scenario } = edition
  const state = present(evening)
  return {
    id: scenario.id,
    title: scenario.title,
    version: scenario.version,
    stale: rehearsal.stale,
    roles: scenario.roles.map((_, role) => ({
      ...roleSeen(rehearsal, evening, state, role),
      opened: phones?.openingsOf(role) ?? 0,
    })),
    acts: scenario.acts.map(({ title }, act) => {
      const opened = states.findIndex(({ play }) => play?.act === act)
      return { title, opened: opened < 0 ? null : opened }
    }),
    act: state.play?.act ?? 0,
    ended: state.play?.phase === 'ended',
    hand: Math.min(rehearsal.hand, scenario.roles.length - 1),
    steps: evening.events.map((events, i) => storyOf(scenario, stateAt(evening, i), events, moves[i]?.command)),
    at,
    stopped: stopped === null ? null : { ...stopped, kept: moves.length - states.length + 1 },
    running: rehearsal.running,
    left: rehearsal.left?.evening.moves.length ?? null,
    art,
  }
}

const roleSeen = (rehearsal: Rehearsal, { edition }: Evening, state: State, role: RoleIx): Omit<RoleSeen, 'opened'> => {
  const { name, portrait } = edition.scenario.roles[role] ?? { name: '', portrait: null }
  const { doing, at } = doingOf(edition, state, role)
  return {
    name,
    portrait,
    auto: rehearsal.auto.has(role),
    away: state.table.seats[role]?.presence !== 'present',
    doing,
    line: rehearsal.stale || at === null ? null : edition.lineOf(at),
  }
}

type Doing = { readonly doing: string; readonly at: readonly (string | number)[] | null }

/** What a role does now, and where in the document that is written. */
const doingOf = ({ scenario, model }: Evening['edition'], { play }: State, role: RoleIx): Doing => {
  if (play === null) return { doing: '', at: null }
  if (play.phase === 'ended')
    return {
      doing: words.doing.ended,
      at: play.ending === null || play.ending < 0 ? ['unfinished'] : ['endings', play.ending],
    }
  const act = model.acts[play.act]
  const hold = play.lanes[role]?.hold ?? null
  if (hold !== null)
    return { doing: words.doing.held(scenario.traps[hold.trap]?.title ?? ''), at: model.traps[hold.trap]?.path ?? null }
  const task = currentTask(scenario, play, role)
  if (play.phase === 'lanes' && task !== null)
    return { doing: words.doing.task(task.title || task.todo), at: model.tasks[task.ordinal]?.path ?? null }
  const barrier = act === undefined ? null : [...act.path, 'barrier']
  if (play.phase === 'action') return { doing: words.doing.action(act?.doc.barrier.title ?? ''), at: barrier }
  return { doing: words.doing.waiting, at: barrier }
}
