import { useLayoutEffect, useRef, useState } from 'react'
import type { PlaySeen, RoleSeen, Wish } from '../messages'
import { editorLink } from './editor'
import { type Fit, fitOf, GAP, RIM, WIDTH } from './fit'
import { words } from './words'

const START = '#/packages/play/play/index?room=1'

interface PhonesProps {
  readonly play: PlaySeen
  readonly path: string
  readonly wish: (wish: Wish) => void
}

/** The phones side by side, as large as the desk allows; where all would be too small, some, and a list to turn to the others. */
export const Phones = ({ play, path, wish }: PhonesProps) => {
  const { roles } = play
  const desk = useRef<HTMLDivElement>(null)
  const count = roles.length
  const [{ shown, scale, height }, setFit] = useState<Fit>(() => fitOf(count, 0, 0))
  const [first, setFirst] = useState(0)
  useLayoutEffect(() => {
    const { current } = desk
    if (current === null) return
    const fit = (): void => setFit(fitOf(count, current.clientWidth, current.clientHeight))
    const observer = new ResizeObserver(fit)
    observer.observe(current)
    fit()
    return () => observer.disconnect()
  }, [count])
  const scrolled = ({ scrollLeft, clientWidth }: HTMLDivElement): void =>
    setFirst(Math.round((scrollLeft * shown) / (clientWidth - GAP)))
  const turnTo = (role: number): void => desk.current?.children[role]?.scrollIntoView({ block: 'nearest' })
  const setAuto = (role: number, on: boolean): void => {
    const now = roles.flatMap(({ auto }, i) => ((i === role ? on : auto) ? [i] : []))
    wish({ do: 'auto', roles: now })
  }
  return (
    <>
      {shown === count ? null : (
        <nav className="cast" aria-label={words.cast}>
          {roles.map(({ name, doing }, i) => (
            <button
              key={i}
              type="button"
              className={`cast__one${i >= first && i < first + shown ? ' cast__one--shown' : ''}`}
              title={doing}
              onClick={() => turnTo(i)}
            >
              {name}
            </button>
          ))}
        </nav>
      )}
      <div
        className={`phones${shown === count ? '' : ' phones--some'}`}
        ref={desk}
        style={shown === count ? {} : { gridAutoColumns: `calc((100% - ${GAP * (shown - 1)}px) / ${shown})` }}
        onScroll={({ currentTarget }) => scrolled(currentTarget)}
      >
        {roles.map((role, i) => (
          <Phone
            key={i}
            ix={i}
            role={role}
            play={play}
            path={path}
            scale={scale}
            height={height}
            onAuto={(on) => setAuto(i, on)}
            onAway={(on) => wish({ do: 'away', role: i, on })}
          />
        ))}
      </div>
    </>
  )
}

interface PhoneProps {
  readonly ix: number
  readonly role: RoleSeen
  readonly play: PlaySeen
  readonly path: string
  readonly scale: number
  readonly height: number
  readonly onAuto: (on: boolean) => void
  readonly onAway: (on: boolean) => void
}

const Phone = ({ ix, role, play, path, scale, height, onAuto, onAway }: PhoneProps) => {
  const [opened, setOpened] = useState(0)
  const { name, portrait, auto, away, doing, line } = role
  return (
    <section
      className={`phone phone-${ix}${away ? ' phone--away' : ''}`}
      style={{ gridTemplateColumns: WIDTH * scale + RIM * 2 }}
    >
      <div className="phone__label">
        {portrait === null ? null : <img className="phone__portrait" src={`/art/${play.id}/${portrait}`} alt="" />}
        <div className="phone__who">
          <div className="phone__name">{name}</div>
          <div className="phone__doing" title={doing}>
            {doing}
          </div>
          {line === null ? null : (
            <a className="phone__line" href={editorLink(path, line)} title={words.lineTitle}>
              {words.line(line)}
            </a>
          )}
        </div>
        <div className="phone__tools">
          <button
            type="button"
            className={`chip phone__auto${auto ? ' chip--on' : ''}`}
            aria-pressed={auto}
            title={words.auto.title}
            onClick={() => onAuto(!auto)}
          >
            {auto ? words.auto.on : words.auto.off}
          </button>
          <button
            type="button"
            className="phone__small phone__away"
            title={words.away.title}
            onClick={() => onAway(!away)}
          >
            {away ? words.away.back : words.away.leave}
          </button>
          <button
            type="button"
            className="phone__small"
            title={words.reopen}
            aria-label={words.reopen}
            onClick={() => setOpened(opened + 1)}
          >
            ↻
          </button>
        </div>
      </div>
      <div className="phone__glass" style={{ width: WIDTH * scale, height: height * scale }}>
        <iframe
          key={`${play.id} ${play.art} ${role.opened} ${opened}`}
          className="phone__page"
          title={words.phone(name)}
          src={`/phone/${ix}/${START}`}
          style={{ width: WIDTH, height: height, transform: `scale(${scale})` }}
        />
      </div>
    </section>
  )
}
