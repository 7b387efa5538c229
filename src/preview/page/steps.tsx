import { useEffect, useRef } from 'react'
import type { PlaySeen, Wish } from '../messages'
import { words } from './words'

interface StepsProps {
  readonly play: PlaySeen
  readonly wish: (wish: Wish) => void
}

/** Everything that was played, step by step; a tap goes there. */
export const Steps = ({ play, wish }: StepsProps) => {
  const { steps, at } = play
  const here = useRef<HTMLButtonElement>(null)
  // The place that is looked at stays in sight.
  useEffect(() => {
    here.current?.scrollIntoView({ block: 'nearest' })
  }, [at, steps.length])
  return (
    <section className="steps" aria-label={words.steps}>
      <h2 className="side__head">{words.steps}</h2>
      {steps.length === 0 ? <p className="steps__none">{words.noSteps}</p> : null}
      <ol className="steps__list">
        {steps.map(({ act, text, more }, i) => (
          <li key={i}>
            {i === 0 || steps[i - 1]?.act !== act ? (
              <div className="steps__act">{`${words.act(act)} ${play.acts[act]?.title ?? ''}`}</div>
            ) : null}
            <button
              type="button"
              ref={i + 1 === at ? here : null}
              className={`step-row${i + 1 === at ? ' step-row--here' : ''}${i + 1 > at ? ' step-row--later' : ''}`}
              onClick={() => wish({ do: 'travel', to: i + 1 })}
            >
              <span className="step-row__number">{i + 1}</span>
              <span className="step-row__text">
                {text}
                {more.map((line) => (
                  <span key={line} className="step-row__more">
                    {line}
                  </span>
                ))}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}
