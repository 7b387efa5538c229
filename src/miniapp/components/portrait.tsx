import { Image, View } from '@tarojs/components'
import { memo } from 'react'
import { artUrl } from '../platform'

interface PortraitProps {
  readonly scenario: string
  readonly file: string | null
  readonly name: string
  readonly size?: 'small' | 'large'
}

/** A face in ink, or the first character of the name where there is no drawing. */
export const Portrait = memo(({ scenario, file, name, size = 'small' }: PortraitProps) => (
  <View className={`portrait portrait--${size}`}>
    {file === null ? (
      name.slice(0, 1)
    ) : (
      <Image className="portrait__img" src={artUrl(scenario, file)} mode="aspectFill" />
    )}
  </View>
))
Portrait.displayName = 'Portrait'
