import type { DocumentForm, StoryForm } from '../framework/model/checkNames';
import type { DocumentKind, Framework } from '../framework/model/framework';
import { globFits } from '../text/glob';
import { largest, listAt } from '../text/lists';
import { stems } from './words';
import { literalIn } from './textIndex';
import { type KindFeature, type KindWeights, weights } from './weights';
import { type Cut, cutOf, type Line, withoutNumbers, type Sections, sectionsOf } from './sections';

export type Field = 'names' | 'begins' | 'headings' | 'phrases';
const fields = ['names', 'begins', 'headings', 'phrases'] as const;

/** Words of kinds of document. */
export interface KindPhrase {
  readonly stems: readonly string[];
  /** As the framework writes it. */
  readonly said: string;
  /** The kinds that have it, by their places in the table. */
  readonly uses: Partial<Record<Field, number[]>>;
  /** From 0 to 1: the fewer kinds have it, the more it tells. */
  readonly rarity: Readonly<Record<Field, number>>;
}

/** What kinds of document are recognised by. */
export interface KindTable {
  readonly kinds: readonly { readonly framework: Framework; readonly document: DocumentKind }[];
  /** By the first stem, the longest first. */
  readonly phrases: ReadonlyMap<string, readonly KindPhrase[]>;
  /** Of each kind; a path without `part`, in small letters, cannot fit. */
  readonly globs: readonly (readonly { readonly glob: string; readonly part: string }[])[];
  /** The headings of each template of each kind, as stems with a space between them. */
  readonly templates: readonly (readonly (readonly string[])[])[];
}

/** A template that no kind claims is a kind of its own, known by its headings. */
const kindsOf = (framework: Framework): readonly DocumentKind[] => {
  const claimed = new Set(framework.documents.flatMap(({ templates }) => templates));
  return [...framework.documents, ...framework.templates.filter(({ id }) => !claimed.has(id)).map(({ id, name, activities }): DocumentKind => ({
    id, name, activities, files: [], names: [], begins: [], headings: [], phrases: [], forms: [], templates: [id], checks: [],
  }))];
};

/** Cost: linear in the kinds. */
export function kindTableOf(frameworks: readonly Framework[]): KindTable {
  const kinds = frameworks.flatMap((framework) => kindsOf(framework).map((document) => ({ framework, document })));
  const phrases = new Map<string, { stems: readonly string[]; said: string; uses: Partial<Record<Field, number[]>> }>();
  kinds.forEach(({ document }, kind) => {
    for (const field of fields) {
      for (const said of document[field]) {
        const cut = stems(said);
        if (!cut.length) { continue; }
        const phrase = phrases.get(cut.join(' ')) ?? { stems: cut, said, uses: {} };
        phrases.set(cut.join(' '), phrase);
        const users = (phrase.uses[field] ??= []);
        if (!users.includes(kind)) { users.push(kind); }
      }
    }
  });
  const byFirst = new Map<string, KindPhrase[]>();
  for (const phrase of phrases.values()) {
    const rarity = Object.fromEntries(fields.map((field) => [field, 1 / Math.sqrt(phrase.uses[field]?.length ?? 1)])) as Record<Field, number>;
    listAt(byFirst, phrase.stems[0]!).push({ ...phrase, rarity });
  }
  byFirst.forEach((list) => list.sort((a, b) => b.stems.length - a.stems.length));
  return {
    kinds, phrases: byFirst,
    globs: kinds.map(({ document }) => document.files.map((glob) => ({ glob, part: literalIn(glob) }))),
    templates: kinds.map(({ framework, document }) => framework.templates.filter(({ id }) => document.templates.includes(id))
      .map(({ headings }) => headings.map((heading) => stems(heading).join(' ')))),
  };
}

/** How much of a text has each form, from 0 to 1. */
export type Forms = Readonly<Record<DocumentForm | StoryForm, number>>;

