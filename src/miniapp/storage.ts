import Taro from '@tarojs/taro'

/** What the app keeps on the phone. A full or broken storage never stops play: it answers false. */
export interface Storage {
  read<T>(key: string): T | null
  write(key: string, value: unknown): boolean
  remove(key: string): void
}

export { KEYS } from './storage-keys'

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
