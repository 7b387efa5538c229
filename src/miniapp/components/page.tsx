import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import type { CSSProperties, PropsWithChildren } from 'react'
import { scaleOf, useSettings } from '../stores/settings'
import { cx } from './classes'

interface PageProps {
  readonly name: string
  /** One shade darker: somebody is in trouble. */
  readonly dim?: boolean
}

/** Head and team strip grow by a fifth at most. */
const FRAME = 1.2

/** The root of every page: paper, font scale and motion. */
export const Page = ({ name, dim = false, children }: PropsWithChildren<PageProps>) => {
  const scale = useSettings(scaleOf)
  const calm = useSettings(({ motion }) => motion === 'calm')
  useDidShow(() => useSettings.getState().refresh())
  const style = { '--scale': String(scale), '--frame': String(Math.min(FRAME, scale)) } as CSSProperties
  return (
    <View className={cx('page', `page-${name}`, calm && 'page--calm', dim && 'page--dim')} style={style}>
      {children}
    </View>
  )
}
