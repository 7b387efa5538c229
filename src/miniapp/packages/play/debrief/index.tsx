import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useMemo, useState } from 'react'
import { aria } from '../../../components/aria'
import { Button } from '../../../components/button'
import { cx } from '../../../components/classes'
import { Page } from '../../../components/page'
import { Region } from '../../../components/region'
import { steady } from '../../../components/tap'
import { toTop } from '../../../platform'
import { readRecord } from '../../../stores/records'
import { words } from '../../../words'
import { Lost } from '../parts/lost'
import { SECTION, SECTIONS, type SectionName } from './sections'
import './index.scss'

/** After the evening: our night beside history's, what was revealed, what is still open, what to talk about. */
export default function Debrief() {
  const { params } = useRouter()
  const record = useMemo(() => readRecord(params.id ?? ''), [params.id])
  const [section, setSection] = useState<SectionName>('timeline')
  const home = (): void => void Taro.reLaunch({ url: '/pages/home/index' })
  if (record === null) return <Lost onHome={home} text={words.records.gone} />
  const open = (name: SectionName): void => {
    setSection(name)
    toTop()
  }
  const next = SECTIONS[SECTIONS.indexOf(section) + 1]
  const Body = SECTION[section]
  return (
    <Page name="debrief">
      <View className="debrief__head">
        <View className="debrief__kind">{words.debrief.title}</View>
        <View className="debrief__title">{record.ending}</View>
        <View className="debrief__where">{`${record.title} · ${record.version}`}</View>
      </View>
      <View className="tabs" {...aria({ role: 'navigation' })}>
        {SECTIONS.map((name) => (
          <View
            key={name}
            className={cx('tab', `tab-${name}`, name === section && 'tab--on')}
            onClick={steady(() => open(name))}
            {...aria({ role: 'button' })}
          >
            {words.debrief.sections[name]}
          </View>
        ))}
      </View>
      <View className="debrief__body">
        <Region>
          <View className={`section-${section}`} key={section}>
            <View className="section">{words.debrief.sections[section]}</View>
            <Body record={record} />
          </View>
        </Region>
      </View>
      {next === undefined ? (
        <Button name="debrief-done" label={words.debrief.done} onTap={home} />
      ) : (
        <Button name="debrief-next" label={words.debrief.next(words.debrief.sections[next])} onTap={() => open(next)} />
      )}
    </Page>
  )
}
