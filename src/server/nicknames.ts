/**
 * Whether others may see a nickname. An operator's content check (in WeChat: msgSecCheck) goes here; until it has
 * answered `true`, phones show the role's name.
 */
export type NicknameCheck = (name: string) => Promise<boolean>

/** 1 to 12 signs of letters, numbers and a few marks; blanks are drawn together. */
export const tidyNickname = (name: string): string | null => {
  const tidy = name.normalize('NFKC').replace(/\s+/g, ' ').trim()
  const signs = [...tidy].length
  return signs >= 1 && signs <= 12 && /^[\p{L}\p{N}·.\-_ ]+$/u.test(tidy) ? tidy : null
}

/** Without an operator's check the form alone decides. */
export const formOnly: NicknameCheck = async () => true
