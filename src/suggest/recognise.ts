import { largest } from '../text/largest';
import type { DocumentKind, Framework } from '../framework/model/framework';
import { globFits } from '../text/glob';
import type { DocumentForm, StoryForm } from '../companion/model/checkNames';
import type { Cut, Line } from './cut';
import { cutOf, withoutNumbers } from './cut';
import { formsOf } from './documentForms';
import { kindTableOf } from './kindTable';
import type { Field, KindPhrase, KindTable } from './kindTable';
import { weights } from './weights';
import type { KindSign, KindWeights } from './weights';
import { zonesOf } from './zones';
import type { Zones } from './zones';

/** A kind of document that a text is. */
export interface Recognised {
  readonly framework: Framework;
  readonly document: DocumentKind;
  /** From 0 to 1; of all kinds, and of none, together 1. */
  readonly confidence: number;
  /** What of the document says so, the most telling first, in the framework's words. */
  readonly reasons: readonly string[];
}

/** Of a longer text only the beginning is read (UTF-16 code units), which bounds the cost. */
export const TEXT_READ = 64 * 1024;
/** Less is chance. */
const LEAST = 0.02;
/** What stands in a title before what it names only describes it: "Status report | form". */
const DESCRIBES = 0.2;
const NAMES = 0.85;
/** In a longer name. */
const WITHIN = 0.25;
const FAR_FOLDER = 0.4;
/** So many headings, or phrases, of a kind make half of what all of them would. */
const HALF = { headings: 2.5, phrases: 3 } as const;
/** Headings of a template that a document keeps; fewer are chance. */
const KEPT = 2;
const KEPT_SHARE = 0.6;

/** What is known of a document from one look at it. */
export interface Looked { readonly path: string; readonly zones: Zones; readonly cut: Cut }

export function look(path: string, text: string): Looked {
  const zones = zonesOf(path, text.slice(0, TEXT_READ));
  return { path, zones, cut: cutOf(zones) };
}

/** By the first of the frameworks, the latest list that begins with it. */
const tables = new WeakMap<Framework, { readonly of: readonly Framework[]; readonly table: KindTable }>();
export function tableFor(frameworks: readonly Framework[]): KindTable {
  const [first] = frameworks;
  const known = first && tables.get(first);
  if (known && known.of.length === frameworks.length && known.of.every((each, i) => each === frameworks[i])) { return known.table; }
  const table = kindTableOf(frameworks);
  if (first) { tables.set(first, { of: [...frameworks], table }); }
  return table;
}

/**
 * The kinds of document that a text may be, likeliest first, each with how sure that is and why: the one answer for suggestions, readiness and
 * templates. A conditional logit over kinds and none: what speaks for a kind, times its weight, and of the sums the share of each (softmax).
 * `path` is relative to its folder, with `/`. Cost: linear in the first 64 KB.
 */
export const recognise = (frameworks: readonly Framework[], path: string, text: string): readonly Recognised[] =>
  recogniseIn(tableFor(frameworks), look(path, text));

export function recogniseIn(table: KindTable, looked: Looked, by: KindWeights = weights.kinds): readonly Recognised[] {
  const all = signsOf(table, looked);
  const sums = all.map(({ signs }) => valueOf(signs, by));
  const parts = sums.map((sum) => Math.exp(sum));
  const whole = Math.exp(by.none) + parts.reduce((sum, part) => sum + part, 0);
  return all.map(({ kind, reasons }, i) => ({ ...table.kinds[kind]!, confidence: parts[i]! / whole, reasons }))
    .filter(({ confidence }) => confidence >= LEAST).sort((a, b) => b.confidence - a.confidence);
}

export const valueOf = (signs: Readonly<Record<KindSign, number>>, by: KindWeights): number =>
  Object.entries(signs).reduce((sum, [sign, value]) => sum + by[sign as KindSign] * value, 0);

export interface KindSigns { readonly kind: number; readonly signs: Record<KindSign, number>; readonly reasons: readonly string[] }

