import { createRoot } from 'react-dom/client'
import type { PlaySeen, Told, Wish } from '../messages'
import { shortPath } from './editor'
import { Findings } from './findings'
import { Phones } from './phones'
import { Steps } from './steps'
import { Timeline } from './timeline'
import { usePreview } from './use-preview'
import { words } from './words'
import './page.css'

interface Part {
  readonly told: Told
  readonly wish: (wish: Wish) => void
}

const Page = () => {
  const { told, lost, wish } = usePreview()
  if (told === null) return lost ? <div className="lost">{words.lost}</div> : null
  const { play, findings } = told
  return (
    <div className="page">
      <header className="bar">
        <span className="bar__name">{words.name}</span>
        {play === null ? null : <span className="bar__title">{`《${play.title}》`}</span>}
        {play === null ? null : <span className="bar__version">{play.version}</span>}
        <span className="bar__file" title={told.path}>
          {shortPath(told.path)}
        </span>
      </header>
      <main className="desk">
        {play === null ? (
          <div className="empty">
            <div className="empty__cause">{words.notYet}</div>
            <div className="empty__cure">{words.notYetCure}</div>
          </div>
        ) : (
          <Desk told={told} play={play} wish={wish} />
        )}
      </main>
      <aside className="side">
        <Findings findings={findings} proving={told.proving} path={told.path} stale={play?.stale === true} />
        {play === null ? null : <Steps play={play} wish={wish} />}
      </aside>
      {lost ? <div className="lost">{words.lost}</div> : null}
    </div>
  )
}

const Desk = ({ told, play, wish }: Part & { readonly play: PlaySeen }) => (
  <>
    <nav className="acts" aria-label={words.acts}>
      {play.acts.map(({ title, opened }, act) => (
        <button
          key={act}
          type="button"
          className={`act${act === play.act ? ' act--here' : ''}${opened === null ? '' : ' act--known'}`}
          aria-current={act === play.act ? 'step' : undefined}
          title={words.jump(title, opened !== null)}
          onClick={() => wish({ do: 'jump', act })}
        >
          <span className="act__number">{words.act(act)}</span>
          <span className="act__title">{title}</span>
        </button>
      ))}
    </nav>
    <Phones play={play} path={told.path} wish={wish} />
    <Timeline play={play} notice={told.notice} wish={wish} />
  </>
)

const root = document.getElementById('page')
if (root !== null) createRoot(root).render(<Page />)
