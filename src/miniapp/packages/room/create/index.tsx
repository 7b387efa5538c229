import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { Button } from '../../../components/button'
import { Page } from '../../../components/page'
import { passOf, readPass } from '../../../rooms/pass'
import { createRoom, type Trouble } from '../../../rooms/server'
import { phoneStorage } from '../../../storage'
import { useOnline } from '../../../stores/online'
import { words } from '../../../words'
import { TroubleCard } from '../parts/trouble'
import '../room.scss'

const lobby = (): void => void Taro.redirectTo({ url: '/packages/room/lobby/index' })

/** Opens a room and goes on to its number; a room this phone is still in is offered first. */
export default function CreatePage() {
  const { params } = useRouter()
  const [old, setOld] = useState(() => readPass(phoneStorage))
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const open = async (): Promise<void> => {
    setTrouble(null)
    const asked = await createRoom(params.id ?? '')
    if ('trouble' in asked) {
      setTrouble(asked.trouble)
      return
    }
    useOnline.getState().connect(passOf(asked.ok, Date.now()))
    lobby()
  }
  useEffect(() => {
    if (old === null) void open()
  }, [old])
  return (
    <Page name="create">
      <View className="room__title">{words.room.create.title}</View>
      {old !== null ? (
        <>
          <View className="room__says">{words.room.create.still(old.number)}</View>
          <Button name="create-back" label={words.room.create.stillBack} onTap={lobby} />
          <Button name="create-new" kind="plain" label={words.room.create.stillNew} onTap={() => setOld(null)} />
        </>
      ) : trouble === null ? (
        <View className="room__says">{words.room.create.going}</View>
      ) : (
        <>
          <TroubleCard trouble={trouble} />
          {trouble === 'no_server' ? null : (
            <Button name="create-again" label={words.room.create.again} onTap={() => void open()} />
          )}
          <Button name="go-back" kind="quiet" label={words.app.back} onTap={() => void Taro.navigateBack()} />
        </>
      )}
    </Page>
  )
}
