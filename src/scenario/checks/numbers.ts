import { minutesOf } from '../clock'
import type { Path } from '../diagnostic'
import type { Model } from '../model'
import type { Reporter } from '../reporter'
import { atoms } from '../visits'
import { ALWAYS, AT_LEAST, AT_MOST, NEVER } from '../words'
import { distinct } from './tasks'

/** XH0701–0708, 0715: scales are sane, and every threshold lies on its scale. */
export function checkNumbers(model: Model, reporter: Reporter): void {
  const { document } = model
  const { target, max } = document.minutes
  if (target > max) reporter.report('XH0715', ['minutes', 'max'], { target, max })

  for (const [i, { name, min, max, start, words }] of document.meters.entries()) {
    const path = ['meters', i]
    const wanted = max - min + 1
    if (min >= max) reporter.report('XH0701', [...path, 'min'], { name, min, max })
    else if (start < min || start > max) reporter.report('XH0702', [...path, 'start'], { name, start, min, max })
    if (min < max && words.length !== wanted) {
      reporter.report('XH0703', [...path, 'words'], { name, min, max, wanted, count: words.length }, { at: 'key' })
    }
  }
  for (const [i, { values }] of document.flags.entries()) {
    distinct(
      values.map((value, j) => [value, ['flags', i, 'values', j]]),
      reporter,
    )
  }
  const { start, end } = document.clock
  const [first, last] = [minutesOf(start), minutesOf(end)]
  if (first >= last) reporter.report('XH0704', ['clock', 'end'], { start, end })

  for (const { atom, path } of atoms(model)) {
    if ('meter' in atom) {
      const meter = document.meters.find(({ id }) => id === atom.meter)
      if (!bounds(atom.atLeast, atom.atMost, path, reporter)) continue
      if (!meter || meter.min >= meter.max) continue
      const { name, min, max } = meter
      for (const { key, rule, verdict } of edges(atom.atLeast, atom.atMost, min, max)) {
        if (verdict === TRIVIAL) reporter.report('XH0716', [...path, key], { rule })
        else reporter.report('XH0705', [...path, key], { name, min, max, rule, verdict })
      }
    }
    if (!('clock' in atom)) continue
    const here = [...path, 'clock']
    const { atLeast, atMost } = atom.clock
    if (!bounds(atLeast, atMost, here, reporter, minutesOf) || first >= last) continue
    for (const { key, rule, verdict } of edges(atLeast, atMost, first, last, minutesOf)) {
      if (verdict === TRIVIAL) reporter.report('XH0716', [...here, key], { rule })
      else reporter.report('XH0708', [...here, key], { start, end, rule, verdict })
    }
  }
}

interface Edge {
  readonly key: 'atLeast' | 'atMost'
  readonly rule: string
  readonly verdict: string
}

/** The ends that lie beyond a scale, or just at its end where they say nothing. */
function edges<T extends string | number>(
  least: T | undefined,
  most: T | undefined,
  min: number,
  max: number,
  value: (end: T) => number = Number,
): Edge[] {
  const found: Edge[] = []
  if (least !== undefined) {
    const at = value(least)
    const verdict = at > max ? NEVER : at < min ? ALWAYS : at === min ? TRIVIAL : undefined
    if (verdict) found.push({ key: 'atLeast', rule: AT_LEAST(least), verdict })
  }
  if (most !== undefined) {
    const at = value(most)
    const verdict = at < min ? NEVER : at > max ? ALWAYS : at === max ? TRIVIAL : undefined
    if (verdict) found.push({ key: 'atMost', rule: AT_MOST(most), verdict })
  }
  return found
}

/** Just at the end of the scale: not out of range, but without effect. */
const TRIVIAL = 'trivial'

/** Whether the two ends make sense together; reports when they don't. */
function bounds<T extends string | number>(
  least: T | undefined,
  most: T | undefined,
  path: Path,
  reporter: Reporter,
  value: (end: T) => number = Number,
): boolean {
  if (least === undefined && most === undefined) {
    reporter.report('XH0707', path)
    return false
  }
  if (least === undefined || most === undefined || value(least) <= value(most)) return true
  reporter.report('XH0706', path, { least, most })
  return false
}
