import { companionMove } from '@/companions'
import type { RoleIx, Scenario } from '../engine'
import { scenarios } from '../generated/scenarios'
import { newSeed } from '../platform'
import { freshProgress, type Progress } from '../play/progress'
import { phoneClock } from '../rooms/clock'
import { beginLocalRoom, type LocalOptions, resumeLocalRoom } from '../rooms/local'
import { clearSession, readSession, saveSession } from '../rooms/saved'
import { KEYS, phoneStorage } from '../storage'
import { useSession } from './session'

export const findScenario = (id: string): Scenario | null => scenarios.find((scenario) => scenario.id === id) ?? null

const optionsOf = (scenario: Scenario, seats: readonly RoleIx[]): LocalOptions => ({
  scenario,
  seats,
  clock: phoneClock,
  random: Math.random,
  companion: companionMove,
  save: (saved) => {
    const act = scenario.acts[saved.state.play?.act ?? 0]?.title ?? ''
    saveSession(phoneStorage, saved, {
      scenario: scenario.id,
      hash: scenario.hash,
      title: scenario.title,
      act,
      at: saved.servedAt,
    })
  },
})

/** Opens a new evening on this phone. An unfinished one is given up. */
export const startSession = (scenario: Scenario, seats: readonly RoleIx[]): void => {
  clearSession(phoneStorage)
  const room = beginLocalRoom(optionsOf(scenario, seats), newSeed())
  useSession.getState().enter(scenario, room, freshProgress(seats.length === 1 ? (seats[0] ?? null) : null))
}

/** Takes up the unfinished evening at the very page where it was closed; false when there is none to take up. */
export const resumeSession = (): boolean => {
  if (useSession.getState().room !== null) return true
  const saved = readSession(phoneStorage)
  const scenario = saved === null ? null : findScenario(saved.scenario)
  const room = saved === null || scenario === null ? null : resumeLocalRoom(optionsOf(scenario, saved.seats), saved)
  if (saved === null || scenario === null || room === null) return false
  const holder = saved.seats.length === 1 ? (saved.seats[0] ?? null) : null
  const progress = phoneStorage.read<Progress>(KEYS.progress) ?? freshProgress(holder)
  useSession.getState().enter(scenario, room, progress)
  return true
}
