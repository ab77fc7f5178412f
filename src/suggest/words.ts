/** Words of English that hold sentences together and say nothing of what a text is about; other languages have theirs in frameworks of their own. */
const words = new Set((
  'a about after again all also always am an and any are as at back be because been before being but by can could did do does done down each else '
  + 'even ever every few first for from get go had has have he her here him his how i if in into is it its just last let like made make many may me '
  + 'might more most much must my need never new next no nor not now of off on once one only or other our out over own per put same see she should '
  + 'since so some still such take than that the their them then there these they thing this those three through to too two under until up us use '
  + 'used using very want was way we well were what when where which while who why will with within without would yet you your'
).split(' '));

/** `stem` as `stems` gives it. */
export const isStopWord = (stem: string): boolean => words.has(stem);

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
