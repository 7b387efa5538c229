import { create } from 'zustand'
import type { Body, RoleIx, Scenario, View } from '../engine'
import { type Notice, noticeAfter } from '../play/notice'
import { afterOutcome, type Draft, freshProgress, intoAct, type Progress, replyKey } from '../play/progress'
import { type Screen, screenOf } from '../play/screen'
import { lookingAt } from '../play/stand-in'
import type { Denial, Room } from '../rooms/room'
import { clearSession } from '../rooms/saved'
import { KEYS, phoneStorage } from '../storage'
import { recordOf } from './record-of'
import { useRecords } from './records'

/** A page together with the view it shows. */
export interface Stage {
  readonly screen: Screen
  readonly view: View
}

/** Where a session keeps what was looked at, and what is thrown away when it is over. */
export interface Kept {
  save(progress: Progress): void
  clear(): void
}

const ON_THIS_PHONE: Kept = {
  save: (progress) => void phoneStorage.write(KEYS.progress, progress),
  clear: () => clearSession(phoneStorage),
}

/**
 * The session on this phone. `live` follows the room at once (head and team strip); `stage` is what somebody reads and
 * only moves when they ask for it: until then `next` says where it would go.
 */
interface SessionStore {
  readonly scenario: Pick<Scenario, 'id'> | null
  readonly room: Room | null
  readonly progress: Progress
  readonly live: View | null
  readonly stage: Stage | null
  readonly next: Screen | null
  readonly notice: Notice | null
  /** A command is under way; nothing is sent meanwhile. */
  readonly busy: boolean
  /** Takes a room into use. */
  enter(scenario: Pick<Scenario, 'id'>, room: Room, progress: Progress, kept?: Kept): void
  /** Lets go of the room; what is stored stays. */
  leave(): void
  /** Sends a command for a seat of this phone; the page follows it. */
  send(role: RoleIx, body: Body): Promise<void>
  /** Goes to the page that waits. */
  follow(): void
  dismiss(): void
  /** Shows a line above the team strip. */
  say(text: string): void
  // What was looked at
  readOutcome(): void
  readOpening(): void
  readBrief(): void
  readReply(): void
  turnPage(key: string, page: number): void
  draft(key: string, draft: Draft): void
  /** Gives the phone to a role, or lays it on the table. */
  hand(to: RoleIx | null): void
  rescue(role: RoleIx | null): void
  /** Turns to the tasks of a role this one answers for, or back to the own ones. */
  stand(role: RoleIx | null): void
  /** Another page of this phone, or the preview around it, has written down what was looked at: the page follows. */
  restore(progress: Progress): void
  /** Ends the session for good: its record stays, the evening can't be gone on with. */
  finish(): void
}

/** Commands that concern the table, not the page that is read: it stays. */
const STAYS: readonly Body['type'][] = [
  'join',
  'admit',
  'dismiss',
  'touch',
  'ask',
  'help',
  'giveBack',
  'pause',
  'resume',
  'release',
  'extend',
  'reassign',
  'stepBack',
  'conclude',
]

/** Steps after which a shared phone goes round. */
const HANDS_ON: readonly Body['type'][] = ['ready', 'vote', 'part', 'pick']

