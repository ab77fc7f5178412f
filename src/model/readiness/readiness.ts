import type { Check, DocumentKind, Framework } from '../framework';
import { isStoryTest } from './checkNames';
import type { DocumentTest, StoryTest } from './checkNames';
import { documentChecks } from './documentChecks';
import { QUALITY_OF } from './finding';
import type { Finding, Spot } from './finding';
import { fingerprint } from './fingerprint';
import { recognise } from './recognise';
import { shapeSteps } from './shape';
import type { Shape } from './shape';
import { storyChecks } from './storyChecks';
import type { StorySet } from './storyChecks';
import type { Form, Story } from './story';

export interface StoryReadiness {
  readonly story: Story;
  /** The story's for good, as long as its own words stay; two equal ones in a text have a number behind it. */
  readonly id: string;
  readonly findings: readonly Finding[];
}

/** A check of the document as a whole. */
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

/**
 * What there is to look at in a text before it is ready, for the kind of document that it is: the likeliest kind, and user stories where there
 * are some in it. Empty for a text of no kind that the frameworks know. Deterministic; never throws; linear: see `npm run bench -- readiness`.
 */
export function readinessOf(frameworks: readonly Framework[], text: string, path: string): readonly Readiness[] {
  const steps = readinessSteps(frameworks, text, path);
  for (;;) {
    const step = steps.next();
    if (step.done) { return step.value; }
  }
}

/** As `readinessOf`, in steps of which none takes more than a quarter of the whole: an extension host has typing to serve in between. */
export function* readinessSteps(frameworks: readonly Framework[], text: string, path: string): Generator<void, readonly Readiness[]> {
  const shape = yield* shapeSteps(text);
  yield;
  const kinds = recognise(frameworks, shape, path);
  yield;
  const stories = shape.stories.length ? kinds.find(({ document }) => forStories(document)) : undefined;
  const chosen = new Set([...kinds.slice(0, 1), ...(stories ? [stories] : [])]);
  const made: Readiness[] = [];
  for (const { framework, document } of chosen) { made.push(yield* readinessAs(framework, document, shape, path)); }
  return made;
}

const forStories = ({ checks }: DocumentKind): boolean => checks.some(({ test }) => isStoryTest(test));

function* readinessAs(framework: Framework, document: DocumentKind, shape: Shape, path: string): Generator<void, Readiness> {
  const forms = new Set(document.forms);
  const stories = !forStories(document) ? [] : shape.stories.filter(({ form }) => !forms.size || forms.has(form === 'job' ? 'jobStory' : 'userStory'));
  const set = setOf(stories);
  const about = (check: Check, subject: string) => ({ start, end, kind, facts = {} }: Spot): Finding => {
    const { id, test } = check;
    const identity = [framework.id, document.id, id, kind ?? '', subject].join(' ');
    const quality = QUALITY_OF[test];
    return { start, end, check: id, test, facts, print: fingerprint(identity), ...(kind === undefined ? {} : { kind }), ...(quality ? { quality } : {}) };
  };
  const seen = new Map<string, number>();
  const title = shape.title.text || path;
  const looked: StoryReadiness[] = [];
  for (const story of stories) {
    if (looked.length % STORIES_A_STEP === 0) { yield; }
    const own = fingerprint(story.text);
    const again = seen.get(own) ?? 0;
    seen.set(own, again + 1);
    const id = again ? `${own}.${again}` : own;
    const findings = document.checks.flatMap((check) => {
      if (!isStoryTest(check.test)) { return []; }
      const spots = storyChecks[check.test satisfies StoryTest](story, set, check);
      // A word about the whole list belongs to the document, so that it is dismissed for the document.
      return spots.map((spot) => about(check, spot.kind === 'none' ? title : id)(spot));
    });
    looked.push({ story, id, findings });
  }
  return {
    framework: framework.id,
    document,
    stories: looked,
    checks: document.checks.flatMap((check) => {
      const { test } = check;
      return isStoryTest(test) ? [] : [{ check, findings: documentChecks[test satisfies DocumentTest](shape, check).map(about(check, title)) }];
    }),
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
    stories, repeats, criteria: stories.some(({ criteria }) => criteria.length > 0),
    ...(form && form !== 'other' && stories.length >= FEW && count! / stories.length >= SAME_FORM ? { form } : {}),
  };
}
