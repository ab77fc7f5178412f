import type { Case, Data } from './cases';
import { everyNth } from './growth';
import type { Found, Matcher } from './matcher';
import { outcomeOf } from './outcome';
import { spreadOf } from './summary';

const OTHERS = 8;
/** Words of the passage, three by three, that another file may share and still not hold it. */
const SHARED = 0.3;

/** The file was renamed and nobody said so: a passage is looked for in its file and eight others of the repository; the best score wins. */
export function renamed(matcher: Matcher, data: Data) {
  const present = everyNth(data.cases.filter((one) => ['intact', 'light', 'heavy', 'moved'].includes(one.class)), 240);
  const gone = everyNth(data.cases.filter((one) => ['gone-deleted', 'gone-replaced'].includes(one.class)), 120);
  const tally = { present: 0, right: 0, wrong: 0, none: 0, gone: 0, phantom: 0 };
  const times: number[] = [];
  for (const one of [...present, ...gone]) {
    const others = otherFiles(data, one);
    if (others.length < OTHERS) { continue; }
    const selector: unknown = JSON.parse(JSON.stringify(matcher.describe(data.text(one.old), one.start, one.end)));
    const began = performance.now();
    let best: (Found & { file: string }) | undefined;
    for (const file of [...others, one.new]) {
      const found = matcher.locate(selector, data.text(file));
      if (found !== undefined && found.score > (best?.score ?? -1)) { best = { ...found, file }; }
    }
    times.push(performance.now() - began);
    if (!one.truth.present) {
      tally.gone++;
      if (best !== undefined) { tally.phantom++; }
      continue;
    }
    tally.present++;
    const right = best?.file === one.new && outcomeOf(one, best, data.text(one.new)) === 'right';
    tally[best === undefined ? 'none' : right ? 'right' : 'wrong']++;
  }
  const share = (count: number, of: number) => (of === 0 ? null : count / of);
  return {
    files: OTHERS + 1, present: tally.present, right: share(tally.right, tally.present), wrong: share(tally.wrong, tally.present),
    none: share(tally.none, tally.present), gone: tally.gone, phantom: share(tally.phantom, tally.gone), searchMs: spreadOf(times),
  };
}

/** Other files of the repository that do not hold the passage themselves, spread evenly. */
function otherFiles(data: Data, one: Case): string[] {
  const siblings = data.cases.filter(({ repo, class: name }) => repo === one.repo && name !== 'whitespace');
  const byPath = new Map(siblings.map((sibling) => [sibling.pathNew, sibling.new]));
  byPath.delete(one.pathNew);
  byPath.delete(one.pathOld);
  const passage = data.text(one.old).slice(one.start, one.end);
  const grams = gramsOf(passage);
  const fit = [...byPath.values()].filter((name) => {
    const text = data.text(name);
    const theirs = gramsOf(text);
    const shared = [...grams].filter((gram) => theirs.has(gram)).length;
    return name !== one.new && !squeezed(text).includes(squeezed(passage)) && shared <= SHARED * grams.size;
  });
  return everyNth(fit, Math.min(OTHERS, fit.length));
}

const squeezed = (text: string) => text.replace(/\s+/g, '');

function gramsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.slice(2).map((word, i) => `${words[i]} ${words[i + 1]} ${word}`));
}
