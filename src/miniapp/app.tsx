import Taro, { useDidShow, useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { wakeOnline } from './stores/online'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    Taro.onNetworkStatusChange(wakeOnline)
    if (process.env.TARO_ENV !== 'h5') return
    // A page has no life cycle of an app: it learns from the browser when somebody looks again.
    window.addEventListener('online', wakeOnline)
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) wakeOnline()
    })
  })
  useDidShow(wakeOnline)
  return children
}
