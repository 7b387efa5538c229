import { Draft } from './draft'
import type { Event } from './event'
import { contribute, freshSeats, writePlay } from './evolve-play'
import type { RoleIx, Scenario } from './scenario'
import type { State } from './state'

/** A state with events written down in it; the only way a state changes. Evaluates no condition. */
export const evolve = (scenario: Scenario, state: State, ...events: readonly Event[]): State => {
  const draft = new Draft(state)
  for (const event of events) write(scenario, draft, event)
  return draft.state
}

/** Writes one event into a draft: here those of the table and of the levers. */
export const write = (scenario: Scenario, draft: Draft, event: Event): void => {
  switch (event.type) {
    case 'ticked': {
      const table = draft.table()
      table.now = event.now
      table.offset = event.offset
      return
    }
    case 'acked': {
      const phone = draft.phone(event.phone)
      phone.n = event.n
      phone.hash = event.hash
      return
    }
    case 'joined': {
      const phone = draft.phone(event.phone)
      phone.role = event.role
      phone.knocks = null
      phone.turned = null
      phone.presence = event.presence
      if (event.host) draft.table().host = event.phone
      return
    }
    case 'knocked': {
      const phone = draft.phone(event.phone)
      phone.turned = event.role === null ? phone.knocks : null
      phone.knocks = event.role
      return
    }
    case 'phone':
      draft.phone(event.phone).presence = event.presence
      return
    case 'seat': {
      const seat = draft.seat(event.role)
      seat.presence = event.presence
      seat.since = event.since
      seat.askDue = null
      if (event.presence !== 'present') withdrawConsents(draft, event.role)
      return
    }
    case 'suspended':
      draft.table().suspended = event.on
      return
    case 'pauserGone': {
      const table = draft.table()
      table.pause = table.pause && { ...table.pause, goneSince: event.since }
      return
    }
    case 'asked':
      draft.seat(event.role).askDue = event.due
      return
    case 'askAnswered': {
      const seat = draft.seat(event.role)
      seat.askDue = null
      seat.asks = event.asks
      return
    }
    case 'consented': {
      const seat = draft.seat(event.role)
      seat.consents = [...seat.consents, event.by]
      return
    }
    case 'tookOver': {
      const seat = draft.seat(event.role)
      seat.proxy = event.proxy
      seat.open = event.open
      seat.consents = []
      if (draft.state.play !== null) contribute(draft, event.proxy, 'takeovers')
      return
    }
    case 'returned': {
      const seat = draft.seat(event.role)
      seat.proxy = null
      seat.open = false
      seat.consents = []
      seat.asks = 0
      return
    }
    case 'helped':
      draft.seat(event.role).needsHelp = event.on
      return
    case 'pulled': {
      const table = draft.table()
      table.levers = [...table.levers, event.lever]
      return
    }
    case 'paused':
      draft.table().pause = { by: event.by, goneSince: null }
      return
    case 'resumed':
      draft.table().pause = null
      return
    case 'extended':
      extend(draft, event.by)
      return
    case 'steppedBack':
      stepBack(draft)
      return
    default:
      writePlay(scenario, draft, event)
  }
}

/** Who went away agrees to nothing any more. */
const withdrawConsents = (draft: Draft, role: RoleIx): void => {
  draft.state.table.seats.forEach(({ consents }, other) => {
    if (consents.includes(role)) draft.seat(other).consents = consents.filter((one) => one !== role)
  })
}

/** Moves every open deadline of waiting people later; holds and rules of play are not touched. */
const extend = (draft: Draft, by: number): void => {
  const later = (due: number | null): number | null => (due === null ? null : due + by)
  const play = draft.play()
  play.armedAt = later(play.armedAt)
  const { action } = play
  if (action?.kind === 'together') play.action = { ...action, due: later(action.due) }
  else if (action?.kind === 'vote' && action.tie !== null)
    play.action = { ...action, tie: { ...action.tie, due: action.tie.due + by } }
  for (let role = 0; role < draft.state.table.seats.length; role += 1) {
    const seat = draft.seat(role)
    seat.askDue = later(seat.askDue)
    if (seat.presence !== 'present') seat.since += by
  }
}

/** Back to the act's opening; people, phones and time stay where they are. */
const stepBack = (draft: Draft): void => {
  const act = draft.state.opening?.act
  const table = draft.table()
  table.epoch += 1
  table.stepsBack += 1
  if (act !== undefined) {
    if (!table.redone.includes(act)) table.redone = [...table.redone, act]
    table.reveals = table.reveals.filter((reveal) => reveal.act < act)
  }
  draft.setPlay(draft.state.opening)
  freshSeats(draft)
}
