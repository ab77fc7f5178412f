import type { Framework } from '../../framework/model/framework';
import { extrasOf, withExtras } from './extras';
import type { Extras } from './extras';
import type { FrameworkBuilder, SkillBuilder } from './frameworkBuilder';
import type { ImportTally } from './importTally';
import { textOf } from './jsonOf';
import type { MaharaElement } from './maharaElements';
import { oneLine, plainText } from '../../text/plainText';

/** Adds elements of one matrix as activities, and at the end what can only be said when all are there. */
export class MaharaActivities {
  private readonly extras = new Map<string, Extras>();
  /** By the id that the file gives. */
  readonly ids = new Map<string, string>();

  constructor(private readonly builder: FrameworkBuilder, private readonly tally: ImportTally) { }

  /** Without a skill there was no room for it, and there is none for what stands in it. */
  add(skill: SkillBuilder | undefined, elements: readonly MaharaElement[]): void {
    for (const { raw, row, code } of elements) {
      if (!skill) { this.tally.drop('tooMany', { row }); continue; }
      const extras = extrasOf(raw.craftlog);
      const [name, short] = [textOf(raw.name).trim(), textOf(raw.shortname).trim()];
      const id = this.tally.take(skill.activity({
        code: extras.id ?? code, title: extras.title ?? (name || short), guidance: textOf(raw.description),
        aliases: extras.aliases ?? (isName(short, name) ? [short] : []), evidence: extras.evidence, keywords: extras.keywords, files: extras.files,
      }, { row }), { row });
      if (id === undefined) { continue; }
      this.extras.set(id, extras);
      this.ids.set(extras.id ?? id, id);
    }
  }

  finish(): Framework {
    for (const [id, { related = [] }] of this.extras) {
      for (const other of related) { this.builder.relate(id, this.ids.get(other) ?? other); }
    }
    return withExtras(this.builder.build(), this.extras);
  }
}

/** A short name that people write, and not a number or the beginning of the whole name. */
function isName(short: string, name: string): boolean {
  const line = oneLine(plainText(short).text);
  return name !== '' && line.length >= 4 && /\p{L}{3}/u.test(line) && !oneLine(plainText(name).text).toLowerCase().startsWith(line.toLowerCase());
}
