import Taro from '@tarojs/taro'
import type { OpenSocket } from '@/protocol/client'

/** WeChat's own: its task is there at once, so that no event can come before somebody listens. */
declare const wx: { connectSocket(options: { readonly url: string; fail(): void }): Taro.SocketTask }

/** On the web a task has the socket of the page. */
type WebTask = Taro.SocketTask & { readonly ws: { binaryType: string } }

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
  const listen = (opened: Taro.SocketTask): void => {
    if (over) {
      opened.close({ fail: quiet })
      return
    }
    task = opened
    opened.onOpen(() => handlers.open())
    opened.onMessage(({ data }) => handlers.message(data))
    opened.onError(lost)
    opened.onClose(lost)
  }
  if (process.env.TARO_ENV === 'weapp') listen(wx.connectSocket({ url, fail: lost }))
  else
    Taro.connectSocket({ url, fail: lost }).then((opened) => {
      // A page would hand out blobs, which can't be read at once.
      ;(opened as WebTask).ws.binaryType = 'arraybuffer'
      listen(opened)
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
