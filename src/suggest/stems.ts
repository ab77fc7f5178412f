/** Words, and the symbols that names hold, as in "C++" and "show & tell". */
export const PIECE = /[\p{L}\p{N}\p{M}]+|[&+#%]/gu;

/**
 * The words of a text in small letters and without the plural, so that "Stories" is "story". American and British spelling are one. It is
 * crude on purpose: texts and frameworks are cut the same way, in any language, and nobody is shown a stem. Cost: linear.
 */
export function stems(text: string): string[] {
  return (text.normalize('NFC').toLowerCase().match(PIECE) ?? []).map(stem);
}

export function stem(word: string): string {
  const one = word.length > 3 && word.endsWith('s') ? singular(word) : word;
  if (one.length < 6) { return one; }
  if (one.endsWith('our')) { return `${one.slice(0, -3)}or`; }
  return one.includes('is', 3) ? one.replace(/is(e|ed|er|ing|ation)$/, 'iz$1') : one;
}

function singular(word: string): string {
  if (/(?:ss|us|is)$/.test(word)) { return word; }
  if (word.endsWith('ies') && word.length > 4) { return `${word.slice(0, -3)}y`; }
  return /(?:ch|sh|x|ss)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}
