import { clip, oneLine, plainText } from '../../text/plainText';
import { type CaseItem, type CaseTree, linkOf, listOf } from './caseTree';
import { type Extras, extrasOf, textsIn } from './extras';
import type { ActivityDraft, SkillDraft } from './frameworkBuilder';
import type { ImportTally } from './importTally';
import { isObject, type JsonObject, textOf } from './readJson';

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

/** A statement longer than this is no label when there is a short one. */
const LABEL = 120;
/** Names that say nothing without what they are a part of: "Level 1", "Grade 6", "B". */
const BARE = /^(?:\p{L}+\s+)?(?:\d+(?:[.-]\d+)*|[ivx]+|\p{L})[.)]?$/iu;

/** What Craftlog's own export put in an element's extensions, see exportCase.ts. */
export const caseExtras = (raw: JsonObject): Extras => extrasOf(isObject(raw.extensions) ? raw.extensions.craftlog : undefined);

/** What people read of the items of one package. */
export class CaseTexts {
  private readonly skills = new Map<CaseItem, string>();

  /** Skills that would have the same name, or one that says nothing by itself, are named after what they are a part of as well. */
  nameSkills(items: readonly CaseItem[]): void {
    const names = items.map((item) => this.title(item));
    const counts = new Map<string, number>();
    for (const name of names) { counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1); }
    items.forEach((item, i) => {
      const bare = item.parent && !caseExtras(item.raw).as && (counts.get(names[i]!.toLowerCase())! > 1 || BARE.test(names[i]!));
      this.skills.set(item, bare ? `${clip(this.title(item.parent!), LABEL)}: ${names[i]!}` : names[i]!);
    });
  }

  isSkill(item: CaseItem): boolean {
    return this.skills.has(item);
  }

  /** A short name, on one line. */
  title({ short, statement, code }: CaseItem): string {
    return line(short) || line(statement) || code;
  }

  skill(item: CaseItem): SkillDraft {
    const { id, aliases } = caseExtras(item.raw);
    const [name, path] = [this.skills.get(item) ?? this.title(item), this.pathTo(item)];
    const said = line(item.statement) === this.title(item) ? '' : item.statement;
    const { title, alias } = withCode(name, item);
    return { code: id ?? item.id, name: title, description: [path, said, item.notes].filter(Boolean).join('\n\n'), aliases: aliases ?? alias };
  }

  activity(item: CaseItem): ActivityDraft {
    const { id, aliases, evidence, files } = caseExtras(item.raw);
    const [statement, short, first] = [line(item.statement), line(item.short), firstLine(item.statement)];
    const [name, whole] = !statement || (short && statement.length > LABEL) ? [short || item.code, item.statement] : first === undefined ? [item.statement, ''] : [first, item.statement];
    const { title, alias } = withCode(name, item);
    return {
      code: id ?? item.id, title, guidance: [whole, item.notes].filter(Boolean).join('\n\n'),
      aliases: aliases ?? [...alias, ...(short && short !== statement && name !== short ? [item.short] : [])],
      keywords: textsIn(item.raw.conceptKeywords), ...(evidence && { evidence }), ...(files && { files }),
    };
  }

  /** The areas above a skill, outermost first. */
  private pathTo(item: CaseItem): string {
    const names: string[] = [];
    for (let above = item.parent; above && names.length < 10; above = above.parent) { names.unshift(clip(this.title(above), LABEL)); }
    return names.join(' › ');
  }
}

/** Most texts have nothing to be changed, and are not looked at closely. */
const line = (text: string): string => (/^[\w"(][!-%'-;=-~]*(?: [!-%'-;=-~]+)*$/.test(text) ? text : oneLine(plainText(text).text));

/** The first line of a text of several, if it could stand for them. */
function firstLine(text: string): string | undefined {
  const lines = plainText(text).text.split('\n');
  return lines.length > 1 && lines[0]!.length >= 10 && lines[0]!.length <= LABEL * 2 ? lines[0] : undefined;
}

/** A code that stands in documents only as what it is becomes an alias; one like `1.1` or `K` is shown before the name. */
function withCode(name: string, { code }: CaseItem): { readonly title: string; readonly alias: readonly string[] } {
  if (!code || code.length > 100 || line(name).toLowerCase().startsWith(code.toLowerCase())) { return { title: name, alias: [] }; }
  const telling = code.length >= 4 && /\p{L}/u.test(code) && /[\d._-]/.test(code);
  return telling ? { title: name, alias: [code] } : { title: `${code} ${name}`, alias: [] };
}
