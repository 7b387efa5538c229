import { View } from '@tarojs/components'
import { type CSSProperties, memo } from 'react'
import { aria } from '../../../components/aria'
import { cx } from '../../../components/classes'
import { Portrait } from '../../../components/portrait'
import { moving, steady } from '../../../components/tap'
import type { MemberView, RoleIx } from '../../../engine'
import { useOnline } from '../../../stores/online'
import { useSession } from '../../../stores/session'
import { useSheet } from '../../../stores/sheet'
import { words } from '../../../words'

/** The most faces that stand in one row of a phone; a larger team is shown as plates in several rows. */
const MOST_FACES = 6

/** The team strip: everybody's face or plate with a word for the state; one that can be helped is a button. */
export const Dock = memo(() => {
  const live = useSession((state) => state.live)
  const scenario = useSession((state) => state.scenario?.id ?? '')
  const room = useSession((state) => state.room)
  const holder = useSession((state) => state.progress.holder)
  const blinking = useOnline(({ state }) => state?.around.blinking)
  if (live === null || room === null) return null
  const shared = room.seats.length > 1
  const crowd = live.team.length > MOST_FACES
  const places = live.team.length + (shared ? 1 : 0)
  // Two rows; where a plate would get too narrow for its name there are more.
  const style = { '--columns': String(Math.ceil(places / 2)) } as CSSProperties
  return (
    <View
      className={cx('dock', crowd ? 'dock--crowd' : `dock--${places}`)}
      {...(crowd ? { style } : {})}
      {...aria({ role: 'group', label: words.play.team })}
    >
      {live.team.map((member, role) => (
        <Member
          key={member.name}
          member={member}
          role={role}
          scenario={scenario}
          faced={!crowd}
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
  /** There is room for the face and its mark. */
  readonly faced: boolean
  readonly mine: boolean
  readonly remote: boolean
  /** Its phones have just lost the line. */
  readonly blinking: boolean
  readonly rescuable: boolean
}

const Member = memo(({ member, role, scenario, faced, mine, remote, blinking, rescuable }: MemberProps) => {
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
      {faced ? (
        <View className="member__face">
          <Portrait scenario={scenario} file={portrait} name={name} />
          <View className="member__mark">{mark}</View>
        </View>
      ) : null}
      <View className="member__name">{name}</View>
      <View className="member__sign">{rescuable ? words.rescue.go : word}</View>
    </View>
  )
})
Member.displayName = 'Member'
