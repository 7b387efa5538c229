import { useState } from 'react'
import type { Finding } from '../messages'
import { editorLink, shortPath } from './editor'
import { words } from './words'

interface FindingsProps {
  readonly findings: readonly Finding[]
  readonly proving: boolean
  readonly path: string
  readonly stale: boolean
}

/** What `npm run check -- FILE --prove` says, always up to date. */
export const Findings = ({ findings, proving, path, stale }: FindingsProps) => {
  const [open, setOpen] = useState<string | null>(null)
  const count = (severity: Finding['severity']): number => findings.filter((one) => one.severity === severity).length
  const [errors, warnings] = [count('error'), count('warning')]
  const tone = errors > 0 ? 'error' : warnings > 0 ? 'warning' : proving ? 'proving' : 'clean'
  return (
    <section className="findings" aria-label={words.check}>
      <h2 className="side__head">
        {words.check}
        <span className={`badge badge--${tone}`}>{words.state(errors, warnings, proving)}</span>
      </h2>
      {stale ? <div className="findings__stale">{words.stale}</div> : null}
      <ol className="findings__list">
        {findings.map((finding) => {
          const key = `${finding.code} ${finding.line} ${finding.column} ${finding.message}`
          return (
            <FindingRow
              key={key}
              finding={finding}
              path={path}
              open={open === key}
              onTap={() => setOpen(open === key ? null : key)}
            />
          )
        })}
      </ol>
    </section>
  )
}

interface FindingRowProps {
  readonly finding: Finding
  readonly path: string
  readonly open: boolean
  readonly onTap: () => void
}

const FindingRow = ({ finding, path, open, onTap }: FindingRowProps) => {
  const { code, severity, message, line, column, fix, excerpt } = finding
  return (
    <li className={`finding finding--${severity}`}>
      <button type="button" className="finding__head" aria-expanded={open} onClick={onTap}>
        <span className="finding__where">
          <b>{words.severity[severity]}</b> {words.line(line)} · {code}
        </span>
        <span className="finding__says">{message}</span>
      </button>
      {open ? (
        <div className="finding__more">
          <pre className="excerpt">
            {excerpt.lines.map((text, i) => (
              <div key={excerpt.from + i} className={excerpt.from + i === line ? 'excerpt__here' : undefined}>
                <span className="excerpt__number">{excerpt.from + i}</span>
                {text}
              </div>
            ))}
          </pre>
          {fix === null ? null : <div className="finding__fix">{words.fix(fix)}</div>}
          <div className="finding__place" title={path}>{`${shortPath(path)}:${line}:${column}`}</div>
          <a className="link" href={editorLink(path, line, column)}>
            {words.open}
          </a>
        </div>
      ) : null}
    </li>
  )
}
