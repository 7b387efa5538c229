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

/** Takes the room of the open line into play, at the page where this phone last was. */
export const enterRoom = (): void => {
  const { client, pass } = useOnline.getState()
  const view = client?.state().view ?? null
  if (client === null || pass === null || view === null || view.phase === 'lobby') return
  const kept = phoneStorage.read<KeptProgress>(KEYS.roomProgress)
  const progress = kept !== null && kept.phone === pass.phone ? kept.progress : arriving(view)
  const room = remoteRoom(client, () => {
    if (useOnline.getState().client === client) useOnline.getState().hangUp()
  })
  useSession.getState().enter(pass.scenario, room, progress, keptFor(pass.phone))
}
