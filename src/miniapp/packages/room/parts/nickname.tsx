import { Input, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Button } from '../../../components/button'
import { callMe, type Trouble } from '../../../rooms/server'
import { KEYS, phoneStorage } from '../../../storage'
import { useOnline } from '../../../stores/online'
import { words } from '../../../words'

/** A name that has not come back from its check after so long (ms) has not passed it. */
const CHECKED = 6000

/** How this person wants to be called. It belongs to the person, not to the play, and others see it after its check. */
export const Nickname = () => {
  const shown = useOnline(({ state }) => state?.around.people.find(({ phone }) => phone === state.phone)?.name ?? null)
  const token = useOnline(({ pass }) => pass?.token ?? null)
  const [typed, setTyped] = useState(() => phoneStorage.read<string>(KEYS.person) ?? '')
  /** What was sent to its check last; null = nothing in this visit. */
  const [sent, setSent] = useState<string | null>(null)
  const [late, setLate] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const { lobby } = words.room
  useEffect(() => {
    setLate(false)
    if (sent === null) return
    const timer = setTimeout(() => setLate(true), CHECKED)
    return () => clearTimeout(timer)
  }, [sent])
  const send = async (): Promise<void> => {
    if (token === null) return
    const name = typed.trim()
    phoneStorage.write(KEYS.person, name)
    setTrouble(null)
    const answer = await callMe(token, name)
    if ('trouble' in answer) setTrouble(answer.trouble)
    else setSent(name === '' ? null : name)
  }
  const says =
    trouble !== null
      ? `${words.room.http[trouble].cause}${words.room.http[trouble].cure}`
      : shown !== null
        ? lobby.nameShown(shown)
        : sent === null
          ? lobby.nameNone
          : late
            ? lobby.nameFailed
            : lobby.nameWait
  return (
    <View className="nickname">
      <View className="nickname__label">{lobby.name}</View>
      <View className="nickname__row">
        <Input
          className="field nickname__field"
          type="nickname"
          placeholder={lobby.nameHint}
          maxlength={12}
          value={typed}
          onInput={({ detail }) => setTyped(String(detail.value))}
          onBlur={({ detail }) => setTyped(String(detail.value))}
        />
        <Button
          name="nickname__send"
          kind="plain"
          moves={false}
          label={lobby.nameSend}
          disabled={typed.trim() === (shown ?? '')}
          onTap={() => void send()}
        />
      </View>
      <View className="nickname__says">{says}</View>
    </View>
  )
}
