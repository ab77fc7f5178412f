import type { Activity, Framework, Level, Milestone, Role, Skill } from '../../framework/model/framework';
import { MAX_ACTIVITIES, MAX_ROLES } from '../../framework/model/frameworkSchema';
import { clip, oneLine, plainText } from '../../text/plainText';
import type { ImportTally, Place, Taken } from './importTally';
import type { NoteFacts, RepairCode } from './importer';

/** What the schema allows; `frameworkSchema.ts` says why the names are kept out. */
const ALLOWED = /^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
/** Of an id made from a name. Long enough to be read, short enough for `framework/activity` on a line. */
const LENGTH = 60;

/**
 * Words of a name in small letters, joined by hyphens: the same for the same name, wherever it stands. A name without Latin letters
 * or digits gives `kind` with a short print of the name.
 */
export function slugOf(name: string, kind: string, length = LENGTH): string {
  const plain = name.slice(0, 1000).normalize('NFKD').replace(/\p{M}+/gu, '').replace(/['’]/g, '').replace(/ß/g, 'ss').replace(/ø/gi, 'o').replace(/æ/gi, 'ae').replace(/ł/gi, 'l');
  const words = plain.toLowerCase().split(/[^a-z0-9]+/).filter(Boolean);
  const letters = plain.match(/\p{L}|\p{N}/gu)?.length ?? 0;
  if (words.join('').length * 2 < letters || !words.length) { return `${kind}-${printOf(name)}`; }
  let slug = words[0]!.slice(0, length);
  for (const word of words.slice(1)) {
    if (slug.length + 1 + word.length > length) { break; }
    slug += `-${word}`;
  }
  return ALLOWED.test(slug) ? slug : `${kind}-${slug}`;
}

/** FNV-1a over UTF-16 units: tells names apart, hides nothing. */
function printOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) { hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193); }
  return (hash >>> 0).toString(36);
}

/** Ids of one family of things. Who comes first has the plain one; whoever would have the same gets a number, in order. */
export class UniqueIds {
  private readonly taken = new Set<string>();
  private readonly next = new Map<string, number>();

  /** `kind` begins an id that nothing else gives. */
  constructor(private readonly kind: string) { }

  /** A source's own id, as it is where it can be; a UUID or `K.CC.1` can. `changed`: it could not; `numbered`: it was taken. */
  fromCode(code: string): { readonly id: string; readonly changed: boolean; readonly numbered: boolean } {
    const usual = ALLOWED.test(code) ? code : code.length <= 100 ? this.near(code) : slugOf(code, this.kind, 100);
    return { changed: usual !== code, ...this.claim(usual) };
  }

  /** An id from a name. `group` is put before it when it is taken, which says more than a number. */
  fromName(name: string, group?: string): { readonly id: string; readonly numbered: boolean } {
    const slug = slugOf(name, this.kind);
    return this.claim(group !== undefined && this.taken.has(slug) ? `${group}-${slug}`.slice(0, 100) : slug);
  }

  private claim(wanted: string): { readonly id: string; readonly numbered: boolean } {
    let id = wanted;
    let number = this.next.get(wanted) ?? 2;
    while (this.taken.has(id)) { id = `${wanted.slice(0, 92)}-${number++}`; }
    this.next.set(wanted, number);
    this.taken.add(id);
    return { id, numbered: id !== wanted };
  }

  private near(code: string): string {
    const kept = code.normalize('NFKD').replace(/\p{M}+/gu, '').replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+|(?<!-)-+$/g, '');
    return ALLOWED.test(kept) ? kept : slugOf(code, this.kind);
  }
}

// The bounds of frameworkSchema.ts; frameworkBuilder.test.ts holds them to it.
const NAME = 200;
const TITLE = 300;
const PROSE = 4000;
const LEVEL_PROSE = 2000;
const LIST = 200;
const MAX_LEVELS = 20;
const MAX_SKILLS = 2000;

/** `code` is the source's own id, if it has one: it becomes the id. All texts may hold HTML, line breaks and anything else. */
interface Draft {
  readonly code?: string;
  readonly name: string;
  readonly description?: string;
}

export interface FrameworkDraft extends Draft {
  readonly version?: string;
  readonly source?: { readonly title: string; readonly url?: string; readonly licence?: string; readonly attribution?: string };
}

export interface SkillDraft extends Draft { readonly aliases?: readonly string[] }

export interface ActivityDraft {
  readonly code?: string;
  readonly title: string;
  readonly guidance?: string;
  readonly aliases?: readonly string[];
  readonly evidence?: readonly string[];
  readonly keywords?: readonly string[];
  readonly files?: readonly string[];
}

export interface MilestoneDraft extends Draft {
  readonly days: number;
  readonly activities: readonly string[];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] extends object ? { [P in keyof T[K]]: T[K][P] } : T[K] };
