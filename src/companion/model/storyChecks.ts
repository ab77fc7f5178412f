import type { Check } from '../../framework/model/framework';
import type { StoryTest } from './checkNames';
import type { Spot } from './finding';
import { spanOf } from './plain';
import type { Span } from './plain';
import type { Form, Part, Story } from './story';
import { twoWishes } from './twoWishes';
import { FAILURE, SCREEN, TECHNICAL, TECHNOLOGY, THING, UNTESTABLE, VAGUE } from './wordLists';

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
  criteria: (story) => (story.criteria.length ? [] : at(story)),
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
