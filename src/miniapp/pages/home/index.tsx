import { View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { aria } from '../../components/aria'
import { Art } from '../../components/art'
import { Button } from '../../components/button'
import { Page } from '../../components/page'
import { moving } from '../../components/tap'
import { Title } from '../../components/title'
import { type MenuEntry, menu } from '../../generated/menu'
import { forgetPass, type RoomPass, readPass } from '../../rooms/pass'
import { clearSession, readHead, type SessionHead } from '../../rooms/saved'
import { phoneStorage } from '../../storage'
import { useRecords } from '../../stores/records'
import { pastTime } from '../../story-time'
import { words } from '../../words'
import { RecordRow } from '../records/row'
import './index.scss'

const go = (url: string) => (): void => void Taro.navigateTo({ url })

/** The front page: an unfinished evening first, then the menu, then what was played before. */
export default function Home() {
  const [head, setHead] = useState<SessionHead | null>(() => readHead(phoneStorage))
  const [pass, setPass] = useState<RoomPass | null>(() => readPass(phoneStorage))
  const records = useRecords(({ heads }) => heads)
  useDidShow(() => {
    setHead(readHead(phoneStorage))
    setPass(readPass(phoneStorage))
    useRecords.getState().refresh()
  })
  const current = head !== null && menu.some(({ id, hash }) => id === head.scenario && hash === head.hash)
  const forget = (): void => {
    clearSession(phoneStorage)
    setHead(null)
  }
  return (
    <Page name="home">
      <View className="masthead">
        <View className="masthead__name" {...aria({ role: 'heading', level: 1 })}>
          {words.app.name}
        </View>
        <View className="masthead__motto">{words.app.motto}</View>
      </View>
      {pass === null ? null : (
        <BackToRoom
          pass={pass}
          onOff={() => {
            forgetPass(phoneStorage)
            setPass(null)
          }}
        />
      )}
      {head === null ? null : current ? <Resume head={head} /> : <Stale onForget={forget} />}
      <View className="join-row">
        <View className="join-row__says">{words.home.joinSays}</View>
        <Button name="to-join" kind="plain" label={words.home.join} onTap={go('/packages/room/join/index')} />
      </View>
      <View className="section">{words.home.menu}</View>
      {menu.length === 0 ? <View className="home__none">{words.app.none}</View> : null}
      {menu.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
      <View className="section">{words.home.records}</View>
      {records.length === 0 ? <View className="home__none">{words.home.recordsNone}</View> : null}
      {records.slice(0, 2).map((record) => (
        <RecordRow key={record.id} record={record} />
      ))}
      {records.length > 2 ? (
        <Button name="all-records" kind="plain" label={words.home.recordsAll} onTap={go('/pages/records/index')} />
      ) : null}
      <View className="home__foot">
        <Button name="to-settings" kind="plain" label={words.home.settings} onTap={go('/pages/settings/index')} />
      </View>
    </Page>
  )
}

const Resume = ({ head }: { readonly head: SessionHead }) => (
  <View className="resume">
    <View className="resume__mark">{words.home.resume}</View>
    <Title name="resume__title" level={2} text={head.title} />
    <View className="resume__where">{words.home.resumeWhere(head.act, pastTime(head.at, Date.now()))}</View>
    <Button name="resume__go" label={words.home.resumeGo} onTap={go('/packages/play/play/index')} />
  </View>
)

const BackToRoom = ({ pass, onOff }: { readonly pass: RoomPass; readonly onOff: () => void }) => {
  const [asked, setAsked] = useState(false)
  return (
    <View className="resume resume--room">
      <View className="resume__mark">{words.home.room}</View>
      <Title name="resume__title" level={2} text={pass.scenario.title} />
      {asked ? (
        <>
          <View className="resume__where">{words.home.roomOffAsk}</View>
          <Button name="room-off-yes" kind="plain" label={words.home.roomOffYes} onTap={onOff} />
          <Button name="room-off-no" label={words.home.roomOffNo} onTap={() => setAsked(false)} />
        </>
      ) : (
        <>
          <Button
            name="room-back"
            label={words.home.roomBack(pass.number)}
            onTap={go('/packages/play/play/index?room=1')}
          />
          <Button name="room-off" kind="quiet" label={words.home.roomOff} onTap={() => setAsked(true)} />
        </>
      )}
    </View>
  )
}

const Stale = ({ onForget }: { readonly onForget: () => void }) => (
  <View className="resume resume--stale">
    <View className="resume__where">{words.home.stale}</View>
    <Button name="forget" kind="plain" moves={false} label={words.home.forget} onTap={onForget} />
  </View>
)

const Entry = ({ entry }: { readonly entry: MenuEntry }) => (
  <View
    className={`entry entry-${entry.id}`}
    onClick={moving(go(`/packages/play/scenario/index?id=${entry.id}`))}
    {...aria({ role: 'button', label: `${entry.title}，${entry.subtitle}` })}
  >
    <Art scenario={entry.id} file="cover.svg" name="entry__cover" />
    <Title name="entry__title" level={2} text={entry.title} />
    <View className="entry__subtitle">{entry.subtitle}</View>
    <View className="entry__facts">{`${words.scenario.roles(entry.roles.length)} · ${words.scenario.minutes(entry.minutes)}`}</View>
    <View className="entry__go">{words.home.open}</View>
  </View>
)
