import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { aria } from '../../components/aria'
import { Button } from '../../components/button'
import { OptionRow } from '../../components/option-row'
import { Page } from '../../components/page'
import { clearSession } from '../../rooms/saved'
import { phoneStorage } from '../../storage'
import { useOnline } from '../../stores/online'
import { useRecords } from '../../stores/records'
import { FONTS, type Motion, useSettings } from '../../stores/settings'
import { words } from '../../words'
import './index.scss'

const MOTIONS: readonly Motion[] = ['full', 'calm']

/** Letters, motion, and clearing the phone. */
export default function SettingsPage() {
  const font = useSettings((settings) => settings.font)
  const motion = useSettings((settings) => settings.motion)
  const { change } = useSettings.getState()
  return (
    <Page name="settings">
      <View className="section">{words.settings.font}</View>
      <View className="settings__says">{words.settings.fontSays}</View>
      <View className="options fonts" {...aria({ role: 'radiogroup', label: words.settings.font })}>
        {FONTS.map((name, i) => (
          <OptionRow
            key={name}
            text={words.settings.fonts[name]}
            index={i}
            on={font === name}
            onTap={() => change({ font: name })}
          />
        ))}
      </View>
      <View className="settings__sample">{words.settings.sample}</View>

      <View className="section">{words.settings.motion}</View>
      <View className="options motions" {...aria({ role: 'radiogroup', label: words.settings.motion })}>
        {MOTIONS.map((name, i) => (
          <OptionRow
            key={name}
            text={words.settings.motions[name]}
            index={i}
            on={motion === name}
            onTap={() => change({ motion: name })}
          />
        ))}
      </View>

      <Clear />

      <View className="section">{words.settings.about}</View>
      <View className="settings__says">{words.settings.aboutSays}</View>
      <Button
        name="go-home"
        kind="quiet"
        label={words.app.home}
        onTap={() => void Taro.reLaunch({ url: '/pages/home/index' })}
      />
    </Page>
  )
}

/** Clearing asks once more, in place. */
const Clear = () => {
  const [state, setState] = useState<'idle' | 'asked' | 'done'>('idle')
  const clear = (): void => {
    clearSession(phoneStorage)
    useOnline.getState().quit()
    useRecords.getState().clear()
    setState('done')
  }
  return (
    <View className="clear">
      <View className="section">{words.settings.clear}</View>
      <View className="settings__says">{words.settings.clearSays}</View>
      {state === 'done' ? <View className="clear__done">{`✓ ${words.settings.cleared}`}</View> : null}
      {state === 'idle' ? (
        <Button
          name="clear__ask"
          kind="plain"
          moves={false}
          label={words.settings.clear}
          onTap={() => setState('asked')}
        />
      ) : null}
      {state === 'asked' ? (
        <View className="clear__sure">
          <View className="clear__question">{words.settings.clearAsk}</View>
          <Button name="clear__no" moves={false} label={words.settings.clearNo} onTap={() => setState('idle')} />
          <Button name="clear__yes" kind="plain" moves={false} label={words.settings.clearYes} onTap={clear} />
        </View>
      ) : null}
    </View>
  )
}
