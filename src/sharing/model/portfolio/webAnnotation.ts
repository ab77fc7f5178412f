import type { Portfolio, SharedEvidence } from './portfolio';
import { type SharedSelector, wellFormed } from './sharedSelector';

type Json = Readonly<Record<string, unknown>>;

/**
 * A portfolio with selectors as a W3C Annotation Collection (https://www.w3.org/TR/annotation-model/), plain JSON for `application/ld+json`.
 * A passage that stands where Craftlog says has a quote and a position; one that does not has the quote that was kept, with the time at
 * which the text read so. Notes point at nothing and are left out. Cost: linear.
 */
export function webAnnotations({ frameworks, evidence }: Portfolio, label: string): Json {
  const titles = new Map<number, string[]>();
  for (const { title, evidence: own } of frameworks.flatMap(({ skills }) => skills).flatMap(({ activities }) => activities)) {
    for (const { number } of own) {
      const known = titles.get(number);
      if (known) { known.push(title); } else { titles.set(number, [title]); }
    }
  }
  const items = evidence.flatMap((piece) => {
    const source = piece.url ?? (piece.path === undefined ? undefined : iriOfPath(piece.path));
    return source === undefined ? [] : [annotation(piece, source, titles.get(piece.number) ?? [])];
  });
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'AnnotationCollection',
    label,
    total: items.length,
    first: { type: 'AnnotationPage', startIndex: 0, items },
  };
}

function annotation({ id, at, remark, selector }: SharedEvidence, source: string, activities: readonly string[]): Json {
  return {
    id: `urn:craftlog:${id}`,
    type: 'Annotation',
    motivation: 'classifying',
    created: at,
    body: [
      ...activities.map((value) => ({ type: 'TextualBody', purpose: 'classifying', value, format: 'text/plain' })),
      ...(remark ? [{ type: 'TextualBody', purpose: 'commenting', value: remark, format: 'text/plain' }] : []),
    ],
    target: selector ? targetOf(selector, source, at) : source,
  };
}

function targetOf(selector: SharedSelector, source: string, at: string | undefined): Json {
  const { cell, position } = selector;
  const selectors = [quoteOf(selector), ...(position ? [{ type: 'TextPositionSelector', ...position }] : [])];
  return {
    type: 'SpecificResource', source,
    selector: cell === undefined ? selectors : [{ type: 'FragmentSelector', value: `cell=${cell}`, refinedBy: selectors }],
    ...(position ? {} : { state: { type: 'TimeState', sourceDate: at } }),
  };
}

/** Of a long passage only the ends were kept: they make a range. */
function quoteOf({ exact, tail, prefix, suffix }: SharedSelector): Json {
  const quote = (text: string, more: Json): Json => ({ type: 'TextQuoteSelector', exact: text, ...more });
  const [before, after] = [prefix === undefined ? {} : { prefix }, suffix === undefined ? {} : { suffix }];
  return tail === undefined ? quote(exact, { ...before, ...after })
    : { type: 'RangeSelector', startSelector: quote(exact, before), endSelector: quote(tail, after) };
}

/** A path as a relative IRI reference. */
export const iriOfPath = (path: string): string => wellFormed(path).split('/').map(encodeURIComponent).join('/');
