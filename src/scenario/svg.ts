/** The little SVG that pictures are made of. Text is always escaped. */
export const escaped = (words: string): string =>
  words.replace(/[&<>"]/gu, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

type Attributes = Readonly<Record<string, string | number>>

const written = (attributes: Attributes): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('')

export const element = (name: string, attributes: Attributes): string => `<${name}${written(attributes)}/>`

export const text = (x: number, y: number, words: string, attributes: Attributes = {}): string =>
  `<text${written({ x: Math.round(x), y: Math.round(y), ...attributes })}>${escaped(words)}</text>`

export const svg = (width: number, height: number, parts: readonly string[]): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.round(width)}" height="${Math.round(height)}" viewBox="0 0 ${Math.round(width)} ${Math.round(height)}" font-family="'Noto Sans CJK SC','Microsoft YaHei',sans-serif" fill="#2b2118">`,
    element('rect', { width: '100%', height: '100%', fill: '#faf6ec' }),
    ...parts,
    '</svg>',
    '',
  ].join('\n')
