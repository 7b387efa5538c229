import { useEffect, useRef, useState } from 'react'
import type { Told, Wish } from '../messages'

/** A stopped preview is asked for again so often (ms). */
const AGAIN = 1000

export interface Preview {
  readonly told: Told | null
  /** The preview server does not answer. */
  readonly lost: boolean
  readonly wish: (wish: Wish) => void
}

/** The line to the preview server. */
export const usePreview = (): Preview => {
  const [told, setTold] = useState<Told | null>(null)
  const [lost, setLost] = useState(false)
  const line = useRef<WebSocket | null>(null)
  useEffect(() => {
    let over = false
    let known = false
    const open = (): void => {
      const ws = new WebSocket(`ws://${window.location.host}/preview/ws`)
      line.current = ws
      ws.addEventListener('message', ({ data }) => {
        // Another run of the preview: its phones are new ones.
        if (known && ws !== first) window.location.reload()
        known = true
        first = ws
        setTold(JSON.parse(String(data)) as Told)
      })
      ws.addEventListener('close', () => {
        if (over) return
        setLost(true)
        setTimeout(open, AGAIN)
      })
    }
    let first: WebSocket | null = null
    open()
    return () => {
      over = true
      line.current?.close()
    }
  }, [])
  const wish = useRef((wanted: Wish): void => {
    if (line.current?.readyState === WebSocket.OPEN) line.current.send(JSON.stringify(wanted))
  })
  return { told, lost, wish: wish.current }
}
