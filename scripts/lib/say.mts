const coloured = process.stdout.isTTY === true && process.env.NO_COLOR === undefined
const paint = (code: number) => (text: string) => (coloured ? `\u001b[${code}m${text}\u001b[0m` : text)

export const bold = paint(1)
export const red = paint(31)
export const green = paint(32)
export const yellow = paint(33)

/** Seconds with one decimal since `start` (a `performance.now()` value), as Chinese words. */
export const seconds = (start: number): string => `${((performance.now() - start) / 1000).toFixed(1)} 秒`

/**
 * Shows that something long is still going on: a running count of seconds on a terminal, one line elsewhere.
 * The returned function ends it with a closing word.
 */
export const working = (what: string): ((outcome: string) => void) => {
  const start = performance.now()
  const tty = process.stdout.isTTY === true
  if (!tty) console.log(`… ${what}`)
  const tick = () => process.stdout.write(`\r… ${what} ${seconds(start)}`)
  const timer = tty ? setInterval(tick, 500) : undefined
  return (outcome) => {
    clearInterval(timer)
    if (tty) process.stdout.write('\r\u001b[K')
    console.log(`${outcome} ${what}（${seconds(start)}）`)
  }
}
