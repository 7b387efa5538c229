import type { View } from '../engine'
import { actKey, freshProgress, type Progress } from '../play/progress'
import { remoteRoom } from '../rooms/remote'
import { KEYS, phoneStorage } from '../storage'
import { useOnline } from './online'
import { type Kept, useSession } from './session'

/** What was looked at belongs to one phone in one room. */
interface KeptProgress {
  readonly phone: string
  readonly progress: Progress
}

const keptFor = (phone: string): Kept => ({
  save: (progress) => void phoneStorage.write(KEYS.roomProgress, { phone, progress } satisfies KeptProgress),
  clear: () => useOnline.getState().quit(),
})

/** A newcomer is told what is going on now, not the news of acts it did not play. */
const arriving = (view: View): Progress => ({
  ...freshProgress(view.me?.role ?? null),
  told: actKey(view),
  reveals: view.reveals.length,
})

/** What is stored for a phone, if there is something. */
const readProgress = (phone: string): Progress | null => {
  const kept = phoneStorage.read<KeptProgress>(KEYS.roomProgress)
  return kept !== null && kept.phone === phone ? kept.progress : null
}

/** In a browser others may write this page's storage: the preview does, when a writer goes back in time. */
const followStorage = (phone: string): (() => void) => {
  if (process.env.TARO_ENV !== 'h5') return () => undefined
  const written = ({ key }: StorageEvent): void => {
    const progress = key === KEYS.roomProgress ? readProgress(phone) : null
    if (progress !== null) useSession.getState().restore(progress)
  }
  window.addEventListener('storage', written)
  return () => window.removeEventListener('storage', written)
}

/** Takes the room of the open line into play, at the page where this phone last was. */
export const enterRoom = (): void => {
  const { client, pass } = useOnline.getState()
  const view = client?.state().view ?? null
  if (client === null || pass === null || view === null || view.phase === 'lobby') return
  const progress = readProgress(pass.phone) ?? arriving(view)
  const unfollow = followStorage(pass.phone)
  const room = remoteRoom(client, () => {
    unfollow()
    if (useOnline.getState().client === client) useOnline.getState().hangUp()
  })
  useSession.getState().enter(pass.scenario, room, progress, keptFor(pass.phone))
}
