import type { Notice, PlaySeen, Wish } from '../messages'
import { useNotice } from './use-notice'
import { words } from './words'

interface TimelineProps {
  readonly play: PlaySeen
  readonly notice: Notice | null
  readonly wish: (wish: Wish) => void
}

/** The way through the evening: where one is, and what can be done there. */
export const Timeline = ({ play, notice, wish }: TimelineProps) => {
  const { at, steps, roles, left, running, hand } = play
  const all = steps.length
  const past = at < all
  const autos = roles.filter(({ auto }) => auto).length
  return (
    <section className="timeline" aria-label={words.timeline}>
      <Says play={play} notice={notice} wish={wish} />
      <div className="timeline__way">
        <button
          type="button"
          className="round earlier"
          aria-label={words.earlier}
          title={words.earlier}
          disabled={at === 0}
          onClick={() => wish({ do: 'travel', to: at - 1 })}
        >
          ‹
        </button>
        <div className="track">
          <div className="track__acts" aria-hidden>
            {play.acts.map(({ opened }, act) =>
              opened === null || all === 0 ? null : (
                <span
                  key={act}
                  className={`track__act${opened > all * 0.9 ? ' track__act--left' : ''}`}
                  style={{ left: `${(opened / all) * 100}%` }}
                >
                  {words.act(act)}
                </span>
              ),
            )}
          </div>
          <input
            type="range"
            className="track__slider"
            min={0}
            max={Math.max(1, all)}
            value={at}
            disabled={all === 0}
            aria-label={words.timeline}
            aria-valuetext={words.place(at, all)}
            onChange={({ target }) => wish({ do: 'travel', to: Number(target.value) })}
          />
        </div>
        <button
          type="button"
          className="round later"
          aria-label={words.later}
          title={words.later}
          disabled={!past}
          onClick={() => wish({ do: 'travel', to: at + 1 })}
        >
          ›
        </button>
        <span className="timeline__place">{all === 0 ? words.start : words.place(at, all)}</span>
      </div>
      <div className="timeline__tools">
        <button
          type="button"
          className="tool tool--main step"
          title={words.stepTitle}
          onClick={() => wish({ do: 'step' })}
        >
          {words.step}
        </button>
        <button
          type="button"
          className={`tool all-auto${autos === roles.length ? ' tool--on' : ''}`}
          aria-pressed={autos === roles.length}
          onClick={() => wish({ do: 'auto', roles: autos === roles.length ? [] : roles.map((_, i) => i) })}
        >
          {autos === roles.length ? words.allMine : words.allAuto}
        </button>
        <button
          type="button"
          className="tool others-auto"
          onClick={() => wish({ do: 'auto', roles: roles.flatMap((_, i) => (i === hand ? [] : [i])) })}
        >
          {words.othersAuto(roles[hand]?.name ?? '')}
        </button>
        <button
          type="button"
          className={`tool time${running ? '' : ' tool--on'}`}
          aria-pressed={!running}
          title={words.timeTitle}
          onClick={() => wish({ do: 'run', on: !running })}
        >
          {running ? words.running : words.standing}
        </button>
        <span className="timeline__gap" />
        {left === null ? null : (
          <button type="button" className="tool swap" onClick={() => wish({ do: 'back' })}>
            {words.swap(left)}
          </button>
        )}
        <button type="button" className="tool restart" onClick={() => wish({ do: 'restart' })}>
          {words.restart}
        </button>
      </div>
    </section>
  )
}

/** One line: what has just happened, else what this place is; and what can be done from it. */
const Says = ({ play: { at, steps, stopped, ended }, notice, wish }: TimelineProps) => {
  const news = useNotice(notice)
  const all = steps.length
  const past = at < all
  if (stopped !== null && !past)
    return <div className="says says--warn">{words.stopped(stopped.step, stopped.what, stopped.why, stopped.kept)}</div>
  const here = past ? words.past(at) : ended ? words.ended : words.hint
  return (
    <div className={`says${past ? ' says--past' : ''}`} role="status">
      <span className={`says__text${news === null ? '' : ` says__text--${news.tone}`}`}>{news?.text ?? here}</span>
      {past ? (
        <>
          <button type="button" className="link go-on" title={words.goOnTitle} onClick={() => wish({ do: 'cut' })}>
            {words.goOn}
          </button>
          <button type="button" className="link newest" onClick={() => wish({ do: 'travel', to: all })}>
            {words.newest}
          </button>
        </>
      ) : null}
    </div>
  )
}
