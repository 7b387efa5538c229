// Runs in a phone's page before the app: a storage of its own, so that four phones on one page don't share one, and an
// ear on its socket for what the preview wants it to show.

import { KEYS } from '../../miniapp/storage-keys'
import type { PhoneCard } from '../phones'

const card = JSON.parse(document.getElementById('phone-card')?.textContent ?? '{}') as PhoneCard
let { turn } = card
let line: WebSocket | null = null

/** As Taro writes a text into the storage of a browser. */
const spelled = (value: unknown): string => JSON.stringify({ data: JSON.stringify(value) })
const values = new Map(Object.entries(card.storage).map(([key, value]) => [key, spelled(value)]))

const keptProgress = (text: string): unknown => {
  const { data } = JSON.parse(text) as { data: string }
  return (JSON.parse(data) as { progress: unknown }).progress
}

const storage: Storage = {
  get length() {
    return values.size
  },
  key: (index) => [...values.keys()][index] ?? null,
  getItem: (key) => values.get(key) ?? null,
  setItem: (key, value) => {
    values.set(key, String(value))
    if (key === KEYS.roomProgress)
      say(`{"t":"looked","turn":${turn},"progress":${JSON.stringify(keptProgress(value))}}`)
  },
  removeItem: (key) => {
    values.delete(key)
  },
  clear: () => values.clear(),
}
const say = (text: string): void => {
  if (line?.readyState === WebSocket.OPEN) line.send(text)
}

Object.defineProperty(window, 'localStorage', { value: storage, configurable: true })

window.WebSocket = class extends WebSocket {
  constructor(url: string | URL, protocols?: string | string[]) {
    super(url, protocols)
    line = this
    this.addEventListener('message', ({ data }) => {
      const text = String(data)
      if (!text.startsWith('{"t":"look"')) return
      const look = JSON.parse(text) as { turn: number; progress: unknown }
      turn = look.turn
      values.set(KEYS.roomProgress, spelled({ phone: `p${card.role}`, progress: look.progress }))
      window.dispatchEvent(new StorageEvent('storage', { key: KEYS.roomProgress }))
    })
  }
}

// Whoever is tapped on is the role that the writer plays.
window.addEventListener('pointerdown', () => say('{"t":"held"}'), { capture: true })
