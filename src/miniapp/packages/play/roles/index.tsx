import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { aria } from '../../../components/aria'
import { Button } from '../../../components/button'
import { cx } from '../../../components/classes'
import { Page } from '../../../components/page'
import { Portrait } from '../../../components/portrait'
import { steady } from '../../../components/tap'
import type { RoleIx } from '../../../engine'
import { findScenario, startSession } from '../../../stores/start'
import { words } from '../../../words'
import { Lost } from '../parts/lost'
import './index.scss'

/** Who plays whom: one role for a single player, all of them round one phone. */
export default function RolesPage() {
  const { params } = useRouter()
  const scenario = findScenario(params.id ?? '')
  const solo = params.mode === 'solo'
  const [seats, setSeats] = useState<readonly RoleIx[]>(() =>
    solo || scenario === null ? [] : scenario.roles.map((_, role) => role),
  )
  if (scenario === null) return <Lost onHome={() => void Taro.reLaunch({ url: '/pages/home/index' })} />
  const toggle = (role: RoleIx) => (): void => {
    if (solo) setSeats([role])
    else setSeats(seats.includes(role) ? seats.filter((seat) => seat !== role) : [...seats, role].sort((a, b) => a - b))
  }
  const begin = (): void => {
    startSession(scenario, seats)
    void Taro.reLaunch({ url: '/packages/play/play/index' })
  }
  const first = seats[0]
  const name = first === undefined ? '' : (scenario.roles[first]?.name ?? '')
  const label =
    seats.length === 0
      ? solo
        ? words.roles.needPick
        : words.roles.needOne
      : solo
        ? words.roles.beginSolo(name)
        : words.roles.begin
  return (
    <Page name="roles">
      <View className="roles__title">{solo ? words.roles.soloTitle : words.roles.oneTitle}</View>
      <View className="roles__says">{solo ? words.roles.soloSays : words.roles.oneSays}</View>
      {scenario.roles.map((role, i) => {
        const on = seats.includes(i)
        return (
          <View
            key={role.name}
            className={cx('role', `role-${i}`, on && 'role--on')}
            onClick={steady(toggle(i))}
            {...aria({ role: solo ? 'radio' : 'checkbox', checked: on, label: `${role.name}，${role.title}` })}
          >
            <Portrait scenario={scenario.id} file={role.portrait} name={role.name} size="large" />
            <View className="role__who">
              <View className="role__name">{role.name}</View>
              <View className="role__title">{role.title}</View>
              <View className="role__about">{role.about}</View>
              <View className="role__mark">
                {solo
                  ? on
                    ? `● ${words.roles.mine}`
                    : `○ ${words.roles.pick}`
                  : on
                    ? `■ ${words.roles.people}`
                    : `□ ${words.roles.program}`}
              </View>
            </View>
          </View>
        )
      })}
      <View className="roles__foot">
        <Button name="begin" label={label} disabled={seats.length === 0} onTap={begin} />
      </View>
    </Page>
  )
}
