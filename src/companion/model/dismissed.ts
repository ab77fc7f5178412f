import { listAt } from '../../text/lists';
import type { Finding } from './finding';
import type { Readiness } from './readiness';

/** What was dismissed. Without `story` it is about a document; without `place` and `rule` an earlier version kept it. */
export interface Dismissible {
  readonly print: string;
  readonly rule?: string;
  readonly story?: string;
  /** The file in which it was dismissed. */
  readonly place?: string;
}

/** Of the words that tell a story from others, the share that it and its edited self have in common at least. */
const SAME = 0.5;
/** Dismissals looked for by likeness, the latest: those of stories long gone would be looked for again at each keystroke. */
const MOST = 50;
/** Words that nearly all stories have. */
const FORM = new Set('as a an the i we want need would like can be able to so that in order of for and my'.split(' '));

/**
 * Which findings are dismissed, and by which dismissal: those with its print, of a document only in its own file, and, where a story was
 * edited since in the same file, the same finding of the story most like it. Cost: linear, and for each edited story once more.
 */
export function dismissedIn<D extends Dismissible>(kinds: readonly Readiness[], dismissals: readonly D[], place: string): ReadonlyMap<Finding, D> {
  const dismissed = new Map<Finding, D>();
  if (!dismissals.length) { return dismissed; }
  const findings = kinds.flatMap(({ stories, checks }) => [...stories, ...checks].flatMap((each) => each.findings));
  const holds = (finding: Finding, each: D): boolean => finding.story !== undefined || each.place === undefined || each.place === place;
  const byPrint = new Map<string, D[]>();
  for (const each of dismissals) { listAt(byPrint, each.print).push(each); }
  const used = new Set<D>();
  for (const finding of findings) {
    const found = byPrint.get(finding.print)?.find((each) => holds(finding, each));
    if (found) { dismissed.set(finding, found); used.add(found); }
  }
  const edited = dismissals.filter((each) => each.place === place && each.story !== undefined && !used.has(each)).slice(-MOST);
  if (!edited.length) { return dismissed; }
  const stories = [...new Set(kinds.flatMap((kind) => kind.stories.map(({ story }) => story.text)))].map((text) => ({ text, words: wordsOf(text) }));
  for (const each of edited) {
    const words = wordsOf(each.story!);
    const [best] = stories.map(({ text, words: others }) => ({ text, alike: likeness(words, others) })).sort((a, b) => b.alike - a.alike);
    if (!best || best.alike < SAME) { continue; }
    const same = findings.find((finding) => finding.story === best.text && finding.rule === each.rule && !dismissed.has(finding));
    if (same) { dismissed.set(same, each); }
  }
  return dismissed;
}

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu)?.filter((word) => !FORM.has(word)));

/** Twice what they share, of all that they have (Dice). */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of one) { if (other.has(word)) { shared++; } }
  return one.size + other.size ? 2 * shared / (one.size + other.size) : 0;
}
