import { Image, Button as Native, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { memo, useEffect, useState } from 'react'
import { aria } from '../../../components/aria'
import { Button } from '../../../components/button'
import { words } from '../../../words'
import { inviteAddress, inviteLink, qrImage, spoken } from './invite'

/** The room number in digits to be read across a table, the code to scan, and ways to send the invitation. */
export const NumberCard = memo(({ number }: { readonly number: string }) => {
  const [address, setAddress] = useState<string | null>(null)
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    let gone = false
    inviteAddress().then((found) => {
      if (!gone) setAddress(found)
    })
    return () => {
      gone = true
    }
  }, [])
  const { lobby } = words.room
  const link = address === null ? null : inviteLink(address, number)
  const copy = (): void => {
    if (link !== null)
      Taro.setClipboardData({ data: link }).then(
        () => setCopied(true),
        () => undefined,
      )
  }
  return (
    <View className="number">
      <View className="number__read">{lobby.read}</View>
      <View className="number__digits" {...aria({ label: number.split('').join(' ') })}>
        <View className="number__half">{number.slice(0, 3)}</View>
        <View className="number__half">{number.slice(3)}</View>
      </View>
      <View className="number__how">
        {process.env.TARO_ENV === 'weapp' || address === null ? lobby.how : lobby.howAt(spoken(address))}
      </View>
      {link === null ? null : (
        <>
          <Image className="number__qr" src={qrImage(link)} mode="aspectFit" />
          <View className="number__or">{lobby.qr}</View>
        </>
      )}
      {process.env.TARO_ENV === 'weapp' ? (
        <Native className="btn btn--plain share" openType="share">
          {lobby.share}
        </Native>
      ) : (
        <Button
          name="copy-link"
          kind="plain"
          moves={false}
          label={copied ? lobby.copied : lobby.copy}
          disabled={link === null}
          onTap={copy}
        />
      )}
    </View>
  )
})
NumberCard.displayName = 'NumberCard'
