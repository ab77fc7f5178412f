import { describe, locate, type Location, type Selector, type Span, withoutFingerprint } from '../../../src/passage/passage';

export type Found = Span & { readonly score: number };

/** One way to describe a passage and to find it again. Selectors pass through JSON on the way, as they do in storage. */
export interface Matcher<S = unknown> {
  readonly name: string;
  describe(text: string, start: number, end: number): S;
  locate(selector: S, text: string): Found | undefined;
}

/** Ambiguous counts as no answer: nothing is shown to the person as the passage. */
export const placeOf = (where: Location): Found | undefined => ('start' in where ? where : undefined);

export const craftlog: Matcher<Selector> = {
  name: 'Craftlog',
  describe,
  locate: (selector, text) => placeOf(locate(selector, text)),
};

export const craftlogWithoutPrint: Matcher<Selector> = {
  ...craftlog,
  name: 'Craftlog, W3C selector alone',
  describe: (text, start, end) => withoutFingerprint(describe(text, start, end)),
};
