import type { ActivityEntry, ActivityKey, Catalog } from '../../framework/model/framework';
import type { Entry, Fact } from './logbook';
import type { Progress } from './progress';
import { sharedWords, similarityAmong } from '../../text/similarity';
import type { Bag, Similarity, Weighted } from '../../text/similarity';

/** Two activities that may be one thing under two names. `score` is from 0 to 1; `words` is what they have in common. */
export interface SameSuggestion {
  readonly activity: ActivityEntry;
  readonly score: number;
  readonly words: readonly string[];
}

/** A title is written to say what the thing is; the rest was written to help, and holds more chance words. */
const TITLE = 1;
const NAMES = 0.8;
const KEYWORDS = 0.5;
const PROSE = 0.25;
/** A list of more names or keywords than this says no more in all than one as long: otherwise who lists many is like nobody. */
const LISTED = 4;
/** What stands beside both is a hint that needs no words: their related activities are said to be the same already. */
const NEIGHBOUR = 0.15;
/** Below this, two activities are no more alike than chance has it, as measured on the frameworks that ship. */
const LIKELY = 0.24;

const textsOf = ({ activity, skill }: ActivityEntry): readonly Weighted[] => [
  [activity.title, TITLE], ...listed(activity.aliases, NAMES), ...listed(activity.keywords, KEYWORDS),
  [activity.guidance, PROSE], ...activity.evidence.map((text) => [text, PROSE] as const), [skill.skill.name, PROSE],
];

const listed = (texts: readonly string[], weight: number): readonly Weighted[] =>
  texts.map((text) => [text, weight * Math.min(1, Math.sqrt(LISTED / texts.length))]);

interface Index { readonly bags: ReadonlyMap<ActivityKey, Bag>; readonly likeness: Similarity['likeness'] }
const indexes = new WeakMap<Catalog, Index>();

function indexOf(catalog: Catalog): Index {
  let index = indexes.get(catalog);
  if (!index) {
    const texts = catalog.activities.map(textsOf);
    const { bag, likeness } = similarityAmong(texts);
    index = { bags: new Map(catalog.activities.map(({ key }, i) => [key, bag(texts[i]!)])), likeness };
    indexes.set(catalog, index);
  }
  return index;
}

/**
 * Activities of other frameworks that may be the same as this one, best first; those that are said to be the same already are left out.
 * Cost: linear in the catalog, which is indexed when first asked about.
 */
export function suggestSame(catalog: Catalog, progress: Progress, entry: ActivityEntry, limit: number): readonly SameSuggestion[] {
  const index = indexOf(catalog);
  const own = index.bags.get(entry.key) ?? new Map<string, number>();
  const same = new Set(progress.sameAs(entry.key));
  const neighbours = new Set(relatedOf(entry).flatMap((key) => progress.sameAs(key)));
  return catalog.activities
    .filter((other) => other.skill.framework.id !== entry.skill.framework.id && !same.has(other.key))
    .map((activity): Omit<SameSuggestion, 'words'> => {
      const beside = relatedOf(activity).some((key) => neighbours.has(key)) ? NEIGHBOUR : 0;
      return { activity, score: Math.min(1, index.likeness(own, index.bags.get(activity.key)!) + beside) };
    })
    .filter(({ score }) => score >= LIKELY)
    .sort((a, b) => b.score - a.score).slice(0, limit)
    .map((one) => ({ ...one, words: sharedWords(titlesOf(one.activity), titlesOf(entry), 5) }));
}

/** Every one is compared with every other. Beyond that many it takes longer than anybody waits. */
const mostPaired = 1500;

/** Pairs of activities that are each other's best match across two frameworks, likeliest first; none in a catalog that is too large for it. */
export function suggestPairs(catalog: Catalog, progress: Progress, limit: number): readonly { readonly a: ActivityEntry; readonly b: SameSuggestion }[] {
  if (catalog.activities.length > mostPaired) { return []; }
  const best = new Map(catalog.activities.map((entry) => [entry.key, suggestSame(catalog, progress, entry, 1)[0]]));
  return catalog.activities.flatMap((a) => {
    const b = best.get(a.key);
    const mutual = b && a.key < b.activity.key && best.get(b.activity.key)?.activity.key === a.key;
    return mutual ? [{ a, b }] : [];
  }).sort((x, y) => y.b.score - x.b.score).slice(0, limit);
}

/** The facts after which this activity is the same as no other; what else those links said is said anew. */
export function unlinkFacts(entries: readonly Entry[], key: ActivityKey, present: (key: ActivityKey) => ActivityKey): readonly Fact[] {
  return entries.flatMap((entry): readonly Fact[] => {
    if (entry.type !== 'link' || !entry.activities.some((activity) => present(activity) === key)) { return []; }
    const others = entry.activities.filter((activity) => present(activity) !== key);
    return [{ type: 'retract', entry: entry.id }, ...(others.length > 1 ? [{ type: 'link' as const, activities: others }] : [])];
  });
}

const relatedOf = ({ activity, skill }: ActivityEntry): readonly ActivityKey[] => activity.related.map((id) => `${skill.framework.id}/${id}`);
const titlesOf = ({ activity }: ActivityEntry): string => [activity.title, ...activity.aliases, ...activity.keywords].join(' ');
