import { linkOf } from './caseEdges';
import { listOf } from './casePackages';
import { caseExtras } from './caseTexts';
import type { CaseItem, CaseTree } from './caseTree';
import type { ImportTally } from './importTally';
import { isObject, textOf } from './jsonOf';
import type { JsonObject } from './jsonOf';

export interface CaseLevel {
  /** The name in small letters, or the id that Craftlog's own export gave it. */
  readonly key: string;
  readonly code?: string;
  readonly name: string;
  readonly description: string;
}

export interface CaseDescriptor {
  readonly item: CaseItem;
  readonly level: string;
  /** What the criterion looks at, if it says. */
  readonly about: string;
  readonly text: string;
}

interface Seen { name: string; code?: string; description: string; ranks: number; times: number; first: number }

/** Levels that differ; more of them are told of and left out. */
const MOST = 20;

/**
 * The levels of all rubrics, lowest first, and what they say of items. Levels of one name are one level: where it stands comes from where
 * it stands in each criterion, by score, else by position. A criterion without an item says what the levels mean.
 */
export function readRubrics(
  pack: JsonObject, { byId }: CaseTree, tally: ImportTally,
): { readonly levels: readonly CaseLevel[]; readonly descriptors: readonly CaseDescriptor[] } {
  const seen = new Map<string, Seen>();
  const descriptors: CaseDescriptor[] = [];
  // Early programs put levels into the rubric itself.
  const criteria = listOf(pack.CFRubrics).filter(isObject)
    .flatMap((rubric) => (rubric.CFRubricCriterionLevels === undefined ? listOf(rubric.CFRubricCriteria) : [rubric]));
  for (const criterion of criteria) {
    if (!isObject(criterion)) { continue; }
    const link = linkOf(criterion.CFItemURI);
    const item = byId.get(link);
    const about = textOf(criterion.description).trim() || textOf(criterion.category).trim();
    const steps = stepsOf(criterion);
    steps.forEach(({ name, text, code }, index) => {
      const key = code === undefined ? name.toLowerCase() : `id ${code}`;
      const level = seen.get(key) ?? { name, ...(code !== undefined && { code }), description: '', ranks: 0, times: 0, first: seen.size };
      seen.set(key, level);
      level.ranks += steps.length > 1 ? index / (steps.length - 1) : 0.5;
      level.times++;
      if (item) { if (text) { descriptors.push({ item, level: key, about, text }); } }
      else if (link) { tally.repair('leftOut', {}, { field: 'CFRubricCriterionLevel', cause: 'unknownItem' }); }
      else { level.description ||= text; }
    });
  }
  const known = [...seen].sort(([, a], [, b]) => b.times - a.times || a.first - b.first).slice(0, MOST);
  if (seen.size > MOST) { tally.repair('leftOut', {}, { field: 'CFRubricCriterionLevel', limit: MOST }, seen.size - MOST); }
  const levels = known.sort(([, a], [, b]) => a.ranks / a.times - b.ranks / b.times || a.first - b.first)
    .map(([key, { name, code, description }]) => ({ key, name, ...(code !== undefined && { code }), description }));
  return { levels, descriptors };
}

/** The levels of one criterion, lowest first. */
function stepsOf(criterion: JsonObject): readonly { readonly name: string; readonly text: string; readonly code?: string }[] {
  const codes = caseExtras(criterion).levels ?? [];
  const steps = listOf(criterion.CFRubricCriterionLevels).flatMap((raw, index) => {
    if (!isObject(raw)) { return []; }
    const [score, position] = [textOf(raw.score).trim(), textOf(raw.position).trim()];
    const name = textOf(raw.quality).trim().slice(0, 1000) || score || position;
    const text = textOf(raw.description).trim() || textOf(raw.feedback).trim();
    return name ? [{ name, text, score, position, ...(codes[index] !== undefined && { code: codes[index] }) }] : [];
  });
  const by = steps.every(({ score }) => score) ? 'score' : steps.every(({ position }) => position) ? 'position' : undefined;
  return by ? steps.sort((a, b) => (Number(a[by]) - Number(b[by])) || 0) : steps;
}
