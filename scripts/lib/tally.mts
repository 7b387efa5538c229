import fs from 'node:fs'
import { at } from './paths.mts'

/** What a run of tests came to. */
export interface Tally {
  readonly passed: number
  readonly failed: number
  /** Full names of the tests that were skipped. */
  readonly skipped: readonly string[]
}

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: [] }

export const add = (one: Tally, other: Tally): Tally => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  skipped: [...one.skipped, ...other.skipped],
})

const readJson = (file: string): unknown => {
  try {
    return JSON.parse(fs.readFileSync(at(file), 'utf8'))
  } catch {
    return undefined
  }
}

export interface VitestReport {
  readonly testResults: readonly {
    readonly status: string
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[]
  }[]
}

/** Counts vitest's JSON report; a file that broke before its first test counts as one failure. */
export const countVitest = (report: VitestReport): Tally => {
  let tally = NOTHING
  for (const { status, assertionResults } of report.testResults) {
    const failed = assertionResults.filter((test) => test.status === 'failed').length
    tally = add(tally, {
      passed: assertionResults.filter((test) => test.status === 'passed').length,
      failed: status === 'failed' && failed === 0 ? 1 : failed,
      skipped: assertionResults
        .filter((test) => !['passed', 'failed'].includes(test.status))
        .map((test) => test.fullName),
    })
  }
  return tally
}

export interface PlaywrightSuite {
  readonly title: string
  readonly suites?: readonly PlaywrightSuite[]
  readonly specs?: readonly {
    readonly title: string
    readonly tests: readonly { readonly projectName: string; readonly status: string }[]
  }[]
}
export interface PlaywrightReport {
  readonly suites: readonly PlaywrightSuite[]
}

const tallySuite = (suite: PlaywrightSuite): Tally => {
  let tally = NOTHING
  for (const inner of suite.suites ?? []) tally = add(tally, tallySuite(inner))
  for (const spec of suite.specs ?? []) {
    for (const { projectName, status } of spec.tests) {
      tally = add(tally, {
        passed: status === 'expected' ? 1 : 0,
        failed: status === 'unexpected' || status === 'flaky' ? 1 : 0,
        skipped: status === 'skipped' ? [`${spec.title} (${projectName})`] : [],
      })
    }
  }
  return tally
}

/** Counts Playwright's JSON report; a test that passed only at a second try counts as failed. */
export const countPlaywright = (report: PlaywrightReport): Tally => report.suites.map(tallySuite).reduce(add, NOTHING)

const tallyFile =
  <Report,>(count: (report: Report) => Tally) =>
  (file: string): Tally => {
    const report = readJson(file) as Report | undefined
    return report === undefined ? NOTHING : count(report)
  }

/** The count of a report file; nothing when the run left none. */
export const tallyVitest = tallyFile(countVitest)
export const tallyPlaywright = tallyFile(countPlaywright)
