import { View } from '@tarojs/components'
import type { ComponentType } from 'react'
import { FactCard, Facts } from '../../../components/fact'
import type { SessionRecord } from '../../../stores/records'
import { words } from '../../../words'

export const SECTIONS = ['timeline', 'reveals', 'disputed', 'afterwards', 'questions', 'scores', 'sources'] as const
export type SectionName = (typeof SECTIONS)[number]

interface SectionProps {
  readonly record: SessionRecord
}

const Timeline = ({ record }: SectionProps) => {
  const { intro, timeline } = record.view.debrief
  return (
    <View className="timeline">
      <View className="debrief__intro">{intro}</View>
      {/* Evenings kept by an older app have no sources here. */}
      {timeline.map(({ title, ours, facts = [], history, redone }) => (
        <View className="chapter" key={title}>
          <View className="chapter__title">{title}</View>
          {redone ? <View className="chapter__redone">{words.debrief.redone}</View> : null}
          <View className="chapter__side chapter__side--ours">
            <View className="chapter__name">{words.debrief.ours}</View>
            {ours.length === 0 ? <View className="chapter__text">{words.debrief.oursNone}</View> : null}
            {ours.map((line) => (
              <View className="chapter__text" key={line}>
                {line}
              </View>
            ))}
            <Facts facts={facts} label={words.debrief.oursFrom} />
          </View>
          {history.length === 0 ? null : (
            <View className="chapter__side chapter__side--history">
              <View className="chapter__name">{words.debrief.history}</View>
              {history.map(({ time, text, facts }) => (
                <View className="moment" key={`${time}${text}`}>
                  <View className="moment__time">{time}</View>
                  <View className="moment__text">{text}</View>
                  <Facts facts={facts} />
                </View>
              ))}
            </View>
          )}
        </View>
      ))}
    </View>
  )
}

const Reveals = ({ record }: SectionProps) => (
  <View className="reveals">
    {record.reveals.length === 0 ? <View className="debrief__intro">{words.debrief.revealsNone}</View> : null}
    {record.reveals.map(({ act, kind, title, text, fact }) => (
      <View className={`reveal reveal--${kind}`} key={`${act}${title}${text}`}>
        <View className="reveal__kind">{kind === 'trap' ? words.outcome.reveal : words.outcome.remark}</View>
        <View className="reveal__title">{title}</View>
        <View className="reveal__text">{text}</View>
        <FactCard fact={fact} />
      </View>
    ))}
  </View>
)

const Disputed = ({ record }: SectionProps) => (
  <View className="disputed">
    {record.view.debrief.disputed.map(({ title, text, facts }) => (
      <View className="piece-of" key={title}>
        <View className="piece-of__title">{title}</View>
        <View className="piece-of__text">{text}</View>
        <Facts facts={facts} />
      </View>
    ))}
  </View>
)

const Afterwards = ({ record }: SectionProps) => (
  <View className="afterwards">
    {record.view.debrief.afterwards.map(({ name, text, facts }) => (
      <View className="piece-of" key={name}>
        <View className="piece-of__title">{name}</View>
        <View className="piece-of__text">{text}</View>
        <Facts facts={facts} />
      </View>
    ))}
  </View>
)

const Questions = ({ record }: SectionProps) => (
  <View className="questions">
    <View className="debrief__intro">{words.debrief.questionsSay}</View>
    {record.view.debrief.questions.map((question, i) => (
      <View className="question" key={question}>
        <View className="question__no">{i + 1}</View>
        <View className="question__text">{question}</View>
      </View>
    ))}
  </View>
)

const Scores = ({ record }: SectionProps) => (
  <View className="scores">
    <View className="debrief__intro">{words.debrief.scoresSay}</View>
    {record.view.debrief.scores.map(({ name, word }) => (
      <View className="score" key={name}>
        <View className="score__name">{name}</View>
        <View className="score__word">{word}</View>
      </View>
    ))}
    <View className="section">{words.debrief.added}</View>
    {record.contributions.map((one) => (
      <View className="score" key={one.name}>
        <View className="score__name">{one.name}</View>
        <View className="score__word">{words.debrief.contribution(one)}</View>
      </View>
    ))}
  </View>
)

const Sources = ({ record }: SectionProps) => (
  <View className="sources">
    <View className="debrief__intro">{words.debrief.sourcesSay}</View>
    {record.view.debrief.sources.map(({ title, publisher, note }) => (
      <View className="source" key={title}>
        <View className="source__title">{title}</View>
        <View className="source__who">{publisher}</View>
        {note === null ? null : <View className="source__note">{note}</View>}
      </View>
    ))}
  </View>
)

/** The body of each section of the debrief. */
export const SECTION: Record<SectionName, ComponentType<SectionProps>> = {
  timeline: Timeline,
  reveals: Reveals,
  disputed: Disputed,
  afterwards: Afterwards,
  questions: Questions,
  scores: Scores,
  sources: Sources,
}