/** What speaks for each kind that anything speaks for, from 0 to 1 each. */
export function signsOf(table: KindTable, { path, zones, cut }: Looked): readonly KindSigns[] {
  const found = new Map<number, { signs: Record<KindSign, number>; headings: Map<string, number>; phrases: Map<string, number> }>();
  const of = (kind: number): { signs: Record<KindSign, number>; headings: Map<string, number>; phrases: Map<string, number> } => {
    const known = found.get(kind) ?? {
      signs: { title: 0, name: 0, folder: 0, file: 0, begins: 0, headings: 0, phrases: 0, forms: 0, template: 0 }, headings: new Map(), phrases: new Map(),
    };
    found.set(kind, known);
    return known;
  };
  const raise = (kind: number, sign: KindSign, value: number): void => {
    const { signs } = of(kind);
    signs[sign] = Math.max(signs[sign], value);
  };

  const title = withoutNumbers(cut.title);
  eachPhrase(table, title.stems, 'names', (phrase, at, within) => phrase.uses.names?.forEach((kind) => raise(kind, 'title', (cut.titleIsText ? 0.5 : 1) * namesIn(title, phrase, at, within))));
  eachPhrase(table, title.stems, 'begins', (phrase, at) => { if (at === 0) { phrase.uses.begins?.forEach((kind) => raise(kind, 'begins', 1)); } });
  const name = withoutNumbers(cut.name);
  eachPhrase(table, name.stems, 'names', (phrase, at, within) => phrase.uses.names?.forEach((kind) => raise(kind, 'name', namesIn(name, phrase, at, within))));
  cut.folders.forEach((folder, i) => {
    const near = i === cut.folders.length - 1 ? 1 : FAR_FOLDER;
    eachPhrase(table, folder.stems, 'names', (phrase, at, within) => phrase.uses.names?.forEach((kind) => raise(kind, 'folder', near * namesIn(folder, phrase, at, within))));
  });
  const begun = new Map<number, number>();
  for (const heading of [title, ...cut.headings]) {
    const isTitle = heading === title;
    eachPhrase(table, heading.stems.slice(0, 4), 'begins', (phrase, at) => { if (at === 0 && !isTitle) { phrase.uses.begins?.forEach((kind) => begun.set(kind, (begun.get(kind) ?? 0) + 1)); } });
    eachPhrase(table, heading.stems, 'headings', (phrase, at, within) => {
      const share = phrase.stems.length / heading.stems.length;
      const worth = (within ? WITHIN : 1) * (at === 0 || share >= 0.5 ? Math.min(1, 0.4 + share) : 0.4 * share);
      phrase.uses.headings?.forEach((kind) => {
        // Kinds with names are known by these in a title.
        if (isTitle && table.kinds[kind]!.document.names.length) { return; }
        const { headings } = of(kind);
        headings.set(phrase.said, Math.max(headings.get(phrase.said) ?? 0, worth * phrase.rarity.headings));
      });
    });
  }
  begun.forEach((count, kind) => raise(kind, 'begins', Math.min(1, count / 3 + count / (cut.headings.length + 1))));
  for (const line of cut.lines) {
    eachPhrase(table, line, 'phrases', (phrase) => phrase.uses.phrases?.forEach((kind) => {
      const { phrases } = of(kind);
      phrases.set(phrase.said, (phrases.get(phrase.said) ?? 0) + phrase.rarity.phrases);
    }));
  }
  const forms = formsOf(zones.body, zones.code);
  const headings = new Set(cut.headings.map(({ stems }) => stems.join(' ')));
  const lowered = path.normalize('NFC').toLowerCase();
  table.kinds.forEach(({ document }, kind) => {
    const form = largest(document.forms.map((each: DocumentForm | StoryForm) => forms[each]), 0);
    if (form > 0) { raise(kind, 'forms', form); }
    if (path !== '' && table.globs[kind]!.some(({ glob, part }) => lowered.includes(part) && globFits(glob, path))) { raise(kind, 'file', 1); }
    for (const template of table.templates[kind]!) {
      const kept = template.filter((heading) => headings.has(heading)).length;
      if (kept >= KEPT && kept >= KEPT_SHARE * template.length) { raise(kind, 'template', kept / template.length); }
    }
  });
  const stretch = Math.max(1, cut.length / 1500);
  return [...found].map(([kind, { signs, headings: inHeadings, phrases }]) => {
    const heads = [...inHeadings.values()].reduce((sum, worth) => sum + worth, 0);
    const said = [...phrases.values()].reduce((sum, times) => sum + Math.min(1, times / stretch), 0);
    return {
      kind, reasons: [...inHeadings].sort((a, b) => b[1] - a[1]).map(([words]) => words),
      signs: { ...signs, headings: heads / (heads + HALF.headings), phrases: said / (said + HALF.phrases) },
    };
  });
}

/** How much a name at this place of a title says of what the document is. */
function namesIn(line: Line, { stems }: KindPhrase, at: number, within: boolean): number {
  const end = at + stems.length;
  if (stems.length === line.stems.length) { return 1; }
  const own = line.ends[end - 1] ? NAMES : DESCRIBES;
  return (within ? WITHIN : 1) * own;
}

function eachPhrase(table: KindTable, stems: readonly string[], field: Field, found: (phrase: KindPhrase, at: number, within: boolean) => void): void {
  let covered = 0;
  for (let i = 0; i < stems.length; i++) {
    for (const phrase of table.phrases.get(stems[i]!) ?? []) {
      if (!phrase.uses[field]) { continue; }
      const end = i + phrase.stems.length;
      if (end > stems.length || phrase.stems.some((stem, j) => stems[i + j] !== stem)) { continue; }
      found(phrase, i, end <= covered);
      covered = Math.max(covered, end);
    }
  }
}

