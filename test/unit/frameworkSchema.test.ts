import * as assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Problem, type ProblemCode, SEVERITIES } from '../../src/framework/model/frameworkProblem';
import { CHECK_CODES, FrameworkSchema } from '../../src/framework/model/frameworkSchema';
import { parseFramework } from '../../src/framework/model/parseFramework';

interface Scripts {
  compileFrameworks(options: { outdir: string; dir?: string }): Promise<void>;
  importParser(): Promise<{ describeProblem: (problem: Problem) => string }>;
}
/** Not bundled: the scripts bundle for themselves. */
const scripts = () => import(pathToFileURL(path.resolve('scripts/frameworks.mjs')).href) as Promise<Scripts>;

interface JsonSchema {
  $id?: string; title?: string; description?: string; properties?: Record<string, JsonSchema>; required?: string[];
  items?: JsonSchema; additionalProperties?: JsonSchema | false; propertyNames?: JsonSchema;
}
const jsonSchema = () => JSON.parse(fs.readFileSync('framework/framework.schema.json', 'utf8')) as JsonSchema;

function* within(schema: JsonSchema): Generator<JsonSchema> {
  yield schema;
  for (const child of [...Object.values(schema.properties ?? {}), schema.items, schema.propertyNames, schema.additionalProperties]) {
    if (child) { yield* within(child); }
  }
}

