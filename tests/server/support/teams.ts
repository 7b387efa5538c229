import type { Client } from '@/protocol/client'
import type { RoomStore } from '@/server/store/room-store'
import { loadFourGates } from '../../fixtures/four-gates'
import { checkRoom, type Verdict } from './history'
import { newTeam, type Team } from './team'

const TEAMS = 3

export interface Teams {
  /** Every phone of every team. */
  clients(): readonly Client[]
  /** The first phone of each team. */
  hosts(): readonly Client[]
  busy(): void
  /** How many commands were acknowledged so far, to these phones of the teams. */
  acked(phones?: readonly number[]): number
  /** Whether some team has come to the end of its play. */
  ended(): boolean
  /** A team whose play has ended is judged and makes way for a new one: in an ended play nothing is written down. */
  relieve(): Promise<void>
  /** Everybody finishes what is under way; answers what the judge says of all the teams there were. */
  end(): Promise<Verdict>
}

/** Three teams that play at random; their rooms are judged by the log in `store`. */
export const openTeams = async (store: RoomStore, http: string, urlOf: (phone: number) => string): Promise<Teams> => {
  const scenario = loadFourGates(8, 1)
  let made = 0
  const make = (): Promise<Team> => newTeam(http, ++made, urlOf)
  const teams = await Promise.all(Array.from({ length: TEAMS }, make))
  const dismissed: Team[] = []
  const verdicts: Verdict[] = []
  const judge = (team: Team): Promise<Verdict> => checkRoom(store, scenario, team.answers, team.witnesses, team.clients)
  const dismiss = async (team: Team): Promise<void> => {
    await team.stop()
    let verdict = await judge(team)
    // A room moves by itself when a deadline passes; phones hear of that a moment after the log has it.
    for (let tries = 0; verdict.faults.length > 0 && tries < 10; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 500))
      verdict = await judge(team)
    }
    verdicts.push(verdict)
    dismissed.push(team)
    team.close()
  }
  return {
    clients: () => teams.flatMap(({ clients }) => clients),
    hosts: () => teams.flatMap(({ clients }) => clients.slice(0, 1)),
    busy: () => {
      for (const team of teams) team.busy()
    },
    acked: (phones = [0, 1, 2, 3]) =>
      [...dismissed, ...teams]
        .flatMap(({ witnesses }) => witnesses.filter((_, i) => phones.includes(i)))
        .flatMap(({ attempts }) => [...attempts.values()])
        .filter(({ acked }) => acked !== null).length,
    ended: () => teams.some(hasEnded),
    relieve: async () => {
      for (const [i, team] of teams.entries()) {
        if (!hasEnded(team)) continue
        await dismiss(team)
        const next = await make()
        teams[i] = next
        next.busy()
      }
    },
    end: async () => {
      for (const team of teams) await dismiss(team)
      return {
        rows: verdicts.reduce((a, v) => a + v.rows, 0),
        acked: verdicts.reduce((a, v) => a + v.acked, 0),
        unheard: verdicts.reduce((a, v) => a + v.unheard, 0),
        faults: verdicts.flatMap(({ faults }) => faults),
      }
    },
  }
}

const hasEnded = ({ clients }: Team): boolean => clients[0]?.state().view?.phase === 'ended'

/** A verdict in figures, for the report. */
export const figures = ({ rows, acked, unheard, faults }: Verdict) => ({ rows, acked, unheard, faults: faults.length })
