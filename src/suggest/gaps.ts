/**
 * What a template leaves to fill in: `[who needs it]`, `<role>`, `{goal}`, `____`, `...` alone, TBC and its like. Not: links, ticks `[x]`,
 * numbers `[1]`, sources `[Smith 2020]`,
 * pages `[[a page]]`, code `list[index]` and `<b>…</b>`. "TODO list" and "TBC Bank" are names.
 */
export const GAPS = /(?<![\p{L}\p{N}\])[])\[(?!['"“‘])(?!\p{Lu}[^\][]*\s(?:19|20)\d\d[a-z]?\])(?=[^\][\p{L}]*\p{L}[^\][\p{L}]*\p{L})[^\][\n]{1,200}\](?![(:[\]])|<(?=\p{L})(?!https?:|mailto:|(?:details|summary|div|img|table|t[rdh]|ul|ol|li|a|h\d|hr|pre|section|center|font)\b)[^<>\n=@]{1,80}>(?![^\n]{0,200}<\/)|\{\{?(?=\p{L})[^{}\n]{1,80}\}?\}|_{3,}|\b(?:TB[CD](?! \p{Lu}\p{Ll}+(?![\p{L}:]))|TODO(?! (?:list|item|app)s?\b)|FIXME|XXX+)\b|\blorem ipsum\b|^[^\S\r\n\u2028\u2029]*(?:\.{3,}|…)[^\S\r\n\u2028\u2029]*$/gmu;

/** The text with a space for each unit of a gap, so that offsets stay. Cost: linear. */
export const withoutGaps = (text: string): string => text.replace(GAPS, (gap) => ' '.repeat(gap.length));

/** Where the gaps are, each as `[start, end]`. */
export const gapsOf = (text: string): readonly (readonly [number, number])[] =>
  [...text.matchAll(GAPS)].map(({ index, 0: gap }) => [index, index + gap.length] as const);

/** Whether anything is written besides gaps, marks and the words that lead to them. */
export const isFilled = (text: string): boolean => /[\p{L}\p{N}]/u.test(withoutGaps(text));
