import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';

/** A file's layer, and the layers it may import from. A view may import from its own folder, never from another view. */
const layers: readonly { readonly name: string; readonly is: RegExp; readonly may: readonly string[]; readonly vscode: 'yes' | 'types' | 'no' }[] = [
  { name: 'model', is: /^model\//, may: ['model'], vscode: 'no' },
  { name: 'protocol', is: /^panel\/protocol$/, may: ['model'], vscode: 'no' },
  { name: 'panel', is: /^panel\//, may: ['panel', 'protocol'], vscode: 'no' },
  { name: 'reviewPage', is: /^reviewPage\//, may: ['reviewPage', 'model'], vscode: 'no' },
  { name: 'views', is: /^views\//, may: ['model', 'stores', 'protocol'], vscode: 'yes' },
  { name: 'commands', is: /^commands(\/|$)/, may: ['model', 'stores', 'views', 'commands'], vscode: 'yes' },
  { name: 'extension', is: /^extension$/, may: ['model', 'stores', 'views', 'commands'], vscode: 'yes' },
  { name: 'stores', is: /^(storage\/)?[^/]+$/, may: ['model', 'stores'], vscode: 'yes' },
];
const pureLibraries = new Set(['valibot', 'yaml', 'approx-string-match', 'minisearch', 'papaparse']);
const panelLibraries = /^(lit|d3-scale)(\/|$)/;
const source = 'src';

const files = fs.readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts')).map((f) => f.split(path.sep).join('/'));
const layerOf = (file: string): (typeof layers)[number] => layers.find((l) => l.is.test(file.replace(/\.ts$/, '')))!;

interface Import { readonly from: string; readonly specifier: string; readonly typeOnly: boolean }

const importsOf = (file: string): Import[] => {
  const text = fs.readFileSync(path.join(source, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const all = [...text.matchAll(/\b(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)];
  return all.map((m) => ({ from: file, specifier: (m[2] ?? m[3])!, typeOnly: m[1] !== undefined }));
};

function problemWith({ from, specifier, typeOnly }: Import): string | undefined {
  const layer = layerOf(from);
  if (!specifier.startsWith('.')) {
    if (specifier === 'vscode') { return layer.vscode === 'no' ? 'may not import vscode' : undefined; }
    const may = layer.name === 'model' ? pureLibraries.has(specifier) : layer.name === 'commands' ? specifier === 'valibot' : layer.name === 'panel' && panelLibraries.test(specifier);
    return may ? undefined : `may not import ${specifier}`;
  }
  const target = path.posix.normalize(path.posix.join(path.posix.dirname(from), specifier));
  if (!files.includes(`${target}.ts`) && !specifier.endsWith('.css')) { return `imports ${specifier}, which is not a file`; }
  const other = layerOf(target);
  if (other.name === 'extension') { return 'may not import extension.ts'; }
  if (layer.name === 'protocol' && !typeOnly) { return `may import only types, but imports ${specifier}`; }
  if (layer.name === 'views' && other.name === 'views') {
    return path.posix.dirname(target) !== 'views' && path.posix.dirname(target) === path.posix.dirname(from) ? undefined : `imports another view, ${specifier}`;
  }
  // Links in Markdown name commands, so that a misspelt one does not compile.
  if ((layer.name === 'views' || from === 'markdown.ts') && target === 'commands') { return typeOnly ? undefined : 'may import only types from commands'; }
  return layer.may.includes(other.name) ? undefined : `(${layer.name}) may not import ${specifier} (${other.name})`;
}

suite('layers', () => {
  test('there is something to look at', () => {
    assert.ok(files.length > 20);
    assert.ok(files.flatMap(importsOf).length > 50);
  });

  for (const file of files) {
    test(`${file} imports only what its layer may`, () => {
      assert.deepEqual(importsOf(file).flatMap((i) => problemWith(i) ?? []), []);
    });
  }

  test('the table refuses what it should', () => {
    const refused = (from: string, specifier: string, typeOnly = false): void =>
      assert.ok(problemWith({ from, specifier, typeOnly }), `${from} must not import ${specifier}`);
    refused('model/progress.ts', 'vscode');
    refused('model/progress.ts', 'node:fs');
    refused('model/progress.ts', '../logbook');
    refused('panel/panel.ts', '../model/progress');
    refused('views/hover/hover.ts', '../statusBar');
    refused('logbook.ts', './views/hover/hover');
    refused('views/hover/hover.ts', '../../commands');
    refused('views/hover/hover.ts', '../../extension', true);
    refused('views/hover/hover.ts', 'lit');
  });

  test('no file is large without a reason', () => {
    const large = files.filter((f) => fs.readFileSync(path.join(source, f), 'utf8').split('\n').length > 400);
    assert.deepEqual(large, []);
  });
});
