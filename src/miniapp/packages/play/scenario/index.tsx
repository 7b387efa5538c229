import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { aria } from '../../../components/aria'
import { Art } from '../../../components/art'
import { Button } from '../../../components/button'
import { Page } from '../../../components/page'
import { Portrait } from '../../../components/portrait'
import { moving } from '../../../components/tap'
import { Title } from '../../../components/title'
import { readHead } from '../../../rooms/saved'
import { phoneStorage } from '../../../storage'
import { findScenario } from '../../../stores/start'
import { words } from '../../../words'
import { Lost } from '../parts/lost'
import './index.scss'

type Mode = 'one' | 'solo'

/** What this evening is about, who is in it, and how to play it. */
export default function ScenarioPage() {
  const { params } = useRouter()
  const scenario = findScenario(params.id ?? '')
  const [asked, setAsked] = useState<Mode | null>(null)
  const home = (): void => void Taro.reLaunch({ url: '/pages/home/index' })
  if (scenario === null) return <Lost onHome={home} />
  const open = (): void => void Taro.navigateTo({ url: `/packages/room/create/index?id=${scenario.id}` })
  const choose = (mode: Mode) => (): void => {
    if (readHead(phoneStorage) !== null && asked === null) setAsked(mode)
    else void Taro.navigateTo({ url: `/packages/play/roles/index?id=${scenario.id}&mode=${mode}` })
  }
  return (
    <Page name="scenario">
      <Art scenario={scenario.id} file="cover.svg" name="scenario__cover" />
      <Title name="scenario__title" text={scenario.title} />
      <View className="scenario__subtitle">{scenario.subtitle}</View>
      <View className="scenario__facts">{`${words.scenario.roles(scenario.roles.length)} · ${words.scenario.minutes(scenario.minutes.target)}`}</View>
      <View className="scenario__summary">{scenario.summary}</View>

      <View className="section">{words.scenario.cast}</View>
      {scenario.roles.map(({ name, title, portrait, about }) => (
        <View className="cast" key={name}>
          <Portrait scenario={scenario.id} file={portrait} name={name} size="large" />
          <View className="cast__who">
            <View className="cast__name">{`${name} · ${title}`}</View>
            <View className="cast__about">{about}</View>
          </View>
        </View>
      ))}

      <View className="section">{words.scenario.reading}</View>
      {scenario.reading.length === 0 ? <View className="reading__text">{words.scenario.readingNone}</View> : null}
      {scenario.reading.map(({ title, text }) => (
        <View className="reading" key={title}>
          <View className="reading__title">{title}</View>
          <View className="reading__text">{text}</View>
        </View>
      ))}

      <View className="section">{words.scenario.modes}</View>
      {asked === null ? (
        <>
          <ModeCard mode="room" title={words.scenario.room} says={words.scenario.roomSays} onTap={open} />
          <ModeCard mode="one" title={words.scenario.one} says={words.scenario.oneSays} onTap={choose('one')} />
          <ModeCard mode="solo" title={words.scenario.solo} says={words.scenario.soloSays} onTap={choose('solo')} />
          <View className="scenario__offline">{words.scenario.offline}</View>
        </>
      ) : (
        <View className="replace">
          <View className="replace__says">{words.scenario.replace}</View>
          <Button
            name="replace-no"
            label={words.scenario.replaceNo}
            onTap={() => void Taro.navigateTo({ url: '/packages/play/play/index' })}
          />
          <Button name="replace-yes" kind="plain" label={words.scenario.replaceYes} onTap={choose(asked)} />
        </View>
      )}
      <View className="scenario__version">{words.scenario.version(`${scenario.id}@${scenario.version}`)}</View>
      <Button name="go-home" kind="quiet" label={words.app.home} onTap={home} />
    </Page>
  )
}

interface ModeProps {
  readonly mode: Mode | 'room'
  readonly title: string
  readonly says: string
  readonly onTap: () => void
}

const ModeCard = ({ mode, title, says, onTap }: ModeProps) => (
  <View className={`mode mode-${mode}`} onClick={moving(onTap)} {...aria({ role: 'button', label: title })}>
    <View className="mode__title">{title}</View>
    <View className="mode__says">{says}</View>
  </View>
)
