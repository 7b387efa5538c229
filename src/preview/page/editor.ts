/** A link that opens a line of a file in VS Code. */
export const editorLink = (path: string, line: number, column = 1): string => {
  const slashed = path.replace(/\\/g, '/')
  const encoded = encodeURI(slashed).replace(/[?#]/gu, encodeURIComponent)
  return `vscode://file${slashed.startsWith('/') ? '' : '/'}${encoded}:${line}:${column}`
}

/** The end of a path: the folder and the file. */
export const shortPath = (path: string): string => path.split(/[\\/]/u).slice(-2).join('/')
