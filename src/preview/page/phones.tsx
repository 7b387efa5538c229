import { useLayoutEffect, useRef, useState } from 'react'
import type { PlaySeen, RoleSeen, Wish } from '../messages'
import { editorLink } from './editor'
import { words } from './words'

/** A page of the mini-program in its own pixels: on a small phone of today, and on a long one where there is room. */
const WIDTH = 375
const SHORT = 667
const LONG = 812
/** What stands around a phone's page, in pixels of the screen: the rim, and the label above it. */
const RIM = 6
const LABEL = 62
const GAP = 14
/** Smaller than this nobody can read a phone; then the desk is scrolled. */
const SMALLEST = 0.55

const START = '#/packages/play/play/index?room=1'

interface PhonesProps {
  readonly play: PlaySeen
  readonly path: string
  readonly wish: (wish: Wish) => void
}

/** All phones side by side, as large as the desk allows. */
export const Phones = ({ play, path, wish }: PhonesProps) => {
  const { roles } = play
  const desk = useRef<HTMLDivElement>(null)
  const [{ scale, height }, setSize] = useState({ scale: SMALLEST, height: SHORT })
  const count = roles.length
  useLayoutEffect(() => {
    const { current } = desk
    if (current === null) return
    const fit = (): void => {
      const wide = (current.clientWidth - GAP * (count + 1)) / count - RIM * 2
      const high = current.clientHeight - LABEL - RIM * 2 - GAP
      const fitting = Math.max(SMALLEST, Math.min(1, wide / WIDTH, high / SHORT))
      setSize({ scale: fitting, height: Math.round(Math.min(LONG, Math.max(SHORT, high / fitting))) })
    }
    const observer = new ResizeObserver(fit)
    observer.observe(current)
    fit()
    return () => observer.disconnect()
  }, [count])
  const setAuto = (role: number, on: boolean): void => {
    const now = roles.flatMap(({ auto }, i) => ((i === role ? on : auto) ? [i] : []))
    wish({ do: 'auto', roles: now })
  }
  return (
    <div className="phones" ref={desk}>
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
    <section className={`phone phone-${ix}${away ? ' phone--away' : ''}`} style={{ width: WIDTH * scale + RIM * 2 }}>
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
