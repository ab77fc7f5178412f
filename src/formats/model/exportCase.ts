import type { Activity, Framework, Level, Skill } from '../../framework/model/framework';
import { type ExportContext, type Exported, levelsOf } from './exporter';
import { extrasOfActivity } from './extras';
import { ownPartsOf } from './ownParts';

/**
 * A UUID made from a name, the same each time: version 5 of RFC 9562, section 5.5 (SHA-1 of a namespace and the name in UTF-8). Web workers
 * have SHA-1 only behind a promise, and Node's is not there, so the digest is computed here; it names things and guards nothing.
 * @param namespace A UUID; upper case is the same as lower case.
 */
export function nameUuid(namespace: string, name: string): string {
  const space = namespace.replace(/-/g, '').match(/../g)!.map((pair) => parseInt(pair, 16));
  const digest = sha1(new Uint8Array([...space, ...new TextEncoder().encode(name)])).slice(0, 16);
  digest[6] = (digest[6]! & 0x0f) | 0x50;
  digest[8] = (digest[8]! & 0x3f) | 0x80;
  const hex = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** In lower case, as CASE writes them; of any version. */
export const isUuid = (text: string): boolean => UUID.test(text);

/** FIPS 180-4, section 6.1. */
function sha1(message: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(message.length / 0x2000_0000));
  view.setUint32(padded.length - 4, message.length << 3);
  const hash = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  const words = new Array<number>(80).fill(0);
  for (let at = 0; at < padded.length; at += 64) {
    for (let i = 0; i < 80; i++) {
      words[i] = i < 16 ? view.getUint32(at + i * 4) : rotate(words[i - 3]! ^ words[i - 8]! ^ words[i - 14]! ^ words[i - 16]!, 1);
    }
    let [a, b, c, d, e] = hash as [number, number, number, number, number];
    for (let i = 0; i < 80; i++) {
      const [mix, constant] = ROUNDS[Math.floor(i / 20)]!;
      const next = rotate(a, 5) + mix(b, c, d) + e + constant + words[i]!;
      [e, d, c, b, a] = [d, c, rotate(b, 30), a, next | 0];
    }
    [a, b, c, d, e].forEach((value, i) => { hash[i] = (hash[i]! + value) | 0; });
  }
  const digest = new DataView(new ArrayBuffer(20));
  hash.forEach((value, i) => digest.setInt32(i * 4, value));
  return new Uint8Array(digest.buffer);
}

const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by));
const parity = (b: number, c: number, d: number): number => b ^ c ^ d;

const ROUNDS: readonly (readonly [(b: number, c: number, d: number) => number, number])[] = [
  [(b, c, d) => (b & c) | (~b & d), 0x5a827999], [parity, 0x6ed9eba1], [(b, c, d) => (b & c) | (b & d) | (c & d), 0x8f1bbcdc], [parity, 0xca62c1d6],
];

/** Craftlog's own namespace for UUIDs made from names: drawn once, and never changed, so that a framework keeps its identifiers. */
const NAMESPACE = 'fa6e710c-c7d7-4719-9bae-e83b66dc26b1';

/**
 * A framework as a CASE 1.1 CFPackage, valid by the JSON schema that 1EdTech publishes for it. Skills and activities are items, levels a rubric
 * with a criterion for each skill, and what CASE has no field for stands in `extensions`. An id that is a UUID stays the identifier; any other
 * gives one that is the same each time.
 */
export function exportCase(framework: Framework, context: ExportContext): Exported {
  const pack = new CasePackage(framework, context);
  return { text: `${JSON.stringify(pack.toObject(), undefined, 2)}\n`, leftOut: {} };
}

interface Identified { readonly identifier: string; readonly uri: string; readonly lastChangeDateTime: string }
interface Link { readonly title: string; readonly identifier: string; readonly uri: string }

const uriOf = (identifier: string): string => `urn:uuid:${identifier}`;

class CasePackage {
  private readonly root: string;
  private readonly taken = new Set<string>();
  private readonly skills: ReadonlyMap<Skill, string>;
  private readonly activities: ReadonlyMap<string, { readonly activity: Activity; readonly identifier: string }>;
  private readonly levels: readonly Level[];

  constructor(private readonly framework: Framework, private readonly context: ExportContext) {
    this.root = isUuid(framework.id) ? framework.id : nameUuid(NAMESPACE, `framework/${framework.id}`);
    this.taken.add(this.root);
    this.skills = new Map(framework.skills.map((skill) => [skill, this.claim(skill.id, 'skill')]));
    this.activities = new Map(framework.skills.flatMap(({ activities }) => activities.map((activity) => (
      [activity.id, { activity, identifier: this.claim(activity.id, 'activity') }]
    ))));
    this.levels = levelsOf(framework);
  }

  toObject(): object {
    const { words } = this.context;
    const { source } = this.framework;
    return {
      CFDocument: this.document(),
      CFItems: this.framework.skills.flatMap((skill) => [this.skillItem(skill), ...skill.activities.map((activity) => this.activityItem(activity))]),
      CFAssociations: [...this.hierarchy(), ...this.relations()],
      CFDefinitions: {
        CFItemTypes: ([['skill', words.skill], ['activity', words.activity]] as const).map(([code, title]) => (
          { ...this.identified(`type/${code}`), title, description: title, hierarchyCode: code, typeCode: code })),
        ...(source?.licence && { CFLicenses: [{ ...this.identified('licence'), title: source.licence, licenseText: source.licence }] }),
      },
      ...(this.levels.length && { CFRubrics: [this.rubric()] }),
    };
  }

  private document(): object {
    const { id, version, name, description, source } = this.framework;
    return {
      ...this.stamped(this.root), caseVersion: '1.1', creator: source?.attribution ?? source?.title ?? name, title: name, version,
      ...(description && { description }), ...(source?.url && { officialSourceURL: source.url }),
      ...(source?.licence && { licenseURI: this.link(source.licence, this.named('licence')) }),
      extensions: { craftlog: { id, ...ownPartsOf(this.framework), source: source ? { title: source.title, ...(source.attribution && { attribution: source.attribution }) } : 'none' } },
    };
  }

  private skillItem(skill: Skill): object {
    const { id, name, description, aliases } = skill;
    return {
      ...this.stamped(this.skills.get(skill)!), fullStatement: name, ...this.typed('skill'), ...(description && { notes: description }),
      extensions: { craftlog: { as: 'skill', id, aliases } },
    };
  }

  private activityItem(activity: Activity): object {
    const { title, guidance, keywords } = activity;
    const own = Object.fromEntries(Object.entries(extrasOfActivity(activity)).filter(([name]) => name !== 'keywords' && name !== 'related'));
    return {
      ...this.stamped(this.activities.get(activity.id)!.identifier), fullStatement: title, ...this.typed('activity'), ...(guidance && { notes: guidance }),
      ...(keywords.length && { conceptKeywords: keywords }), extensions: { craftlog: { aliases: [], ...own } },
    };
  }

  private hierarchy(): readonly object[] {
    const root = this.link(this.framework.name, this.root);
    return this.framework.skills.flatMap((skill, index) => {
      const above = this.link(skill.name, this.skills.get(skill)!);
      return [
        { ...this.association('isChildOf', above, root), sequenceNumber: index + 1 },
        ...skill.activities.map(({ id, title }, i) => ({ ...this.association('isChildOf', this.link(title, this.activities.get(id)!.identifier), above), sequenceNumber: i + 1 })),
      ];
    });
  }

  private relations(): readonly object[] {
    const linkTo = (id: string): Link | undefined => {
      const found = this.activities.get(id);
      return found && this.link(found.activity.title, found.identifier);
    };
    return [...this.activities.values()].flatMap(({ activity }) => [...new Set(activity.related)].flatMap((id) => {
      const other = linkTo(id);
      return other && id !== activity.id ? [this.association('isRelatedTo', linkTo(activity.id)!, other)] : [];
    }));
  }

  /** The first criterion is about no item: it says what the levels mean. */
  private rubric(): object {
    const { levels } = this.context.words;
    const described = this.framework.skills.filter((skill) => Object.keys(skill.levels).length);
    return {
      ...this.identified('rubric'), title: levels,
      CFRubricCriteria: [
        this.criterion(0, { category: levels }, ({ description }) => description),
        ...described.map((skill, i) => this.criterion(i + 1, { CFItemURI: this.link(skill.name, this.skills.get(skill)!) }, ({ id }) => (Object.hasOwn(skill.levels, id) ? skill.levels[id]! : ''))),
      ],
    };
  }

  private criterion(position: number, about: object, textOf: (level: Level) => string): object {
    const name = `criterion/${position}`;
    return {
      ...this.identified(name), ...about, position, rubricId: this.named('rubric'), extensions: { craftlog: { levels: this.levels.map(({ id }) => id) } },
      CFRubricCriterionLevels: this.levels.map((level, i) => ({
        ...this.identified(`${name}/${i}`), quality: level.name, score: i + 1, position: i + 1, rubricCriterionId: this.named(name),
        ...(textOf(level) && { description: textOf(level) }),
      })),
    };
  }

  private association(associationType: string, origin: Link, destination: Link): object {
    return { ...this.identified(`${associationType}/${origin.identifier}/${destination.identifier}`), associationType, originNodeURI: origin, destinationNodeURI: destination };
  }

  private typed(code: 'skill' | 'activity'): object {
    const title = this.context.words[code];
    return { CFItemType: title, CFItemTypeURI: this.link(title, this.named(`type/${code}`)) };
  }

  private link(title: string, identifier: string): Link {
    return { title, identifier, uri: uriOf(identifier) };
  }

  private identified(name: string): Identified {
    return this.stamped(this.named(name));
  }

  private stamped(identifier: string): Identified {
    return { identifier, uri: uriOf(identifier), lastChangeDateTime: this.context.at };
  }

  private named(name: string): string {
    return nameUuid(this.root, name);
  }

  /** A skill and an activity may have one id; their items may not. */
  private claim(id: string, kind: string): string {
    const identifier = isUuid(id) && !this.taken.has(id) ? id : this.named(`${kind}/${id}`);
    this.taken.add(identifier);
    return identifier;
  }
}
