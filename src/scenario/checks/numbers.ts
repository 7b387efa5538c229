import { minutesOf } from '../clock'
import type { Path } from '../diagnostic'
import type { Model } from '../model'
import type { Reporter } from '../reporter'
import { atoms } from '../visits'
import { AT_LEAST, AT_MOST } from '../words'
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
      const words = { name: meter.name, min: meter.min, max: meter.max }
      if (atom.atLeast !== undefined && (atom.atLeast <= meter.min || atom.atLeast > meter.max)) {
        reporter.report('XH0705', [...path, 'atLeast'], { ...words, rule: AT_LEAST(atom.atLeast) })
      }
      if (atom.atMost !== undefined && (atom.atMost < meter.min || atom.atMost >= meter.max)) {
        reporter.report('XH0705', [...path, 'atMost'], { ...words, rule: AT_MOST(atom.atMost) })
      }
    }
    if (!('clock' in atom)) continue
    const { atLeast, atMost } = atom.clock
    const here = [...path, 'clock']
    if (!bounds(atLeast, atMost, here, reporter, minutesOf) || first >= last) continue
    for (const [key, time] of [['atLeast', atLeast] as const, ['atMost', atMost] as const]) {
      if (time === undefined) continue
      const at = minutesOf(time)
      if (key === 'atLeast' ? at <= first || at > last : at < first || at >= last) {
        reporter.report('XH0708', [...here, key], { start, end, time })
      }
    }
  }
}

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
