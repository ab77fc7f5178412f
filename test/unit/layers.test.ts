import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';

/** Each room and those it may use: a room is a folder of `src`. What lies in `src` itself puts them together and may use all. */
const outside = ['text', 'platform', 'passage', 'framework'];
const rooms: Readonly<Record<string, readonly string[]>> = {
  text: [],
  platform: ['text'],
  passage: ['text'],
  framework: ['text', 'platform'],
  suggest: ['text', 'framework'],
  logbook: outside,
  formats: ['text', 'platform', 'framework'],
  evidence: [...outside, 'suggest', 'logbook'],
  skills: [...outside, 'suggest', 'logbook', 'evidence'],
  companion: [...outside, 'suggest', 'logbook', 'evidence'],
  progress: [...outside, 'suggest', 'logbook', 'evidence'],
  sharing: [...outside, 'suggest', 'logbook', 'evidence', 'progress'],
};
/** Types of the two files that put the rooms together, which a room may name until each room declares its own. */
const shared = new Set(['services', 'commands']);
/** Upward arrows that are still there, file to room. No new one comes in; who cuts one takes its line out. */
const known = new Set([
  'companion/commands/suggestions.ts skills', 'evidence/commands/openAndRemove.ts skills', 'framework/commands/chooseFrameworks.ts logbook',
  'framework/frameworkStore.ts logbook', 'logbook/labels.ts evidence', 'platform/commandCall.ts skills', 'platform/markdown.ts framework',
  'platform/markdown.ts logbook', 'platform/places.ts logbook', 'progress/model/lead.ts skills',
]);
/** Folders of pure TypeScript, which know neither VS Code nor a page nor Node. */
const isPure = (file: string): boolean => /^(text|passage|suggest)\/|\/model\//.test(file);
const isPage = (file: string): boolean => /^(progress\/page|sharing\/reviewPage)\//.test(file);
const libraries: readonly (readonly [RegExp, (file: string) => boolean])[] = [
  [/^(valibot|yaml|approx-string-match|minisearch|papaparse)$/, isPure],
  [/^valibot$/, (file) => !file.includes('/')],
  [/^(lit|d3-scale)(\/|$)/, isPage],
];
const source = 'src';

const files = fs.readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts')).map((f) => f.split(path.sep).join('/'));
const roomOf = (file: string): string | undefined => (file.includes('/') ? file.slice(0, file.indexOf('/')) : undefined);

interface Import { readonly from: string; readonly specifier: string; readonly typeOnly: boolean; readonly late: boolean }

const importsOf = (file: string): Import[] => {
  const text = fs.readFileSync(path.join(source, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const all = [...text.matchAll(/\b(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)];
  return all.map((m) => ({ from: file, specifier: (m[2] ?? m[3])!, typeOnly: m[1] !== undefined, late: m[3] !== undefined }));
};

const targetOf = ({ from, specifier }: Pick<Import, 'from' | 'specifier'>): string => path.posix.normalize(path.posix.join(path.posix.dirname(from), specifier));

function problemWith({ from, specifier, typeOnly }: Omit<Import, 'late'>, seen?: Set<string>): string | undefined {
  if (!specifier.startsWith('.')) {
    if (specifier === 'vscode') { return (isPure(from) && !typeOnly) || isPage(from) ? `${from} may not import vscode` : undefined; }
    return libraries.some(([name, may]) => name.test(specifier) && may(from)) ? undefined : `${from} may not import ${specifier}`;
  }
  const target = targetOf({ from, specifier });
  if (!files.includes(`${target}.ts`) && !specifier.endsWith('.css')) { return `${from} imports ${specifier}, which is not a file`; }
  const [room, other] = [roomOf(from), roomOf(target)];
  if (room === undefined) { return undefined; }
  if (other === undefined) { return typeOnly && shared.has(target) ? undefined : `${from} may not import ${specifier}`; }
  if (isPage(from) && !isPage(target) && !typeOnly && from.startsWith('progress')) { return `${from} is a page, and takes only types from ${specifier}`; }
  if (!isPage(from) && isPage(target) && !/\/protocol$/.test(target)) { return `${from} may not import a page`; }
  if (isPure(from) && !isPure(`${target}.ts`) && !typeOnly) { return `${from} is pure, and ${specifier} is not`; }
  if (room === other || rooms[room]?.includes(other)) { return undefined; }
  const arrow = `${from} ${other}`;
  seen?.add(arrow);
  return known.has(arrow) ? undefined : `${from} may not use ${other} (${specifier})`;
}

/** Files in a circle of imports that run when a file is loaded; undefined when there is none. */
function circle(): readonly string[] | undefined {
  const next = new Map(files.map((file) => [file, importsOf(file).filter(({ specifier, typeOnly, late }) => specifier.startsWith('.') && !typeOnly && !late)
    .map((one) => `${targetOf(one)}.ts`).filter((target) => files.includes(target))]));
  const [done, trail] = [new Set<string>(), [] as string[]];
  const walk = (file: string): readonly string[] | undefined => {
    if (trail.includes(file)) { return [...trail.slice(trail.indexOf(file)), file]; }
    if (done.has(file)) { return undefined; }
    trail.push(file);
    for (const to of next.get(file) ?? []) {
      const found = walk(to);
      if (found) { return found; }
    }
    trail.pop();
    done.add(file);
    return undefined;
  };
  for (const file of files) {
    const found = walk(file);
    if (found) { return found; }
  }
  return undefined;
}

suite('layers', () => {
  test('each room uses only the rooms that it may, and what is pure stays so', () => {
    const seen = new Set<string>();
    const all = files.flatMap(importsOf);
    assert.ok(files.length > 20 && all.length > 50);
    assert.deepEqual(all.flatMap((one) => problemWith(one, seen) ?? []), []);
    assert.deepEqual([...known].filter((arrow) => !seen.has(arrow)), [], 'these arrows are cut: take them out of the list');
  });

  test('the table refuses what it should', () => {
    const refused = (from: string, specifier: string, typeOnly = false): void =>
      assert.ok(problemWith({ from, specifier, typeOnly }), `${from} must not import ${specifier}`);
    refused('logbook/model/progress.ts', 'vscode');
    refused('logbook/model/progress.ts', 'node:fs');
    refused('logbook/model/progress.ts', '../logbookStore');
    refused('progress/page/panel.ts', '../model/next');
    refused('progress/page/panel.ts', 'vscode', true);
    refused('text/glob.ts', '../platform/places', true);
    refused('companion/readinessStore.ts', '../skills/skillTree');
    refused('skills/hover.ts', '../extension', true);
    refused('skills/hover.ts', '../commands');
    refused('skills/hover.ts', 'lit');
  });

  test('nothing runs in a circle', () => {
    assert.equal(circle(), undefined);
  });

  test('no file is large without a reason', () => {
    const large = files.filter((f) => fs.readFileSync(path.join(source, f), 'utf8').split('\n').length > 400);
    assert.deepEqual(large, []);
  });
});
