import Taro from '@tarojs/taro'
import type { OpenSocket } from '@/protocol/client'

const quiet = (): void => undefined

/** A socket of the platform: wx.connectSocket in WeChat, WebSocket in a page. Nothing is heard of it after `close`. */
export const phoneSocket: OpenSocket = (url, handlers) => {
  let task: Taro.SocketTask | null = null
  let over = false
  const lost = (): void => {
    if (over) return
    over = true
    handlers.close()
  }
  Taro.connectSocket({ url, fail: lost }).then((opened) => {
    if (over) {
      opened.close({ fail: quiet })
      return
    }
    task = opened
    opened.onOpen(() => handlers.open())
    opened.onMessage(({ data }) => handlers.message(String(data)))
    opened.onError(lost)
    opened.onClose(lost)
  }, lost)
  return {
    send: (text) => {
      if (over || task === null) return
      // On the web a socket that is closing throws, in WeChat the call fails: its close will be told either way.
      try {
        task.send({ data: text, fail: quiet })
      } catch {
        lost()
      }
    },
    close: () => {
      over = true
      try {
        task?.close({ fail: quiet })
      } catch {
        // Closed already.
      }
    },
  }
}
