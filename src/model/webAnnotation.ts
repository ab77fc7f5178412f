import type { Source } from './logbook';
import type { Selector, Span } from './passage';
import type { Evidence } from './progress';

/** A piece of evidence as it goes into the export. */
export interface Annotated {
  readonly evidence: Evidence;
  /** Titles of the activities it shows. */
  readonly activities: readonly string[];
  /** The IRI of the file or page; a relative one is relative to the workspace folder. */
  readonly source: string;
  /** Where the passage stands word for word in the present text, in UTF-16 offsets; left out when it has changed or cannot be found. */
  readonly present?: Span & { readonly text: string };
}

type Json = Readonly<Record<string, unknown>>;

/** Code points of context on each side of a quote. */
const context = 32;

/**
 * Evidence as a W3C Annotation Collection (https://www.w3.org/TR/annotation-model/), plain JSON for `application/ld+json`.
 * A passage that stands where Craftlog says has a quote and a position; one that does not has the quote that was kept, with the time at
 * which the text read so. Notes point at nothing and cannot be annotations: the caller leaves them out.
 */
export function webAnnotations(items: readonly Annotated[], label: string): Json {
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'AnnotationCollection',
    label,
    total: items.length,
    first: { type: 'AnnotationPage', startIndex: 0, items: items.map(annotation) },
  };
}

function annotation({ evidence, activities, source, present }: Annotated): Json {
  const { id, at, remark } = evidence;
  return {
    id: `urn:craftlog:${id}`,
    type: 'Annotation',
    motivation: 'classifying',
    created: at,
    body: [
      ...activities.map((value) => ({ type: 'TextualBody', purpose: 'classifying', value, format: 'text/plain' })),
      ...(remark ? [{ type: 'TextualBody', purpose: 'commenting', value: remark, format: 'text/plain' }] : []),
    ],
    target: targetOf(evidence.source, source, at, present),
  };
}

function targetOf(evidence: Source, source: string, at: string, present: Annotated['present']): string | Json {
  if (evidence.kind !== 'passage') { return source; }
  const selector = present ? [...presentSelectors(present)] : [keptSelector(evidence.selector)];
  return {
    type: 'SpecificResource', source,
    selector: evidence.cell === undefined ? selector : [{ type: 'FragmentSelector', value: `cell=${evidence.cell}`, refinedBy: selector }],
    ...(present ? {} : { state: { type: 'TimeState', sourceDate: at } }),
  };
}

function presentSelectors({ text, start, end }: NonNullable<Annotated['present']>): readonly Json[] {
  const whole = normalised(text);
  const span = spanInNormalised(whole, text, { start, end });
  return [
    {
      type: 'TextQuoteSelector', exact: whole.slice(span.start, span.end),
      prefix: wellFormed([...whole.slice(Math.max(0, span.start - 2 * context), span.start)].slice(-context).join('')),
      suffix: wellFormed([...whole.slice(span.end, span.end + 2 * context)].slice(0, context).join('')),
    },
    { type: 'TextPositionSelector', start: codePoints(whole, 0, span.start), end: codePoints(whole, 0, span.start) + codePoints(whole, span.start, span.end) },
  ];
}

/** Of a long passage only the ends were kept: they make a range. */
function keptSelector({ exact, tail, prefix, suffix }: Selector): Json {
  const quote = (text: string, more: Json): Json => ({ type: 'TextQuoteSelector', exact: normalised(text), ...more });
  return tail === undefined ? quote(exact, { prefix: normalised(prefix), suffix: normalised(suffix) }) : {
    type: 'RangeSelector',
    startSelector: quote(exact, { prefix: normalised(prefix) }),
    endSelector: quote(tail, { suffix: normalised(suffix) }),
  };
}

/** Half characters, which neither JSON in UTF-8 nor an address can hold, become the sign for what cannot be read. */
const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd');

/** The text that positions count in: lines end in one line feed, normal form C, and no half characters. */
export const normalised = (text: string): string => wellFormed(text.replace(/\r\n?/g, '\n').normalize('NFC'));

/** A span of a text in its normalised text. Where normalising joins what a border parts, the character belongs to the passage. */
function spanInNormalised(whole: string, text: string, { start, end }: Span): Span {
  const before = normalised(text.slice(0, start));
  const after = normalised(text.slice(end));
  let first = 0;
  while (first < before.length && before[first] === whole[first]) { first++; }
  let rest = 0;
  while (rest < after.length && rest < whole.length - first && after.at(-1 - rest) === whole.at(-1 - rest)) { rest++; }
  const isInsidePair = (at: number): boolean => /^[\ud800-\udbff][\udc00-\udfff]$/.test(whole.slice(at - 1, at + 1));
  const last = whole.length - rest;
  return { start: isInsidePair(first) ? first - 1 : first, end: isInsidePair(last) ? last + 1 : last };
}

/** Characters as the standard counts them, which UTF-16 may need two units for. */
function codePoints(text: string, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) {
    count++;
    if ((text.codePointAt(i) as number) > 0xffff) { i++; }
  }
  return count;
}

/** A path as a relative IRI reference. */
export const iriOfPath = (path: string): string => wellFormed(path).split('/').map(encodeURIComponent).join('/');
