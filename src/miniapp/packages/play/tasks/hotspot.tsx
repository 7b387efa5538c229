import { Image, View } from '@tarojs/components'
import { useState } from 'react'
import { aria } from '../../../components/aria'
import { Button } from '../../../components/button'
import { cx } from '../../../components/classes'
import { OptionRow } from '../../../components/option-row'
import { steady } from '../../../components/tap'
import { artUrl } from '../../../platform'
import { words } from '../../../words'
import type { TaskProps } from './props'

/** A place in a drawing, or the same places as a list of words. */
export const HotspotTask = ({ task, scenario, draft, onDraft, onAnswer }: TaskProps) => {
  const [asList, setAsList] = useState(draft.text === 'list')
  const { hotspot } = task
  if (hotspot === null) return null
  const pick = draft.picks[0] ?? null
  const choose = (index: number): void => onDraft({ ...draft, picks: [index] })
  const toggle = (): void => {
    setAsList(!asList)
    onDraft({ ...draft, text: asList ? '' : 'list' })
  }
  const [width, height] = hotspot.size
  return (
    <View className="hotspot">
      <View className="task__how">{words.task.hotspotSays}</View>
      <View className={cx('drawing', asList && 'drawing--away')}>
        <View className="drawing__space" style={{ paddingTop: percent(height, width) }} />
        <Image
          className="drawing__img"
          src={artUrl(scenario, hotspot.image)}
          mode="widthFix"
          onError={() => setAsList(true)}
          {...aria({ role: 'img', label: hotspot.alt })}
        />
        {hotspot.regions.map(({ text, box: [x, y, w, h] }, i) => (
          <View
            key={text}
            className={cx('region', `region-${i}`, pick === i && 'region--on')}
            style={{
              left: percent(x + w / 2, width),
              top: percent(y + h / 2, height),
              width: percent(w, width),
              height: percent(h, height),
              // What is small lies on top, so that its neighbours can't hide it.
              zIndex: hotspot.regions.filter((other) => other.box[2] * other.box[3] > w * h).length,
            }}
            onClick={steady(() => choose(i))}
            {...aria({ role: 'radio', checked: pick === i, label: text })}
          >
            <View className="region__no">{i + 1}</View>
          </View>
        ))}
      </View>
      {asList ? (
        <View className="options">
          {hotspot.regions.map(({ text }, i) => (
            <OptionRow key={text} text={`${i + 1}　${text}`} index={i} on={pick === i} onTap={choose} />
          ))}
        </View>
      ) : (
        <View className="hotspot__picked">
          {pick === null ? words.task.hotspotNone : words.task.hotspotPicked(hotspot.regions[pick]?.text ?? '')}
        </View>
      )}
      <Button
        name="answer"
        label={words.task.confirm}
        disabled={pick === null}
        onTap={() => pick !== null && onAnswer({ pick })}
      />
      <Button
        name="as-list"
        kind="quiet"
        moves={false}
        label={asList ? words.task.hotspotImage : words.task.hotspotList}
        onTap={toggle}
      />
    </View>
  )
}

const percent = (part: number, whole: number): string => `${((part / whole) * 100).toFixed(2)}%`
