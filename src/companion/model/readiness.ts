import type { Check, DocumentKind, Framework } from '../../framework/model/framework';
import { callsItselfTemplate } from '../../suggest/templates';
import { recognise, type Recognised } from '../../suggest/recognise';
import { runToEnd } from '../../text/cooperative';
import { type DocumentTest, isStoryTest, type StoryTest } from '../../framework/model/checkNames';
import { documentChecks } from './documentChecks';
import { type Finding, QUALITY_OF, type Spot } from './finding';
import { type Shape, shapeSteps } from './shape';
import type { Form, Story } from './story';
import { bareList, storyChecks, type StorySet } from './storyChecks';

/** Words alone, in one case: white space, marks and line ends do not count. */
const essence = (text: string): string => text.toLowerCase().normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** 53 bits of a text's words, as up to 11 letters and digits. Not for secrets. Cost: linear. (cyrb53 by bryc, public domain.) */
export function fingerprint(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (const unit of essence(text)) {
    const code = unit.codePointAt(0)!;
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}

/** Every finding with its check, dismissed ones too, in the order of the text. */
export const findingsOf = ({ document, stories, checks }: Readiness): readonly { readonly finding: Finding; readonly check: Check }[] => {
  const byId = new Map(document.checks.map((check) => [check.id, check]));
  return [...stories, ...checks].flatMap(({ findings }) => findings).map((finding) => ({ finding, check: byId.get(finding.check)! }))
    .sort((a, b) => a.finding.start - b.finding.start);
};

export interface StoryReadiness {
  readonly story: Story;
  /** The story's for good, as long as its own words stay; two equal ones in a text have a number behind it. */
  readonly id: string;
  readonly findings: readonly Finding[];
}

/** A check of the document as a whole, or of its stories together. */
export interface CheckReadiness {
  readonly check: Check;
  readonly findings: readonly Finding[];
}

/** How ready a text is as one kind of document. */
export interface Readiness {
  readonly framework: string;
  readonly document: DocumentKind;
  readonly stories: readonly StoryReadiness[];
  readonly checks: readonly CheckReadiness[];
}

/** Nearly all stories share a form: then the others are worth a look. */
const SAME_FORM = 0.75;
const FEW = 4;
/** Some milliseconds of work. */
const STORIES_A_STEP = 100;
const CRITERIA_A_STEP = 500;

/**
 * What there is to look at in a text before it is ready, for the kind of document that it is: the likeliest kind, and user stories where there
 * are some in it. Empty for a text of no kind that the frameworks know. Deterministic; never throws; linear: see `npm run bench -- readiness`.
 */
export const readinessOf = (frameworks: readonly Framework[], text: string, path: string): readonly Readiness[] =>
  runToEnd(readinessSteps(frameworks, text, path));

/** As `readinessOf`, in steps of which none takes more than a quarter of the whole: an extension host has typing to serve in between. */
export function* readinessSteps(frameworks: readonly Framework[], text: string, path: string): Generator<void, readonly Readiness[]> {
  const shape = yield* shapeSteps(text);
  yield;
  const kinds = recognise(frameworks, path, text);
  yield;
  const made: Readiness[] = [];
  const isForm = callsItselfTemplate(path, text) || kinds[0]?.document.id === FORM;
  for (const { framework, document } of chosenOf(frameworks, kinds, shape, isForm)) { made.push(yield* readinessAs(framework, document, shape, path)); }
  return made;
}

/** The kind of what others are to fill in. */
const FORM = 'template';
/** Surer than that, it is of the kind; less sure, nothing is said of it. */
const SURE = 0.55;

/** The kind that the text is, and user stories where there are some in it, unless it is a form to fill in. */
function chosenOf(
  frameworks: readonly Framework[], kinds: readonly Recognised[], { stories }: Shape, isForm: boolean,
): readonly Pick<Recognised, 'framework' | 'document'>[] {
  const likely = isForm ? [] : likeliest(kinds);
  if (!stories.length || isForm) { return likely; }
  const all = frameworks.flatMap((framework) => framework.documents.map((document) => ({ framework, document })));
  const forms = new Set<string>(stories.map(({ form }) => (form === 'job' ? 'jobStory' : 'userStory')));
  const ofStories = likely.find(({ document }) => forStories(document))
    ?? all.find(({ document }) => forStories(document) && (!document.forms.length || document.forms.some((form) => forms.has(form))));
  return [...new Set([...likely, ...ofStories ? [ofStories] : []])];
}

/** Kinds that are checked as one, and those of two frameworks that have one id, are sure together. */
function likeliest(kinds: readonly Recognised[]): readonly Pick<Recognised, 'framework' | 'document'>[] {
  const together = new Map<string, { framework: Framework; document: DocumentKind; sure: number }>();
  for (const { framework, document, confidence } of kinds) {
    const checked = framework.documents.find(({ id }) => id === document.checkedAs) ?? document;
    const known = together.get(checked.id) ?? { framework, document: checked, sure: 0 };
    together.set(checked.id, { ...known, sure: known.sure + confidence });
  }
  const [best] = [...together.values()].sort((a, b) => b.sure - a.sure);
  return best && best.sure >= SURE && best.document.checks.length ? [best] : [];
}

const forStories = ({ checks }: DocumentKind): boolean => checks.some(({ test }) => isStoryTest(test));

function* readinessAs(framework: Framework, document: DocumentKind, shape: Shape, path: string): Generator<void, Readiness> {
  const forms = new Set(document.forms);
  const stories = !forStories(document) ? [] : shape.stories.filter(({ form }) => !forms.size || forms.has(form === 'job' ? 'jobStory' : 'userStory'));
  const set = setOf(stories);
  yield;
  const print = numbered((own, again) => (again ? fingerprint(`${own} ${again}`) : own));
  const about = (check: Check, subject: string, story?: Story) => ({ start, end, kind, facts = {} }: Spot): Finding => {
    const { id, test } = check;
    const rule = [framework.id, document.id, id, kind ?? ''].join(' ');
    const quality = QUALITY_OF[test];
    return {
      start, end, check: id, test, facts, print: print(fingerprint(`${rule} ${subject}`)), rule: fingerprint(rule), ...(kind === undefined ? {} : { kind }),
      ...(quality ? { quality } : {}), ...(story ? { story: story.text } : {}),
    };
  };
  const idOf = numbered((own, again) => (again ? `${own}.${again}` : own));
  const title = shape.title.text || path;
  const looked: StoryReadiness[] = [];
  for (const story of stories) {
    if (looked.length % STORIES_A_STEP === 0) { yield; }
    const id = idOf(fingerprint(story.text));
    const findings: Finding[] = [];
    for (const check of document.checks) {
      if (!isStoryTest(check.test) || ofTheSet(check, set)) { continue; }
      for (const spot of storyChecks[check.test satisfies StoryTest](story, set, check)) { findings.push(about(check, id, story)(spot)); }
      if (story.criteria.length > CRITERIA_A_STEP) { yield; }
    }
    looked.push({ story, id, findings });
  }
  return {
    framework: framework.id,
    document,
    stories: looked,
    checks: document.checks.flatMap((check) => {
      const { test } = check;
      if (!isStoryTest(test)) { return [{ check, findings: documentChecks[test satisfies DocumentTest](shape, check).map(about(check, title)) }]; }
      if (!ofTheSet(check, set)) { return []; }
      const bare = bareList(stories).map(about(check, title));
      const each = (): Finding[] => looked.flatMap(({ story, id }) => storyChecks[test](story, set, check).map(about(check, id, story)));
      return [{ check, findings: bare.length ? bare : each() }];
    }),
  };
}

/** Of several stories, criteria are a row of their own: a first story with criteria would otherwise make all others less ready. */
const ofTheSet = ({ test }: Check, { stories }: StorySet): boolean => test === 'criteria' && stories.length > 1;

/** Tells apart what would be called the same, by how often it came before. */
function numbered(name: (what: string, again: number) => string): (what: string) => string {
  const seen = new Map<string, number>();
  return (what) => {
    const again = seen.get(what) ?? 0;
    seen.set(what, again + 1);
    return name(what, again);
  };
}

function setOf(stories: readonly Story[]): StorySet {
  const counts = new Map<Form, number>();
  for (const { form, means } of stories) { if (means) { counts.set(form, (counts.get(form) ?? 0) + 1); } }
  const [form, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  const first = new Map<string, number>();
  const repeats = new Map<Story, number>();
  stories.forEach((story, i) => {
    if (!story.means) { return; }
    const words = [story.role, story.means, story.ends].map((part) => fingerprint((part?.text ?? '').replace(/\b(?:an?|the)\b/gi, ''))).join(' ');
    const before = first.get(words);
    if (before === undefined) { first.set(words, i); } else { repeats.set(story, before); }
  });
  return {
    stories, repeats,
    ...(form && form !== 'other' && stories.length >= FEW && count! / stories.length >= SAME_FORM ? { form } : {}),
  };
}
