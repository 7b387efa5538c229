import Taro from '@tarojs/taro'

/** What the app keeps on the phone. A full or broken storage never stops play: it answers false. */
export interface Storage {
  read<T>(key: string): T | null
  write(key: string, value: unknown): boolean
  remove(key: string): void
}

/** Keys in use; nothing else is ever stored. */
export const KEYS = {
  settings: 'xh.settings',
  head: 'xh.session.head',
  session: 'xh.session',
  progress: 'xh.session.progress',
  records: 'xh.records',
  record: (id: string) => `xh.record.${id}`,
  /** The room this phone is in, what was looked at there, and the command that is not answered yet. */
  room: 'xh.room',
  roomProgress: 'xh.room.progress',
  roomPending: 'xh.room.pending',
  device: 'xh.device',
  person: 'xh.person',
  /** A room server to use in place of the build's own, for trying one out. */
  server: 'xh.server',
} as const

/** The phone's own storage; values travel as JSON text, so that both targets keep exactly the same thing. */
export const phoneStorage: Storage = {
  read<T>(key: string): T | null {
    try {
      const text: unknown = Taro.getStorageSync(key)
      return typeof text === 'string' && text !== '' ? (JSON.parse(text) as T) : null
    } catch {
      return null
    }
  },
  write(key, value) {
    try {
      Taro.setStorageSync(key, JSON.stringify(value))
      return true
    } catch {
      return false
    }
  },
  remove(key) {
    try {
      Taro.removeStorageSync(key)
    } catch {
      // Nothing to remove, or a storage that can't be written: both leave the app usable.
    }
  },
}