export const useSession = create<SessionStore>()((set, get) => {
  let unsubscribe: () => void = () => undefined
  let kept = ON_THIS_PHONE

  const shared = (): boolean => (get().room?.seats.length ?? 0) > 1

  /** Looks at the room again; `moved` = the people at this phone asked for whatever comes. */
  const refresh = (moved: boolean): void => {
    const { room, stage, scenario } = get()
    if (room === null || scenario === null) return
    const seat = room.seats[0] ?? null
    // In a room of many phones the host may give this one another seat.
    if (!shared() && get().progress.holder !== seat) set({ progress: keep({ ...get().progress, holder: seat }) })
    const { progress } = get()
    const live = room.view(progress.holder)
    if (live.phase === 'ended' && live.ending !== null && progress.record === null) {
      const record = recordOf(scenario, room, live, live.ending)
      useRecords.getState().add(record)
      set({ progress: keep({ ...progress, record: record.id }) })
    }
    const view = lookingAt(live, get().progress)
    const screen = screenOf(view, get().progress, shared())
    if (stage === null || moved || stage.screen.key === screen.key) set({ live, stage: { screen, view }, next: null })
    else set({ live, next: screen })
  }

  const keep = (progress: Progress): Progress => {
    kept.save(progress)
    return progress
  }

  /** Changes what was looked at; with `move` the page follows. */
  const note = (change: (progress: Progress) => Progress, move = true): void => {
    set({ progress: keep(change(get().progress)), ...(move ? { notice: null } : {}) })
    if (move) refresh(true)
  }

  return {
    scenario: null,
    room: null,
    progress: freshProgress(null),
    live: null,
    stage: null,
    next: null,
    notice: null,
    busy: false,
    enter: (scenario, room, progress, place = ON_THIS_PHONE) => {
      get().leave()
      kept = place
      unsubscribe = room.subscribe(() => {
        if (!get().busy) refresh(false)
      })
      set({ scenario, room, progress: keep(progress) })
      refresh(true)
    },
    leave: () => {
      unsubscribe()
      get().room?.close()
      set({ scenario: null, room: null, live: null, stage: null, next: null, notice: null, busy: false })
    },
    send: async (role, body) => {
      const { room, busy } = get()
      if (room === null || busy) return
      set({ busy: true })
      const before = room.view(role)
      let refused: Denial | null = null
      try {
        refused = await room.send(role, body)
      } finally {
        set({ busy: false })
      }
      if (get().room !== room) return
      const after = room.view(role)
      set({ notice: noticeAfter(body, refused, before, after) })
      // Whoever gives back what is on the screen turns to the own tasks.
      const turnsBack = refused === null && body.type === 'giveBack' && get().progress.standing === body.role
      if (refused === null && (body.type === 'takeOver' || body.type === 'giveBack')) {
        set({ progress: keep({ ...get().progress, standing: body.type === 'takeOver' ? body.role : null }) })
      }
      if (refused === null && shared() && HANDS_ON.includes(body.type)) {
        set({ progress: keep({ ...get().progress, holder: null, lastHolder: role }) })
      }
      const moves = (refused === null || refused === 'stale' || refused === 'ended') && !STAYS.includes(body.type)
      refresh(moves || turnsBack)
    },
    follow: () => {
      set({ notice: null })
      refresh(true)
    },
    dismiss: () => set({ notice: null }),
    say: (text) => set({ notice: { tone: 'warm', text, cure: null } }),
    readOutcome: () => {
      const { stage } = get()
      if (stage !== null) note((progress) => afterOutcome(progress, stage.view))
    },
    readOpening: () => {
      const { stage } = get()
      if (stage === null) return
      note((progress) => ({ ...intoAct(progress, stage.view), ...(shared() ? { holder: null } : {}) }))
    },
    readBrief: () =>
      note((progress) => ({
        ...progress,
        briefed: progress.holder === null ? progress.briefed : [...progress.briefed, progress.holder],
      })),
    readReply: () => {
      const { stage } = get()
      const me = stage?.view.me ?? null
      if (stage === null || me === null) return
      note((progress) => ({ ...progress, replied: { ...progress.replied, [me.role]: replyKey(stage.view) } }))
    },
    turnPage: (key, page) => note((progress) => ({ ...progress, pages: { ...progress.pages, [key]: page } }), false),
    draft: (key, draft) => note((progress) => ({ ...progress, drafts: { ...progress.drafts, [key]: draft } }), false),
    hand: (to) =>
      note((progress) => ({
        ...progress,
        holder: to,
        lastHolder: progress.holder ?? progress.lastHolder,
        rescuing: null,
      })),
    rescue: (role) => note((progress) => ({ ...progress, rescuing: role })),
    stand: (role) => note((progress) => ({ ...progress, standing: role })),
    restore: (progress) => {
      set({ progress, notice: null })
      refresh(true)
    },
    finish: () => {
      get().leave()
      kept.clear()
    },
  }
})
