/**
 * A box of numbers laid out as one row of bits: the last variable has the largest stride. Where costs are counted they come
 * last, absences before wrong answers, and the points of each cost have words of their own.
 */
export interface Space {
  readonly vars: readonly number[]
  readonly low: readonly number[]
  readonly size: readonly number[]
  readonly stride: readonly number[]
  readonly bits: number
  /** Up to what costs are counted, if they are. */
  readonly costs: Costs | null
  /** Bits of all points of one cost. */
  readonly level: number
}

export interface Costs {
  readonly absences: number
  readonly wrong: number
}

/** Up to what costs are counted; what goes beyond is dropped. Null: wrong answers are not counted. */
export interface Most {
  readonly absences: number
  readonly wrong: number | null
}

/** A set of points of a space. */
export type Cells = Uint32Array

interface Axis {
  readonly at: number
  readonly low: number
  readonly size: number
}

/** `counted`: the variables of costs, and up to what they are counted. */
export const spaceOf = (
  points: readonly Axis[],
  counted: { readonly vars: { readonly [cost in keyof Costs]: number }; readonly most: Most } | null,
): Space => {
  const stride: number[] = []
  let bits = 1
  const lay = ({ size }: Axis): void => {
    stride.push(bits)
    bits *= size
  }
  points.forEach(lay)
  if (counted !== null) bits = Math.ceil(bits / 32) * 32
  const level = bits
  const costs = (['absences', 'wrong'] as const).flatMap((cost): Axis[] => {
    const most = counted?.most[cost] ?? null
    return counted === null || most === null ? [] : [{ at: counted.vars[cost], low: 0, size: most + 1 }]
  })
  costs.forEach(lay)
  const axes = [...points, ...costs]
  return {
    vars: axes.map((axis) => axis.at),
    low: axes.map(({ low }) => low),
    size: axes.map(({ size }) => size),
    stride,
    bits,
    costs: counted === null ? null : { absences: counted.most.absences, wrong: counted.most.wrong ?? 0 },
    level,
  }
}

export const noCells = ({ bits }: Space): Cells => new Uint32Array((bits + 31) >>> 5)

/** The bit of a point; `values` by variable. */
export const encode = ({ vars, low, stride }: Space, values: ArrayLike<number>): number => {
  let index = 0
  for (let i = 0; i < vars.length; i++) index += ((values[vars[i] ?? 0] ?? 0) - (low[i] ?? 0)) * (stride[i] ?? 0)
  return index
}

/** Writes the point of a bit into `values`. */
export const decode = ({ vars, low, stride }: Space, index: number, values: number[]): void => {
  let rest = index
  for (let i = vars.length - 1; i >= 0; i--) {
    const step = stride[i] ?? 1
    const steps = Math.floor(rest / step)
    rest -= steps * step
    values[vars[i] ?? 0] = steps + (low[i] ?? 0)
  }
}

/** Past so many points a mapping is not remembered. */
const MOST_REMEMBERED = 2 ** 20

/**
 * Where the points of one space come to lie in another when `change` is done to their numbers; -1 where it answers false.
 * Each point is worked out once: many keys share it.
 */
export const mapping = (
  from: Space,
  to: Space,
  change: (values: number[]) => boolean,
  variables: number,
): ((index: number) => number) => {
  const values = new Array<number>(variables).fill(0)
  const find = (index: number): number => {
    decode(from, index, values)
    return change(values) ? encode(to, values) : -1
  }
  if (from.bits > MOST_REMEMBERED) return find
  // Zero is “not looked at yet”; places are kept from two on.
  const known = new Int32Array(from.bits)
  return (index) => {
    const place = known[index] ?? 0
    if (place !== 0) return place - 2
    const found = find(index)
    known[index] = found + 2
    return found
  }
}

/** How far a translation moves a bit. */
export const shiftOf = ({ vars, stride }: Space, delta: ArrayLike<number>): number => {
  let shift = 0
  for (let i = 0; i < vars.length; i++) shift += (delta[vars[i] ?? 0] ?? 0) * (stride[i] ?? 0)
  return shift
}

export const has = (cells: Cells, index: number): boolean => (((cells[index >>> 5] ?? 0) >>> (index & 31)) & 1) === 1

export const add = (cells: Cells, index: number): void => {
  cells[index >>> 5] = (cells[index >>> 5] ?? 0) | (1 << (index & 31))
}

export const each = (cells: Cells, visit: (index: number) => void): void => {
  for (let word = 0; word < cells.length; word++) {
    for (let bits = cells[word] ?? 0; bits !== 0; bits &= bits - 1) visit(word * 32 + 31 - Math.clz32(bits & -bits))
  }
}

/** Adds the words of `source` from `first` up to `end`, moved by `shift` bits, to `target`. No point may leave the space. */
export const addShifted = (target: Cells, source: Cells, shift: number, first: number, end: number): void => {
  const words = shift >> 5
  const bits = shift & 31
  const last = target.length
  for (let i = first; i < end; i++) {
    const word = source[i] ?? 0
    if (word === 0) continue
    const to = i + words
    if (to >= 0 && to < last) target[to] = (target[to] ?? 0) | (word << bits)
    if (bits !== 0 && to + 1 >= 0 && to + 1 < last) target[to + 1] = (target[to + 1] ?? 0) | (word >>> (32 - bits))
  }
}
