import type { RoomAnswer } from '@/protocol'
import type { Client } from '@/protocol/client'
import { choose, seeded } from './chooser'
import { newWitness, type Witness } from './history'
import { newPhone, nodeSockets, until } from './phone'
import { newRoom } from './server'

export interface Team {
  readonly answers: readonly RoomAnswer[]
  readonly clients: readonly Client[]
  readonly witnesses: readonly Witness[]
  /** Everybody acts at random until `stop`; the play itself and, since it would end, a good deal of asking for help. */
  busy(): void
  stop(): Promise<void>
  close(): void
}

/** Four phones in a room of their own, whose sockets go where `urlOf` says at that moment. */
export const newTeam = async (http: string, seed: number, urlOf: (phone: number) => string): Promise<Team> => {
  const answers = await newRoom(http)
  const witnesses = answers.map(({ phone }) => newWitness(phone))
  const clients = answers.map((answer, i) => {
    const open = witnesses[i]?.watch((_, handlers) => nodeSockets()(urlOf(i), handlers))
    return newPhone({ ws: '', answer, seed: seed * 10 + i, ...(open === undefined ? {} : { open }) })
  })
  for (const [role, client] of clients.entries()) {
    await until(client, () => client.state().link === 'online')
    if (role > 0) await client.send({ type: 'join', role })
  }
  await clients[0]?.send({ type: 'start' })
  let going = false
  let loops: Promise<void>[] = []
  const act = async (client: Client, i: number): Promise<void> => {
    const random = seeded(seed * 100 + i)
    let on = false
    while (going) {
      const { view } = client.state()
      const move = random() < 0.1 && view !== null ? choose(view, random) : null
      on = !on
      await client.send(move ?? { type: 'help', on })
      if (random() < 0.3) await new Promise((resolve) => setTimeout(resolve, random() * 10))
    }
  }
  return {
    answers,
    clients,
    witnesses,
    busy: () => {
      going = true
      loops = clients.map(act)
    },
    stop: async () => {
      going = false
      const late = setTimeout(() => {
        const states = clients.map((client) => ({ ...client.state(), view: client.state().view?.phase }))
        console.error(`a command was never answered: ${JSON.stringify(states)}`)
      }, 15_000)
      await Promise.all(loops)
      clearTimeout(late)
      // All phones have heard of everything that was accepted.
      const most = (): number => Math.max(...clients.map((client) => client.state().seq))
      for (const client of clients)
        await until(client, () => client.state().link === 'online' && client.state().seq === most(), 60_000)
    },
    close: () => {
      for (const client of clients) client.close()
    },
  }
}
