import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { phoneClock } from '../rooms/clock'
import { words } from '../words'
import { useOnline } from './online'

/** A link that is back so soon (ms) is not worth a word. */
const HUSH = 1500
/** After so long (ms) it may be more than a moment's weakness. */
const STUCK = 20_000
/** After so long (ms) the others see this phone as away, unless the room is paused. */
const LONG = 90_000

export interface LineNews {
  /** Nothing comes back by itself. */
  readonly ended: boolean
  readonly text: string
  readonly cure: { readonly name: string; readonly label: string; readonly go: () => void } | null
}

/** What there is to say of the line to the room, and what one can do; null while it is fine or was lost just now. */
export const useLineNews = (): LineNews | null => {
  const lostAt = useOnline((store) => store.lostAt)
  const bye = useOnline(({ state }) => state?.bye ?? null)
  const ended = useOnline(({ state }) => state?.link === 'ended')
  const sending = useOnline(({ state }) => state?.sending === true)
  const met = useOnline(({ state }) => state?.view != null)
  const paused = useOnline(({ state }) => state?.view?.paused === true)
  const number = useOnline(({ pass }) => pass?.number ?? '')
  const gone = useGone(lostAt)
  if (lostAt === null) return null
  const { line, lobby } = words.room
  // A goodbye that promises a quick return is not believed for ever.
  if (bye !== null && (ended || (gone >= HUSH && gone < STUCK))) {
    const { cause, cure } = words.room.bye[bye]
    const text = `${cause}${cure}`
    if (!ended) return { ended, text, cure: null }
    if (bye === 'replaced')
      return { ended, text, cure: { name: 'line-here', label: line.here, go: useOnline.getState().reconnect } }
    if (bye === 'token')
      return { ended, text, cure: { name: 'line-rejoin', label: line.rejoin, go: () => rejoin(number) } }
    return {
      ended,
      text,
      cure:
        process.env.TARO_ENV === 'h5'
          ? { name: 'line-reload', label: line.reload, go: () => window.location.reload() }
          : null,
    }
  }
  if (gone < HUSH) return null
  const text = !met
    ? gone < STUCK
      ? lobby.slow
      : lobby.stuck
    : gone < STUCK
      ? line.lost
      : gone < LONG || paused
        ? line.stuck
        : line.long
  return { ended, text: sending && met ? `${text}${line.sending}` : text, cure: null }
}

/** The pass is of no use any more: with it the number would lead straight back here. */
const rejoin = (number: string): void => {
  useOnline.getState().quit()
  void Taro.redirectTo({ url: `/packages/room/join/index?number=${number}` })
}

/** For how long (ms) the link has been gone, as far as it matters here. */
const useGone = (lostAt: number | null): number => {
  const [now, setNow] = useState(phoneClock.now)
  useEffect(() => {
    if (lostAt === null) return
    setNow(phoneClock.now())
    const stops = [HUSH, STUCK, LONG]
      .map((ms) => lostAt + ms - phoneClock.now())
      .filter((ms) => ms > 0)
      .map((ms) => phoneClock.after(ms, () => setNow(phoneClock.now())))
    return () => {
      for (const stop of stops) stop()
    }
  }, [lostAt])
  return lostAt === null ? 0 : now - lostAt
}