const words = (line: string): number => line.split(/\s+/u).length;
/** How a wish begins, in the languages that stories are read in. */
const story = new RegExp(String.raw`(?:^|[\s>*_|(-])(?:${[
  String.raw`as an? [^.!?|]{2,80}?,? (?:i|we)(?:['’]d| would)? (?:want|need|like|can|wish|expect)`,
  'als [^.!?|]{2,80}? (?:möchte|will|wil) ', 'en tant que? [^.!?|]{2,80}? je ',
  'como [^.!?|]{2,80}?,? (?:quiero|quero|necesito|preciso|eu quero) ', 'come [^.!?|]{2,80}?,? (?:voglio|vorrei) ',
].join('|')})`, 'iu');
const jobStory = /(?:^|[\s>*_|-])when i [^.!?|]{3,150}?,? i want (?:to )?/iu;
const scenario = /^(?:scenario(?: outline)?:|given |szenario:|scénario|escenario:|cenário:)/iu;

/** Each form, as what share of the lines has it; a few are enough to be all of it. */
const forms: Readonly<Record<Exclude<DocumentForm, 'code'> | StoryForm, readonly [enough: number, has: (line: string) => boolean]>> = {
  userStory: [0.12, (line) => story.test(line)],
  jobStory: [0.12, (line) => jobStory.test(line)],
  scenario: [0.12, (line) => scenario.test(line)],
  questions: [0.4, (line) => line.endsWith('?') && words(line) > 3],
  steps: [0.4, (line) => /^(?:\d{1,3}[.)]|step \d)/i.test(line)],
  checklist: [0.4, (line) => /^[-*+] ?\[[ xX]\]/.test(line)],
  times: [0.15, (line) => /(?<!\d)[0-2]?\d[:.h][0-5]\d(?!\d)/.test(line)],
  dates: [0.15, (line) => words(line) < 12 && /\b(?:20\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d\d|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]* (?:\d{1,2}(?:st|nd|rd|th)?,? )?20\d\d)/i.test(line)],
  versions: [0.1, (line) => words(line) < 10 && /(?:^|[\s[(])v?\d+\.\d+(?:\.\d+)?(?:[\s\])(-]|$)/.test(line)],
  references: [0.4, (line) => /(?:^|[\s([])#\d{1,6}\b|\b[0-9a-f]{7,40}\b/.test(line)],
  quotes: [0.2, (line) => /["“”][^"“”]{15,}["“”]/.test(line)],
  money: [0.15, (line) => /[$€£¥]\s?\d|\d\s?(?:€|£|usd|eur|gbp|dollars?|euros?)\b/i.test(line)],
  targets: [0.2, (line) => /\d\s?(?:%|percent|ms\b|seconds?\b)|\bfrom \d[\d.,]* to \d/i.test(line)],
  rules: [0.3, (line) => /\b(?:must|shall|should|may not|please|do not|don['’]t|never|is required|are expected|needs? to)\b/i.test(line)],
  explains: [0.3, (line) => /\b(?:you|your|you['’]ll)\b/i.test(line)],
  links: [0.6, (line) => /^(?:[-*+•] |\d+[.)] )?(?:\*\*)?!?\[[^\]]*\]\(/.test(line)],
};

/** What only a text about something that was or will be has: days, amounts, names, what "we" did. General ones have little of it. */
const particular = /\b(?:20\d\d|jan(?:uary)?|feb(?:ruary)?|march|april|june|july|august|sept(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|monday|tuesday|wednesday|thursday|friday|q[1-4])\b|\d\s?%|[$€£]\s?\d|(?<!\w)@\w|#\d+|\bwe(?:['’]ve)? (?:found|saw|heard|decided|learn|built|made|had|were|did|want|chose|met|spoke|asked|released|launched|are (?:going|planning|working|building))/i;
const PARTICULAR = 0.12;

/** Cost: linear. `body` is of a document without its code, `code` the share that code was. */
export function formsOf(body: string, code: number): Forms {
  const lines = body.split('\n').filter((line) => /\p{L}/u.test(line)).map((line) => line.slice(0, 600));
  const share = ([enough, has]: (typeof forms)['times']): number => {
    const count = lines.filter(has).length;
    return lines.length ? Math.min(1, count / lines.length / enough) : 0;
  };
  const found = Object.fromEntries(Object.entries(forms).map(([name, form]) => [name, share(form)])) as Record<keyof typeof forms, number>;
  const said = lines.filter((line) => story.test(line)).length;
  const general = lines.length ? 1 - Math.min(1, lines.filter((line) => particular.test(line)).length / lines.length / PARTICULAR) : 0;
  return {
    ...found, explains: found.explains * general, rules: found.rules * (1 + general) / 2, code: Math.min(1, code / 0.4),
    userStory: Math.max(found.userStory, said > 2 ? 0.8 : said ? 0.5 : 0),
  };
}

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
export interface Looked { readonly path: string; readonly zones: Sections; readonly cut: Cut }

export function look(path: string, text: string): Looked {
  const zones = sectionsOf(path, text.slice(0, TEXT_READ));
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
  const all = kindFeaturesOf(table, looked);
  const sums = all.map(({ signs }) => valueOf(signs, by));
  const parts = sums.map((sum) => Math.exp(sum));
  const whole = Math.exp(by.none) + parts.reduce((sum, part) => sum + part, 0);
  return all.map(({ kind, reasons }, i) => ({ ...table.kinds[kind]!, confidence: parts[i]! / whole, reasons }))
    .filter(({ confidence }) => confidence >= LEAST).sort((a, b) => b.confidence - a.confidence);
}

export const valueOf = (signs: Readonly<Record<KindFeature, number>>, by: KindWeights): number =>
  Object.entries(signs).reduce((sum, [sign, value]) => sum + by[sign as KindFeature] * value, 0);

export interface KindFeatures { readonly kind: number; readonly signs: Record<KindFeature, number>; readonly reasons: readonly string[] }

/** What speaks for each kind that anything speaks for, from 0 to 1 each. */
export function kindFeaturesOf(table: KindTable, { path, zones, cut }: Looked): readonly KindFeatures[] {
  const found = new Map<number, { signs: Record<KindFeature, number>; headings: Map<string, number>; phrases: Map<string, number> }>();
  const of = (kind: number): { signs: Record<KindFeature, number>; headings: Map<string, number>; phrases: Map<string, number> } => {
    const known = found.get(kind) ?? {
      signs: { title: 0, name: 0, folder: 0, file: 0, begins: 0, headings: 0, phrases: 0, forms: 0, template: 0 }, headings: new Map(), phrases: new Map(),
    };
    found.set(kind, known);
    return known;
  };
  const raise = (kind: number, sign: KindFeature, value: number): void => {
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
