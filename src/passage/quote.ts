import type { Selector } from './passage';

/** What is kept of a passage, as people read it. Of a long one only the two ends are kept; `gap` stands for what lies between. */
export const keptQuote = ({ exact, tail }: Pick<Selector, 'exact' | 'tail'>, gap: string): string =>
  (tail === undefined ? exact : `${exact.trimEnd()}\n\n${gap}\n\n${tail.trimStart()}`);

/** Whether a quote was kept of a piece of evidence: it is a passage, or was one before it was relinked to a whole file. */
export const hasQuote = ({ source, original }: { readonly source: { readonly kind: string }; readonly original: { readonly kind: string } }): boolean => source.kind === 'passage' || original.kind === 'passage';

/** How many words of a passage are looked for before its whole text is, and how many of them must be there. */
const PROBES = 12;
const SHARE = 0.6;

/**
 * Whether a text may hold a passage: most of its long words are there. Never says no to a text that holds it unchanged, whatever its
 * line endings and white space. Cost: a few searches of the text, a hundredth of `locate`.
 */
export function mayHold({ exact, tail = '' }: Pick<Selector, 'exact' | 'tail'>, text: string): boolean {
  const words = [...new Set(`${exact}\n${tail}`.split(/\s+/).slice(0, 400).map((word) => word.normalize('NFC')))].filter(Boolean)
    .sort((a, b) => b.length - a.length).slice(0, PROBES);
  const folded = text.normalize('NFC');
  const there = words.filter((word) => folded.includes(word)).length;
  return there >= Math.max(1, Math.ceil(words.length * SHARE));
}
