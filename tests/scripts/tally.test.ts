import { describe, expect, test } from 'vitest'
import { countPlaywright, countVitest } from '../../scripts/lib/tally.mts'

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((outcome, i) => ({ status: outcome, fullName: `test ${i}` })),
})

describe('the count of unit tests', () => {
  test('adds up the files', () => {
    const report = { testResults: [file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed')] }
    expect(countVitest(report)).toEqual({ passed: 3, failed: 1, skipped: [] })
  })

  test('has one failure for a file that broke before its first test', () => {
    expect(countVitest({ testResults: [file('failed')] }).failed).toBe(1)
  })

  test('has one failure for a file that broke after its tests', () => {
    expect(countVitest({ testResults: [file('failed', 'passed')] })).toMatchObject({ passed: 1, failed: 1 })
  })

  test('names what was skipped', () => {
    const report = { testResults: [file('passed', 'passed', 'skipped', 'pending', 'todo')] }
    expect(countVitest(report).skipped).toEqual(['test 1', 'test 2', 'test 3'])
  })
})

describe('the count of browser tests', () => {
  const spec = (title: string, ...statuses: string[]) => ({
    title,
    tests: statuses.map((status) => ({ projectName: 'phone', status })),
  })

  test('goes down into nested groups and calls a flaky test failed', () => {
    const report = {
      suites: [
        {
          title: 'a',
          specs: [spec('one', 'expected', 'unexpected')],
          suites: [{ title: 'b', specs: [spec('two', 'flaky', 'skipped')] }],
        },
      ],
    }
    expect(countPlaywright(report)).toEqual({ passed: 1, failed: 2, skipped: ['two (phone)'] })
  })
})
