import { View } from '@tarojs/components'
import { Button } from '../../../components/button'
import { Facts } from '../../../components/fact'
import { useSession } from '../../../stores/session'
import { words } from '../../../words'
import { Slip } from '../parts/slip'
import type { ScreenProps } from './props'

const MARKS = { done: '✓', failed: '✗', got: '✓', missing: '–' } as const

/** What came of the last answer, with its sources. */
export const ReplyScreen = ({ view }: ScreenProps) => {
  const last = view.me?.lane.last ?? null
  if (last === null) return null
  return (
    <View className={`reply reply--${last.result}`}>
      <View className="reply__result">{`${MARKS[last.result]} ${words.reply[last.result]}`}</View>
      <View className="reply__title">{last.title}</View>
      {last.reply === null ? null : <View className="reply__text">{last.reply}</View>}
      {last.clue === null ? null : <Slip clue={last.clue} />}
      {last.answer === null ? null : (
        <View className="reply__answer">
          <View className="reply__was">{words.reply.answer}</View>
          <View className="reply__text">{last.answer}</View>
        </View>
      )}
      <Button name="reply-next" label={words.reply.next} onTap={useSession.getState().readReply} />
      <Facts facts={last.facts} />
    </View>
  )
}
