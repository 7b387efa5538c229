/**
 * 字数 as an editor counts it: each Chinese character is one, each run of letters and digits is one word; blanks and
 * punctuation don't count.
 */
export function charCount(text: string): number {
  return text.match(HAN_OR_WORD)?.length ?? 0
}

const HAN_OR_WORD = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu
