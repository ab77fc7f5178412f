import type { CaseItem } from './caseTree';
import type { ActivityDraft, SkillDraft } from './frameworkBuilder';
import { extrasOf, textsIn } from './extras';
import type { Extras } from './extras';
import { isObject } from './jsonOf';
import type { JsonObject } from './jsonOf';
import { clip, oneLine, plainText } from '../../text/plainText';

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
