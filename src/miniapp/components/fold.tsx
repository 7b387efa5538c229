import { View } from '@tarojs/components'
import { type PropsWithChildren, useState } from 'react'
import { aria } from './aria'
import { steady } from './tap'

interface FoldProps {
  readonly label: string
  /** The label while it is open. */
  readonly open?: string
  readonly name?: string
}

/** Something more to read, folded away until asked for. */
export const Fold = ({ label, open = label, name = '', children }: PropsWithChildren<FoldProps>) => {
  const [shown, setShown] = useState(false)
  return (
    <View className={`fold ${name}`}>
      <View
        className="fold__head"
        onClick={steady(() => setShown(!shown))}
        {...aria({ role: 'button', expanded: shown })}
      >
        <View className="fold__sign">{shown ? '－' : '＋'}</View>
        <View className="fold__label">{shown ? open : label}</View>
      </View>
      {shown ? <View className="fold__body">{children}</View> : null}
    </View>
  )
}
