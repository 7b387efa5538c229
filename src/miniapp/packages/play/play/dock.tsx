import { View } from '@tarojs/components'
import { memo } from 'react'
import { aria } from '../../../components/aria'
import { cx } from '../../../components/classes'
import { Portrait } from '../../../components/portrait'
import { moving, steady } from '../../../components/tap'
import type { MemberView, RoleIx } from '../../../engine'
import { useOnline } from '../../../stores/online'
import { useSession } from '../../../stores/session'
import { useSheet } from '../../../stores/sheet'
import { words } from '../../../words'

/** The team strip: four faces, each with a sign and a word; a face that can be helped is a button. */
export const Dock = memo(() => {
  const live = useSession((state) => state.live)
  const scenario = useSession((state) => state.scenario?.id ?? '')
  const room = useSession((state) => state.room)
  const holder = useSession((state) => state.progress.holder)
  const blinking = useOnline(({ state }) => state?.around.blinking)
  if (live === null || room === null) return null
  const shared = room.seats.length > 1
  return (
    <View className="dock" {...aria({ role: 'group', label: words.play.team })}>
      {live.team.map((member, role) => (
        <Member
          key={member.name}
          member={member}
          role={role}
          scenario={scenario}
          mine={role === holder}
          remote={room.remote}
          blinking={room.remote && blinking?.includes(role) === true}
          rescuable={live.me?.rescues.some((rescue) => rescue.role === role) === true}
        />
      ))}
      {shared ? (
        <View
          className={cx('member', 'member--hand', holder === null && 'member--gone')}
          onClick={moving(() => useSession.getState().hand(null))}
          {...aria({ role: 'button', label: words.play.change })}
        >
          <View className="member__swap">⇄</View>
          <View className="member__name">{words.play.change}</View>
        </View>
      ) : null}
    </View>
  )
})
Dock.displayName = 'Dock'

interface MemberProps {
  readonly member: MemberView
  readonly role: RoleIx
  readonly scenario: string
  readonly mine: boolean
  readonly remote: boolean
  /** Its phones have just lost the line. */
  readonly blinking: boolean
  readonly rescuable: boolean
}

const Member = memo(({ member, role, scenario, mine, remote, blinking, rescuable }: MemberProps) => {
  const { name, portrait, sign } = member
  const { mark, word } = blinking ? words.blink : words.sign[sign]
  const help = moving(() => useSession.getState().rescue(role))
  const card = steady(() => useSheet.getState().show({ kind: 'mate', role }))
  const tap = rescuable ? help : remote ? card : undefined
  return (
    <View
      className={cx(
        'member',
        `member-${role}`,
        `member--${sign}`,
        mine && 'member--mine',
        blinking && 'member--blinking',
        rescuable && 'member--rescue',
      )}
      {...(tap === undefined ? {} : { onClick: tap })}
      {...aria(
        rescuable
          ? { role: 'button', label: `${words.rescue.title(name)}，${words.rescue.go}` }
          : { ...(remote ? { role: 'button' as const } : {}), label: `${name}，${word}` },
      )}
    >
      <View className="member__face">
        <Portrait scenario={scenario} file={portrait} name={name} />
        <View className="member__mark">{mark}</View>
      </View>
      <View className="member__name">{name}</View>
      <View className="member__sign">{rescuable ? words.rescue.go : word}</View>
    </View>
  )
})
Member.displayName = 'Member'
