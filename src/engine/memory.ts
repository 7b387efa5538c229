interface Cell {
  readonly from: readonly unknown[]
  readonly value: unknown
}

/**
 * The parts of the views made last. A part is made again only when something it is made of is another object: so what
 * did not change from one state to the next is the very same object, and finding differences costs next to nothing.
 */
export class Memory {
  private readonly cells = new Map<string, Cell[]>()

  /** Part `index` of a kind, made of `from` by `make`. */
  kept<T>(kind: string, index: number, from: readonly unknown[], make: () => T): T {
    let cells = this.cells.get(kind)
    if (cells === undefined) {
      cells = []
      this.cells.set(kind, cells)
    }
    const cell = cells[index]
    if (cell !== undefined && isSame(cell.from, from)) return cell.value as T
    const value = make()
    cells[index] = { from, value }
    return value
  }
}

const isSame = (a: readonly unknown[], b: readonly unknown[]): boolean => {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false
  return true
}
