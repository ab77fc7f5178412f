import fs from 'node:fs';
import path from 'node:path';

interface Defect { readonly line: number; readonly kind: string }

/** Our checks that ask what a kind of AQUSA's asks. Its "minimal" has none of ours beside it. */
const asked: Readonly<Record<string, readonly string[]>> = {
  atomic: ['one-thing'], unique: ['duplicate'], uniform: ['same-form'], well_formed: ['who', 'what'], minimal: [],
};

/** A finding by the line it is in, from 1. */
export interface OnLine { readonly line: number; readonly check: string }

export interface Comparison {
  readonly aqusa: number;
  readonly ours: number;
  readonly agreed: number;
  readonly oursOnly: number;
  readonly aqusaOnly: number;
  readonly others: number;
  readonly kinds: Readonly<Record<string, { readonly aqusa: number; readonly ours: number; readonly agreed: number }>>;
}

/** What AQUSA and we say of the same stories. `others` are findings of ours that AQUSA does not look for. */
export function compareWithAqusa(folder: string, ours: readonly OnLine[]): Comparison {
  const { defects } = JSON.parse(fs.readFileSync(path.join(folder, 'g14-datahub.aqusa.json'), 'utf8')) as { defects: readonly Defect[] };
  const kindOf = (check: string): string | undefined => Object.keys(asked).find((kind) => asked[kind]!.includes(check));
  const key = (line: number, kind: string): string => `${line} ${kind}`;
  const theirs = new Set(defects.map(({ line, kind }) => key(line, kind)));
  const comparable = new Set(ours.flatMap(({ line, check }) => { const kind = kindOf(check); return kind ? [key(line, kind)] : []; }));
  const kinds = Object.keys(asked).map((kind) => {
    const of = (keys: ReadonlySet<string>): readonly string[] => [...keys].filter((each) => each.endsWith(` ${kind}`));
    return [kind, { aqusa: of(theirs).length, ours: of(comparable).length, agreed: of(theirs).filter((each) => comparable.has(each)).length }] as const;
  });
  return {
    aqusa: theirs.size, ours: comparable.size, agreed: [...theirs].filter((each) => comparable.has(each)).length,
    oursOnly: [...comparable].filter((each) => !theirs.has(each)).length, aqusaOnly: [...theirs].filter((each) => !comparable.has(each)).length,
    others: ours.filter(({ check }) => !kindOf(check)).length, kinds: Object.fromEntries(kinds),
  };
}