type Open<T, K extends keyof T> = Omit<Mutable<T>, K> & Pick<Mutable<T>, K>;

/**
 * Collects what a source holds into a framework that always passes the schema: ids are made, texts made plain and cut to size (told
 * of in the tally), lists bounded. What it cannot take is refused with the reason, and the importer says what becomes of the item.
 */
export class FrameworkBuilder {
  private readonly levels: Level[] = [];
  private readonly skills: Open<Skill, 'levels' | 'activities'>[] = [];
  private readonly roles: Open<Role, 'levels'>[] = [];
  private readonly milestones: Milestone[] = [];
  private readonly ids = { level: new UniqueIds('level'), skill: new UniqueIds('skill'), activity: new UniqueIds('activity'), role: new UniqueIds('role'), milestone: new UniqueIds('milestone') };
  private readonly activities = new Map<string, Mutable<Activity>>();
  private readonly related = new Map<string, Set<string>>();

  constructor(private readonly draft: FrameworkDraft, private readonly tally: ImportTally) { }

  get hasRoomForActivities(): boolean {
    return this.activities.size < MAX_ACTIVITIES;
  }

  /** In their order, lowest first. The id of the level. */
  level(draft: Draft, place: Place = {}): Taken<string> {
    if (this.levels.length >= MAX_LEVELS) { return { refused: 'tooMany' }; }
    const named = this.named(draft, NAME, LEVEL_PROSE, place);
    if (!named) { return { refused: 'noName' }; }
    const id = this.id('level', draft.code, named.name, place);
    this.levels.push({ id, ...named });
    return { value: id };
  }

  skill(draft: SkillDraft, place: Place = {}): Taken<SkillBuilder> {
    if (this.skills.length >= MAX_SKILLS) { return { refused: 'tooMany' }; }
    const named = this.named(draft, NAME, PROSE, place);
    if (!named) { return { refused: 'noName' }; }
    const skill = {
      id: this.id('skill', draft.code, named.name, place), ...named, aliases: this.list(draft.aliases, 200, place), levels: {}, activities: [],
    };
    this.skills.push(skill);
    return {
      value: {
        id: skill.id,
        level: (level, text, at = place) => { this.record(skill.levels, level, text, at); },
        activity: (activity, at = place) => this.activity(skill, activity, at),
      },
    };
  }

  role(draft: Draft, place: Place = {}): Taken<RoleBuilder> {
    if (this.roles.length >= MAX_ROLES) { return { refused: 'tooMany' }; }
    const named = this.named(draft, NAME, PROSE, place);
    if (!named) { return { refused: 'noName' }; }
    const role: Open<Role, 'levels'> = { id: this.id('role', draft.code, named.name, place), ...named, levels: {} };
    this.roles.push(role);
    return { value: { id: role.id, level: (skill, level) => { (role.levels as Record<string, string>)[skill] = level; } } };
  }

  milestone(draft: MilestoneDraft, place: Place = {}): Taken<string> {
    if (this.milestones.length >= LIST) { return { refused: 'tooMany' }; }
    const named = this.named(draft, NAME, PROSE, place);
    if (!named) { return { refused: 'noName' }; }
    const id = this.id('milestone', draft.code, named.name, place);
    const days = Math.min(36_500, Math.max(0, Math.round(draft.days) || 0));
    const activities = [...new Set(draft.activities)].filter((activity) => this.activities.has(activity));
    this.milestones.push({ id, name: named.name, days, activities });
    return { value: id };
  }

  /** Both ids are of activities, now or later; of what is never added, nothing is kept. One way. */
  relate(activity: string, other: string): void {
    const others = this.related.get(activity) ?? new Set();
    if (activity !== other && others.size < LIST) { this.related.set(activity, others.add(other)); }
  }

  /** All levels with text of a skill, all skills and activities that were taken. */
  build(): Framework {
    for (const [id, others] of this.related) {
      const activity = this.activities.get(id);
      if (activity) { activity.related = [...others].filter((other) => this.activities.has(other)); }
    }
    const { draft } = this;
    const named = this.named(draft, NAME, PROSE, {}) ?? { name: 'Imported framework', description: '' };
    const { id } = draft.code ? new UniqueIds('framework').fromCode(draft.code) : new UniqueIds('framework').fromName(named.name);
    const source = draft.source && this.source(draft.source);
    return {
      id, version: clip(oneLine(plainText(draft.version ?? '').text), 50) || '1.0.0', ...named, ...(source && { source }),
      levels: this.levels, skills: this.skills, roles: this.roles, milestones: this.milestones, documents: [], templates: [],
    };
  }

