import fs from 'node:fs'
import path from 'node:path'

/** Adds a line to the report of a long run (scripts/test-long.mts); says nothing otherwise. */
export const report = (suite: string, what: string, figures: Readonly<Record<string, number>>): void => {
  const file = process.env.LONG_REPORT
  if (file === undefined) return
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.appendFileSync(file, `${JSON.stringify({ suite, what, ...figures })}\n`)
}
