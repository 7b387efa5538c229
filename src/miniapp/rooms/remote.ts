import type { Client } from '@/protocol/client'
import type { PhoneBody } from '@/protocol/frames'
import type { Body, RoleIx } from '../engine'
import type { Room } from './room'

/**
 * A room on the server as the screens see it. The client's view is passed through untouched: it is the same object until
 * the room says something new. Before the first welcome there is none, so a room is made after it.
 */
export const remoteRoom = (client: Client, onClose: () => void = () => undefined): Room => {
  let seats: readonly RoleIx[] = []
  return {
    remote: true,
    get seats() {
      const role = client.state().view?.me?.role
      if (role === undefined) seats = seats.length === 0 ? seats : []
      else if (seats[0] !== role) seats = [role]
      return seats
    },
    companions: [],
    view: () => {
      const { view } = client.state()
      if (view === null) throw new Error('a room is entered after its welcome')
      return view
    },
    // People speak for themselves.
    hear: () => [],
    send: (_role, body) => (isPhoneBody(body) ? client.send(body) : Promise.resolve('bad_command')),
    subscribe: (listener) => {
      let seen = client.state().view
      return client.subscribe(() => {
        const { view } = client.state()
        if (view === seen) return
        seen = view
        listener(null)
      })
    },
    close: () => {
      client.close()
      onClose()
    },
  }
}

/** Time passes and phones go away without a phone saying so. */
const isPhoneBody = (body: Body): body is Body & PhoneBody =>
  body.type !== 'elapse' && body.type !== 'thaw' && body.type !== 'away'
