import { Input, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '../../../components/button'
import { words } from '../../../words'
import type { TaskProps } from './props'

/** A code put up on the wall: typed, or scanned where the phone can. */
export const CheckinTask = ({ task, draft, onDraft, onAnswer }: TaskProps) => {
  const scan = (): void => {
    Taro.scanCode({ onlyFromCamera: true })
      .then(({ result }) => {
        if (typeof result === 'string' && result !== '') onAnswer({ code: result })
      })
      .catch(() => undefined)
  }
  return (
    <View className="checkin">
      <View className="task__how">{words.task.checkinSays(task.place ?? '')}</View>
      <Input
        className="checkin__input"
        placeholder={words.task.checkinInput}
        value={draft.text}
        onInput={({ detail }) => onDraft({ ...draft, text: String(detail.value) })}
      />
      <Button
        name="answer"
        label={words.task.checkinGo}
        disabled={draft.text.trim() === ''}
        onTap={() => onAnswer({ code: draft.text.trim() })}
      />
      {process.env.TARO_ENV === 'weapp' ? (
        <Button name="scan" kind="plain" moves={false} label={words.task.checkinScan} onTap={scan} />
      ) : null}
    </View>
  )
}