suite('frameworkSchema', () => {
  test('framework.schema.json is what the schema says', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/schema.mjs', '--check'], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  });

  test('editors are told what each field is, and which there are', () => {
    const all = [...within(jsonSchema())];
    assert.ok(all.length > 40);
    for (const schema of all) {
      assert.ok(schema.description, JSON.stringify(schema).slice(0, 100));
      if (schema.properties) {
        assert.equal(schema.additionalProperties, false);
        assert.ok(schema.title);
      }
    }
    assert.deepEqual(jsonSchema().required, ['id', 'version', 'name', 'skills']);
    assert.match(jsonSchema().$id!, /^urn:/);
  });

  test('every check of the schema names a problem, and every such problem is named by a check', () => {
    const named = new Set<string>();
    const visit = (value: unknown): void => {
      if (typeof value !== 'object' || value === null || value instanceof RegExp) { return; }
      const { kind, type, message } = value as { kind?: string; type?: string; message?: string };
      if (kind === 'validation' || type === 'picklist') {
        assert.ok((CHECK_CODES as readonly unknown[]).includes(message), `${type}: ${message}`);
        named.add(message!);
      }
      Object.values(value).forEach(visit);
    };
    visit(FrameworkSchema);
    assert.deepEqual([...named].sort(), [...CHECK_CODES].sort());
  });
});

suite('framework files', () => {
  test('every framework that ships is read with nothing to say', () => {
    const files = fs.readdirSync('framework').filter((name) => name.endsWith('.yaml'));
    assert.ok(files.includes('product-manager.yaml'));
    for (const file of files) {
      const { framework, problems } = parseFramework(fs.readFileSync(`framework/${file}`, 'utf8'));
      assert.deepEqual(problems, [], file);
      assert.equal(`${framework!.id}.yaml`, file);
    }
    const { status, stdout } = spawnSync(process.execPath, ['scripts/frameworks.mjs'], { encoding: 'utf8' });
    assert.equal(`${status} ${stdout}`, '0 ', 'with what stands beside them');
  });

  test('words for a file with what people get wrong', () => {
    const file = 'test/fixtures/frameworks/broken.yaml';
    const { status, stdout } = spawnSync(process.execPath, ['scripts/frameworks.mjs', file], { encoding: 'utf8' });
    assert.equal(stdout, fs.readFileSync('test/fixtures/frameworks/broken.problems.txt', 'utf8'));
    assert.equal(status, 1);
  });

  test('every problem has whole sentences, with the facts it has', async () => {
    const { describeProblem } = await (await scripts()).importParser();
    const facts = {
      field: 'title', loses: 'activity', found: 'text', expected: 'list', limit: 1, least: 0, length: 2, allowed: 'a, b', id: 'x', name: 'x',
      kind: 'activity', suggestion: 'name', character: 'U+0007', reason: 'r', count: 3,
    };
    for (const code of Object.keys(SEVERITIES) as ProblemCode[]) {
      assert.match(describeProblem({ code, severity: 'error', start: 0, end: 0, facts }), /^[A-Z“][^{}]+[.?]$/, code);
    }
  });
});

suite('compileFrameworks', () => {
  let dir: string;
  setup(() => { dir = fs.mkdtempSync(path.join(os.tmpdir(), 'craftlog-')); });
  teardown(() => fs.rmSync(dir, { recursive: true, force: true }));

  test('writes what is read, as JSON', async () => {
    const outdir = path.join(dir, 'out');
    fs.copyFileSync('test/fixtures/frameworks/garden.yaml', path.join(dir, 'garden.yaml'));
    await (await scripts()).compileFrameworks({ dir, outdir });
    assert.deepEqual(fs.readdirSync(outdir), ['garden.json', 'garden.templates.json']);
    const { framework } = parseFramework(fs.readFileSync('test/fixtures/frameworks/garden.yaml', 'utf8'));
    const templates = framework!.templates.map((template) => ({ ...template, headings: ['What grows'], body: '' }));
    const read = (name: string) => JSON.parse(fs.readFileSync(path.join(outdir, name), 'utf8')) as unknown;
    assert.deepEqual(read('garden.json'), { ...framework, templates });
    assert.deepEqual(read('garden.templates.json'), { diary: framework!.templates[0]!.body });
  });

  test('reads what stands beside the file, and says where in it something is to put right', async () => {
    const outdir = path.join(dir, 'out');
    const put = (name: string, text: string): void => fs.writeFileSync(path.join(dir, name), text);
    fs.mkdirSync(path.join(dir, 'a', 'templates'), { recursive: true });
    put('a.yaml', 'id: a\nversion: "1"\nname: A\nskills: []');
    put('a/more.yaml', '# Beside\ntemplates:\n  - {id: t, name: T}\n');
    put('a/templates/t.md', '# [Date]\n');
    await (await scripts()).compileFrameworks({ dir, outdir });
    assert.deepEqual(JSON.parse(fs.readFileSync(path.join(outdir, 'a.templates.json'), 'utf8')), { t: '# [Date]\n' });
    put('a/templates/u.md', 'x');
    await assert.rejects((await scripts()).compileFrameworks({ dir, outdir }), /u\.md:1:1 error There is no template/);
    fs.rmSync(path.join(dir, 'a', 'templates'), { recursive: true });
    await assert.rejects((await scripts()).compileFrameworks({ dir, outdir }), /The template t has no text/);
    put('a/more.yaml', '# Beside\ntemplates:\n  - {id: t t, name: T}\n');
    await assert.rejects((await scripts()).compileFrameworks({ dir, outdir }), /more\.yaml:3:10 error “t t” cannot be an id/);
  });

  test('refuses a file with errors, says where, and writes nothing', async () => {
    const outdir = path.join(dir, 'out');
    fs.copyFileSync('test/fixtures/frameworks/garden.yaml', path.join(dir, 'garden.yaml'));
    fs.copyFileSync('test/fixtures/frameworks/broken.yaml', path.join(dir, 'broken.yaml'));
    await assert.rejects((await scripts()).compileFrameworks({ dir, outdir }), /broken\.yaml:8:14 error “aliases” takes a list/);
    assert.equal(fs.existsSync(outdir), false);
  });

  test('refuses a file that is not named after its framework', async () => {
    fs.copyFileSync('test/fixtures/frameworks/garden.yaml', path.join(dir, 'allotment.yaml'));
    await assert.rejects((await scripts()).compileFrameworks({ dir, outdir: path.join(dir, 'out') }), /allotment\.yaml:1:1 error .*garden/);
  });
});
