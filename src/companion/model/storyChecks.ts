import type { Check } from '../../framework/model/framework';
import type { StoryTest } from '../../framework/model/checkNames';
import type { Spot } from './finding';
import { type Span, spanOf } from './plain';
import type { Form, Part, Story } from './story';

/** A second wish said out loud. */
const AGAIN = /(?:[,;]?(?<!\s)\s+and(?:\s+also|\s+then)?|[;.])\s+(?:I|we)(?:['’]d)?(?:\s+also|\s+then|\s+would)?\s+(?:want|need|like)\s+(?:to\s+)?\S+/iu;
/** A second verb behind "and" or "as well as". */
const SECOND = /(,)?(?<!\s)\s+(and\s+also|and\s+then|and|as\s+well\s+as)\s+(?:to\s+)?(\p{L}+)(?=\s+\p{L})/giu;
/** From here on a verb belongs to something inside the wish. */
const INSIDE = /\b(?:that|which|who|whom|whose|where|when|whether|if|how|what|why|to|by|using|before|after|while|until|so|because|than|in order)\b/iu;

/**
 * The second of two wishes in one: `index` and `length` (UTF-16 units of the text) of the words that bring it. The word "and" alone is no
 * sign: in eight of ten stories it joins two things or two halves of one step. Asked for are two verbs of the product's kind, each with
 * something of its own to act on, on the same level of the sentence, the second not the outcome of the first.
 */
export function twoWishes(wish: string): { readonly index: number; readonly length: number } | undefined {
  const again = AGAIN.exec(wish);
  if (again) {
    const lead = /^[\s,;.]*/.exec(again[0])![0].length;
    return { index: again.index + lead, length: again[0].length - lead };
  }
  const [lead, first] = /^(?:\p{L}+ly\s+)?(\p{L}+)/u.exec(wish) ?? [];
  if (!lead || !first || !isVerb(first)) { return undefined; }
  let read = lead.length;
  for (const { index, 0: words, 3: verb } of wish.matchAll(SECOND)) {
    if (INSIDE.test(wish.slice(read, index))) { return undefined; }
    read = index;
    const object = wish.slice(lead.length, index);
    if (!/\p{L}{2,}/u.test(object) || !isVerb(verb!) || isResult(verb!) || isAdverb(object)) { continue; }
    const own = wish.slice(index + words.length).trim();
    // "edit a page and save it" is one step.
    if (/^(?:it|them|this|these|that|him|her|one)\b/iu.test(own)) { continue; }
    return { index: index + words.length - words.trimStart().length, length: words.trimStart().length };
  }
  return undefined;
}

/** "easily find and ..." has nothing between the verbs but how. */
const isAdverb = (object: string): boolean => /^\s*\p{L}+ly\s*$/iu.test(object);

const anyCase = (word: string): string => word.replace(/[ -]/g, '[ -]').replace(/\p{L}/gu, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`);
/** Words in any case, and names as they are written. */
const whole = (words: readonly string[], names: readonly string[] = []): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${[...words.map(anyCase), ...names].join('|')})(?![\\p{L}\\p{N}])`, 'gu');

/**
 * Words that two people read in two ways. Short on purpose: "simple", "all" or "some" are vague in a few stories and right in most, and a
 * false alarm costs more than a miss.
 */
export const VAGUE = whole([
  'user friendly', 'intuitive', 'intuitively', 'easy to use', 'easily', 'quickly', 'fast', 'seamless', 'seamlessly', 'smoothly', 'as needed', 'etc',
  'and so on', 'appropriate', 'appropriately', 'robust', 'efficiently', 'as soon as possible', 'asap', 'if possible', 'as appropriate', 'adequate',
  'adequately', 'reasonable', 'state of the art', 'and\\/or', 'various', 'better', 'nicer', 'user friendliness', 'in a timely manner', 'as required',
  'effectively', 'conveniently', 'properly', 'correctly',
]);

/** What nobody can see happen or not happen. */
export const UNTESTABLE = whole([
  'user friendly', 'intuitive', 'intuitively', 'easy to use', 'easily', 'quickly', 'fast', 'seamless', 'seamlessly', 'smoothly', 'as expected',
  'correctly', 'properly', 'works well', 'looks good', 'appropriate', 'appropriately', 'and so on', 'etc', 'good performance', 'if possible', 'robust',
  'works fine', 'acceptable', 'reasonable', 'nice',
]);

/** Parts of a screen. In what people want, they are an answer before the question. Not accordions, tabs or wizards, which are other things too. */
export const SCREEN = whole([
  'button', 'buttons', 'drop ?down', 'drop ?downs', 'drop ?down menu', 'pop ?up', 'pop ?ups', 'modal', 'checkbox', 'checkboxes', 'check box', 'radio button',
  'radio buttons', 'tooltip', 'tooltips', 'hamburger menu', 'text field', 'text box', 'textbox', 'combo box',
  'scroll ?bar', 'toggle switch', 'sidebar', 'mega menu', 'lightbox', 'multi line text field',
]);

/** Technology, in a wish of somebody who does not work with it. Names that are words too count only as they are written. */
export const TECHNOLOGY = whole([
  'SQL', 'SQLite', 'MySQL', 'Postgres', 'PostgreSQL', 'MongoDB', 'Redis', 'Kafka', 'REST API', 'GraphQL', 'microservice', 'microservices', 'stored procedure',
  'database table', 'database column', 'cron job', 'JavaScript', 'JQuery', 'CSS', 'webhook', 'webhooks', 'lambda function', 'Kubernetes', 'Docker',
], ['React', 'Angular']);

/** Roles for whom technology is what their work is about. */
export const TECHNICAL = /\b(?:developers?|engineers?|programmers?|coders?|devops|dev|architects?|maintainers?|contributors?|api|data|database|system|platform|technical|technicians?|analysts?|scientists?|researchers?|testers?|qa|sysadmins?|admin\w*|operators?|designers?|security|integrators?|owners?|scripters?|broker|it)\b/iu;

/** A part of the product cannot want anything. */
export const THING = /^(?:system|application|app|backend|back-end|frontend|front-end|database|server|website|site|software|product|feature|service|platform|api)$/iu;

/** What people do with a product, in the form that follows "to". For two wishes in one sentence. */
const VERBS = new Set((
  'accept access activate add adjust allocate amend approve archive arrange assign attach book browse buy calculate cancel change chat check choose clone close collect comment compare '
  + 'complete conduct configure confirm connect contact copy create customise customize deactivate deal define delete deliver deny disable display donate download draw edit email enable enter '
  + 'estimate evaluate exclude export extract favourite filter find fix flag follow forward generate give group handle hide highlight identify import include index inform insert inspect install '
  + 'integrate invite issue join keep label link list load lock log maintain make manage map mark measure merge message modify monitor move navigate notify offer open order organise '
  + 'organize pause pay pick pin plan post predict prepare preserve prevent preview print process provide publish purchase rank rate read receive recommend record register reject remind '
  + 'remove rename renew reorder replace reply report request reschedule reset respond resolve restore restrict retrieve return review revoke save scan schedule search select sell send set '
  + 'share show sort specify start stop store submit subscribe suggest suspend switch sync tag test track transfer translate undo unlock unpublish update upload use validate verify version view '
  + 'vote watch withdraw write'
).split(' '));
export const isVerb = (word: string): boolean => VERBS.has(word.toLowerCase());

/** What comes of the first step: "enter a postcode and see what is near" is one wish. */
const RESULTS = new Set(
  'see get view receive find know have be read browse check use keep choose select pick continue return make compare monitor review confirm verify save submit send try then display show start'.split(' '),
);
export const isResult = (word: string): boolean => RESULTS.has(word.toLowerCase());

/** Says that something goes another way than hoped. */
export const FAILURE = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${[
  String.raw`errors?|fail\p{L}*|wrong\p{L}*|missing|mistyped|mismatch\p{L}*|empty|blank|problems?|lost|broken|interrupted|abandon\p{L}*|forgot\p{L}*`,
  String.raw`cannot|\p{L}{2,6}n['’]t|could ?not|not?|none|nothing|nobody|never|nowhere|without|unless|except|otherwise|or else|instead`,
  String.raw`offline|down|time(?:s|d)? ?out|timeout|expir\p{L}*|already|taken|overdue|outdated|retry|try again`,
  String.raw`too (?:long|many|much|large|big|small|short|late|early|old|young|few|often)|out of|sold out|fully booked|(?:0|zero)(?= \p{L})`,
  String.raw`refus\p{L}*|reject\p{L}*|declin\p{L}*|den(?:y|ied|ies)|blocks|blocked|locked|suspended|frozen|banned|forbidden|cancel\p{L}*`,
  String.raw`corrupt\p{L}*|conflict\p{L}*|warn\p{L}*|prevent\p{L}*|duplicat\p{L}*|limit\p{L}*|at most|maximum|minimum|exceed\p{L}*|fewer than|less than|more than|only`,
  String.raw`in(?:valid\p{L}*|correct\p{L}*|complete\p{L}*|sufficient\p{L}*|active|eligible|accessible|compatible|consistent)|dis(?:abled|allowed|connect\p{L}*|card\p{L}*)`,
  String.raw`un(?:able|available|known|authori[sz]ed|successful\p{L}*|supported|recogni[sz]ed|expected\p{L}*|reachable|verified|paid|confirmed|registered|readable|saved)`,
].join('|')})(?![\p{L}\p{N}])`, 'iu');

/** What a story is looked at beside. */
export interface StorySet {
  readonly stories: readonly Story[];
  /** The form that most have, where nearly all have one. */
  readonly form?: Form;
  /** For a story that repeats one before it, which that is (index). */
  readonly repeats: ReadonlyMap<Story, number>;
}

/** Words of a wish above which it is hard to say in one breath; words of a whole story; criteria that say it is several. */
const LONG_WISH = 35;
const LONG_STORY = 75;
const MANY_CRITERIA = 12;
/** Of one story, nobody reads more hints of one kind. */
const MOST_SPOTS = 50;

export const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu)?.length ?? 0;
const at = ({ start, end }: Span, more: Omit<Spot, 'start' | 'end'> = {}): Spot[] => [{ start, end, ...more }];

/** Where in the source a part of a part is. */
const within = (part: Part, index: number, length: number): Span => spanOf(part, index, index + length);

/** The words of a list in a part, each once. */
const wordsOf = (part: Part | undefined, list: RegExp): Spot[] => {
  const seen = new Set<string>();
  return [...(part?.text ?? '').matchAll(list)].flatMap(({ index, 0: word }) => {
    const known = seen.has(word.toLowerCase());
    seen.add(word.toLowerCase());
    return known ? [] : at(within(part!, index, word.length), { kind: word.toLowerCase(), facts: { word } });
  });
};

const content = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu)?.filter((word) => word.length > 3) ?? [];

/** A bare list of stories has no criteria yet, and that is one thing to say. */
export const bareList = (stories: readonly Story[]): readonly Spot[] => (
  stories.some(({ criteria }) => criteria.length) ? [] : at(stories[0]!, { kind: 'none', facts: { count: stories.length } })
);

/** What each test finds in one story. Pure, and linear in the story; precision before recall. */
export const storyChecks: Readonly<Record<StoryTest, (story: Story, set: StorySet, check: Check) => readonly Spot[]>> = {
  who: (story) => {
    if (!story.role) { return at(story); }
    return THING.test(story.role.text) ? at(story.role, { kind: 'thing', facts: { word: story.role.text } }) : [];
  },
  what: (story) => (story.means ? [] : at(story)),
  why: (story) => {
    if (!story.means) { return []; }
    if (!story.ends) { return at(story); }
    const wish = new Set(content(story.means.text));
    const reason = content(story.ends.text);
    return reason.length > 1 && reason.every((word) => wish.has(word)) ? at(story.ends, { kind: 'repeats' }) : [];
  },
  oneThing: ({ means }) => {
    const second = means && twoWishes(means.text);
    return second ? at(within(means, second.index, second.length), { facts: { words: means.text.slice(second.index, second.index + second.length) } }) : [];
  },
  problem: ({ role, means }) => {
    // For whom the screen or the machine is the work, naming it is naming the problem.
    const technical = role && TECHNICAL.test(role.text);
    return technical ? [] : [...wordsOf(means, SCREEN), ...wordsOf(means, TECHNOLOGY)].slice(0, 1);
  },
  vagueWords: ({ means }) => wordsOf(means, VAGUE),
  size: (story, _set, check) => {
    const most = check.least ?? LONG_WISH;
    const wish = wordsIn(story.means?.text ?? '');
    if (wish > most) { return at(story.means!, { kind: 'wish', facts: { count: wish } }); }
    const all = wordsIn(story.text);
    if (all > Math.max(LONG_STORY, most)) { return at(story, { kind: 'story', facts: { count: all } }); }
    const criteria = story.criteria.length;
    return criteria > MANY_CRITERIA ? at(story, { kind: 'criteria', facts: { count: criteria } }) : [];
  },
  // Of several stories these hints stand in a row of their own, away from the story they are about.
  criteria: (story, { stories }) => {
    const text = stories.length > 1 ? story.means?.text.slice(0, 80) : undefined;
    return story.criteria.length ? [] : at(story, text ? { facts: { text } } : {});
  },
  testable: ({ criteria }) => {
    const spots: Spot[] = [];
    for (const criterion of criteria) {
      if (spots.length >= MOST_SPOTS) { break; }
      for (const spot of wordsOf(criterion, UNTESTABLE)) { spots.push(spot); }
    }
    return spots;
  },
  failureCase: ({ criteria }) => {
    const own = criteria.filter(({ ofAll }) => !ofAll);
    const [first] = own;
    if (!first || own.some(({ text, around }) => FAILURE.test(text) || FAILURE.test(around))) { return []; }
    return at({ start: first.start, end: own.reduce((last, { end }) => Math.max(last, end), 0) });
  },
  sameForm: (story, { form }) => (form && story.form !== form && story.means ? at(story, { facts: { form: story.form, most: form } }) : []),
  duplicate: (story, { repeats, stories }) => {
    const first = repeats.get(story);
    return first === undefined ? [] : at(story, { facts: { number: first + 1, text: stories[first]!.means?.text.slice(0, 80) ?? '' } });
  },
};
