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

/** A picture of so many units; `paper` (mm) makes it as large as fits there when it is printed. */
export const svg = (
  width: number,
  height: number,
  parts: readonly string[],
  paper?: { readonly width: number; readonly height: number },
): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" ${sizeOf(Math.round(width), Math.round(height), paper)} viewBox="0 0 ${Math.round(width)} ${Math.round(height)}" font-family="'Noto Sans CJK SC','Microsoft YaHei',sans-serif" fill="#2b2118">`,
    element('rect', { width: '100%', height: '100%', fill: '#faf6ec' }),
    ...parts,
    '</svg>',
    '',
  ].join('\n')

const sizeOf = (width: number, height: number, paper?: { readonly width: number; readonly height: number }): string => {
  if (paper === undefined) return `width="${width}" height="${height}"`
  const scale = Math.min(paper.width / width, paper.height / height)
  return `width="${(width * scale).toFixed(1)}mm" height="${(height * scale).toFixed(1)}mm"`
}
