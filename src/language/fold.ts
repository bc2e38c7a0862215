const special: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', ı: 'i' };

/** Lower case without accents and apostrophes: how vocabulary and text are compared. Never used on names. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}']/gu, '')
    .replace(/[ßøæœłđı]/gu, (letter) => special[letter] ?? letter);
}
