import fs from 'node:fs'

/** Where a long run (`npm run test:long`) leaves its figures, one line of JSON each. */
const REPORT = 'test-results/long.jsonl'

/** Adds a line to the report of a long run; says nothing otherwise. */
export const report = (suite: string, what: string, figures: Readonly<Record<string, number>>): void => {
  if (process.env.XINGHUO_LONG !== '1') return
  fs.mkdirSync('test-results', { recursive: true })
  fs.appendFileSync(REPORT, `${JSON.stringify({ at: new Date().toISOString(), suite, what, ...figures })}\n`)
}
