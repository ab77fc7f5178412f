/** What people call the list of what shows that a story is done. `AC` is in capitals: "ac" is a word and a current. */
const NAMES = String.raw`[Aa]cceptance (?:[Cc]riteri(?:a|on)|[Tt]ests?|[Cc]onditions?)|A\.?C\.?s?|[Cc]riteria|[Cc]onditions of (?:[Ss]atisfaction|[Aa]cceptance)|[Hh]ow we(?: will|['’]ll)? know(?: it['’]?s done)?`;
/** Words that are labels only with a colon behind them. */
const WITH_COLON = String.raw`[Aa]cceptance|[Ss]cenarios|[Cc]onfirmation`;
/** What a team asks of all its stories. */
const OF_ALL = '[Dd]efinition of [Dd]one';
const DONE_WHEN = String.raw`(?:\p{L}[\p{L}'’]{0,15} ){0,5}?[Dd]one when\b`;
/** "AC 2", "(draft)", "for story 3". */
const NUMBER = String.raw`(?:[ #-]{0,2}\d{1,3}\b)?`;
const NOTE = String.raw`(?: ?\([^()]{0,40}\))?(?: (?:for|of) [^:.]{1,40}(?=:))?`;
const SOURCE = String.raw`\(?(?:(?:${NAMES}|${OF_ALL})${NUMBER}${NOTE}\s*(?::|$)|(?:${WITH_COLON})${NOTE}\s*:|${DONE_WHEN}:?)`;

const LABEL = new RegExp(`^${SOURCE}`, 'u');
/** On the story's own line a label begins a sentence or stands in brackets, so that a story about criteria is no label. */
const INLINE = new RegExp(String.raw`(?:(?<=[.;!?])\s+|(?<!\s)\s*(?=\()|(?<!\s)\s+(?=(?:${NAMES})${NUMBER}\s*:))${SOURCE}\s*`, 'u');

export interface CriteriaLabel {
  /** UTF-16 units up to what stands behind it. */
  readonly length: number;
  /** The story that it names: "Acceptance criteria for 2:". */
  readonly story?: number;
  /** Whether a team asks it of every story. */
  readonly ofAll: boolean;
}

/** The label of criteria that a text begins with. */
export function criteriaLabel(text: string): CriteriaLabel | undefined {
  const [label] = LABEL.exec(text.slice(0, 200)) ?? [];
  if (label === undefined || (label.length === 200 && text.length > 200)) { return undefined; }
  const story = / (?:for|of) (?:(?:user )?story )?#?(\d{1,4})\s*:$/i.exec(label)?.[1];
  return { length: label.length, ofAll: /^\(?definition/i.test(label), ...(story ? { story: Number(story) } : {}) };
}

/** Where a label stands behind a story, in UTF-16 units, and where what it leads to begins. */
export function labelBehind(text: string): { readonly start: number; readonly end: number } | undefined {
  const label = INLINE.exec(text);
  return label ? { start: label.index, end: label.index + label[0].length } : undefined;
}
