import { Image, View } from '@tarojs/components'
import { memo } from 'react'
import { artUrl } from '../platform'

interface ArtProps {
  readonly scenario: string
  readonly file: string | null
  readonly name?: string
}

/** A drawing of the scenario in full width; nothing where there is none. */
export const Art = memo(({ scenario, file, name = '' }: ArtProps) =>
  file === null ? null : (
    <View className={`art ${name}`}>
      <Image className="art__img" src={artUrl(scenario, file)} mode="widthFix" />
    </View>
  ),
)
Art.displayName = 'Art'
