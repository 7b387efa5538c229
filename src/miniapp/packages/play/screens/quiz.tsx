import { View } from '@tarojs/components'
import { Button } from '../../../components/button'
import { OptionRow } from '../../../components/option-row'
import { EMPTY_DRAFT } from '../../../play/progress'
import { useSession } from '../../../stores/session'
import { words } from '../../../words'

interface QuizProps {
  readonly prompt: string
  readonly options: readonly string[]
  readonly draftKey: string
  readonly onPick: (pick: number) => void
  readonly label?: string
  readonly name: string
}

/** One of a few options, tapped and then confirmed: remedies, rescues, votes and parts. */
export const Quiz = ({ prompt, options, draftKey, onPick, label = words.task.confirm, name }: QuizProps) => {
  const draft = useSession(({ progress }) => progress.drafts[draftKey] ?? EMPTY_DRAFT)
  const pick = draft.picks[0] ?? null
  const choose = (index: number): void => useSession.getState().draft(draftKey, { ...draft, picks: [index] })
  return (
    <View className={`quiz ${name}`}>
      {prompt === '' ? null : <View className="quiz__prompt">{prompt}</View>}
      <View className="options">
        {options.map((text, i) => (
          <OptionRow key={text} text={text} index={i} on={pick === i} onTap={choose} />
        ))}
      </View>
      <Button
        name={`${name}__send`}
        label={label}
        disabled={pick === null}
        onTap={() => pick !== null && onPick(pick)}
      />
    </View>
  )
}