  private activity(skill: Open<Skill, 'levels' | 'activities'>, draft: ActivityDraft, place: Place): Taken<string> {
    if (!this.hasRoomForActivities) { return { refused: 'tooMany' }; }
    const named = this.named({ name: draft.title, description: draft.guidance }, TITLE, PROSE, place);
    if (!named) { return { refused: 'noName' }; }
    const activity: Mutable<Activity> = {
      id: this.id('activity', draft.code, named.name, place, skill.id), title: named.name, guidance: named.description,
      aliases: this.list(draft.aliases, TITLE, place), evidence: this.list(draft.evidence, 500, place), keywords: this.list(draft.keywords, 100, place),
      files: this.list(draft.files, 200, place), related: [], formerIds: [],
      ...(place.row !== undefined && place.row <= 1_000_000 && { sourceRow: place.row }),
    };
    this.activities.set(activity.id, activity);
    (skill.activities).push(activity);
    return { value: activity.id };
  }

  /** Text of a level that has some already is added to it. */
  private record(levels: object, level: string, text: string, place: Place): void {
    const record = levels as Record<string, string>;
    const line = oneLine(this.plain(text, place));
    if (!line) { return; }
    const before = Object.hasOwn(record, level) ? `${record[level]} • ` : '';
    record[level] = this.cut(before + line, PROSE, place, { field: 'level' });
  }

  /** The name on a line. One that is too long is shortened, and stands whole before the description. */
  private named({ name: given, description = '' }: Draft, most: number, prose: number, place: Place): { name: string; description: string } | undefined {
    const whole = this.plain(given, place);
    const line = oneLine(whole);
    if (!line) { return undefined; }
    const name = clip(line, most);
    if (name !== line) { this.repair('shortened', place, { limit: most }); }
    const rest = description ? this.plain(description, place) : '';
    const text = name === line ? (rest === line ? '' : rest) : [whole, rest === whole ? '' : rest].filter(Boolean).join('\n\n');
    return { name, description: this.cut(text, prose, place, { field: 'description' }) };
  }

  private list(texts: readonly string[] | undefined, most: number, place: Place): string[] {
    const lines = (texts ?? []).slice(0, LIST * 10).map((text) => oneLine(this.plain(text, place))).filter(Boolean);
    const unique = [...new Set(lines.map((line) => this.cut(line, most, place, { field: 'list' })))];
    if (unique.length > LIST || (texts?.length ?? 0) > LIST * 10) { this.repair('leftOut', place, { limit: LIST }); }
    return unique.slice(0, LIST);
  }

  private source({ title, url, licence, attribution }: NonNullable<FrameworkDraft['source']>): NonNullable<Framework['source']> | undefined {
    const line = (text: string | undefined, most: number): string => clip(oneLine(plainText(text ?? '').text), most);
    const shown = line(title, 300);
    if (!shown) { return undefined; }
    const address = url?.trim() ?? '';
    const [right, credit] = [line(licence, 300), line(attribution, 1000)];
    return {
      title: shown, ...(address.length <= 2000 && /^https?:\/\/[\u0021-\u007e]+$/.test(address) && { url: address }),
      ...(right && { licence: right }), ...(credit && { attribution: credit }),
    };
  }

  private id(kind: keyof FrameworkBuilder['ids'], code: string | undefined, name: string, place: Place, group?: string): string {
    const given = code?.trim();
    if (!given) {
      const { id, numbered } = this.ids[kind].fromName(name, group);
      if (numbered) { this.repair('idNumbered', place, { kind }); }
      return id;
    }
    const { id, changed, numbered } = this.ids[kind].fromCode(given);
    if (numbered) { this.repair('idNumbered', place, { kind }); }
    else if (changed) { this.repair('idChanged', place, { kind }); }
    return id;
  }

  private plain(raw: string, place: Place): string {
    const { text, html, characters } = plainText(raw);
    if (html) { this.repair('html', place); }
    if (characters) { this.repair('characters', place); }
    return text;
  }

  private cut(text: string, most: number, place: Place, facts: NoteFacts): string {
    const kept = clip(text, most);
    if (kept !== text) { this.repair('cut', place, { ...facts, limit: most }); }
    return kept;
  }

  private repair(code: RepairCode, place: Place, facts: NoteFacts = {}): void {
    this.tally.repair(code, place, facts);
  }
}

export interface SkillBuilder {
  readonly id: string;
  /** What someone at a level can do. `level` is an id that `FrameworkBuilder.level` gave. */
  level(level: string, text: string, place?: Place): void;
  /** The id of the activity. */
  activity(draft: ActivityDraft, place?: Place): Taken<string>;
}

export interface RoleBuilder {
  readonly id: string;
  /** The level it asks for in a skill, by the ids that the builder gave. The last word counts. */
  level(skill: string, level: string): void;
}
