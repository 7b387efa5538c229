import { View } from '@tarojs/components'
import { memo } from 'react'
import { bookTitle } from '../book-title'
import type { FactStatus, FactView } from '../engine'
import { words } from '../words'
import { Fold } from './fold'

/** Class names stay ASCII for the mini-program's style sheets. */
const LOOKS: Record<FactStatus, string> = { 确证: 'sure', 通说: 'common', 存疑: 'open' }

/** 史实卡: what is known, how well it is known, and where it says so. */
export const FactCard = memo(({ fact }: { readonly fact: FactView }) => (
  <View className={`fact fact--${LOOKS[fact.status]}`}>
    <View className="fact__text">{fact.text}</View>
    <View className="fact__status">{words.fact.status[fact.status]}</View>
    {fact.sources.length === 0 ? (
      <View className="fact__source">{words.fact.none}</View>
    ) : (
      fact.sources.map((source) => (
        <View className="fact__source" key={`${source.title}${source.locator}`}>
          {`${bookTitle(source.title)} ${source.publisher} ${source.locator}`}
        </View>
      ))
    )}
  </View>
))
FactCard.displayName = 'FactCard'

interface FactsProps {
  readonly facts: readonly FactView[]
  readonly label?: string
}

/** Several fact cards folded away under one line. */
export const Facts = ({ facts, label = words.fact.open }: FactsProps) =>
  facts.length === 0 ? null : (
    <Fold label={label} open={words.fact.shut} name="facts">
      {facts.map((fact) => (
        <FactCard key={fact.label} fact={fact} />
      ))}
    </Fold>
  )
