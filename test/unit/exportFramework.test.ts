import assert from 'node:assert/strict';
import fc from 'fast-check';
import Papa from 'papaparse';
import { caseImporter } from '../../src/formats/model/case';
import { isUuid } from '../../src/formats/model/exportCase';
import { exporters } from '../../src/formats/model/exportFormats';
import type { ExportFormat } from '../../src/formats/model/exporter';
import { type Importer, isProblem } from '../../src/formats/model/importer';
import { maharaImporter } from '../../src/formats/model/mahara';
import { moodleImporter } from '../../src/formats/model/moodle';
import type { Framework } from '../../src/framework/model/framework';
import { anyFramework } from './anyFramework';
import { frameworkOf } from './arbitraries';
import { problemsOf } from './casePackage';
import { context, plainFramework, withoutRows } from './plainFramework';

const write = (framework: Framework, format: ExportFormat): string => exporters[format].write(framework, context).text;

function read(text: string, importer: Importer): Framework {
  const files = [{ name: 'x', text }];
  assert.equal(importer.recognises(files), 1);
  const result = importer.read(files, {});
  assert.ok(!isProblem(result));
  assert.equal(result.report.read, result.report.mapped);
  return withoutRows(result.frameworks[0]!);
}

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

suite('exportCase', () => {
  test('any framework makes a package that the schema of CASE 1.1 allows, with identifiers that are each given once', () => {
    fc.assert(fc.property(anyFramework, (framework) => {
      const pack = JSON.parse(write(framework, 'case')) as { CFItems: { identifier: string }[]; CFAssociations: { identifier: string }[] };
      assert.deepEqual(problemsOf(pack), []);
      const ids = [...pack.CFItems, ...pack.CFAssociations].map(({ identifier }) => identifier);
      assert.equal(new Set(ids).size, ids.length);
    }), { numRuns: 100 });
  });

  test('the check refuses what the schema refuses', () => {
    const pack = () => JSON.parse(write(frameworkOf(1, 1), 'case')) as Record<string, Record<string, unknown>[] & Record<string, unknown>>;
    const refuses = (change: (it: ReturnType<typeof pack>) => void): void => {
      const changed = pack();
      change(changed);
      assert.notDeepEqual(problemsOf(changed), []);
    };
    refuses((it) => { delete it.CFDocument; });
    refuses((it) => { it.CFItems![0]!.identifier = 'a1'; });
    refuses((it) => { delete it.CFItems![0]!.fullStatement; });
    refuses((it) => { it.CFItems![0]!.id = 'a1'; });
    refuses((it) => { it.CFAssociations![0]!.associationType = 'hasChild'; });
    refuses((it) => { it.CFDocument!.lastChangeDateTime = 'today'; });
  });

  test('what comes back is the framework', () => {
    fc.assert(fc.property(plainFramework, (framework) => {
      assert.deepEqual(asJson(read(write(framework, 'case'), caseImporter)), asJson(framework));
    }), { numRuns: 150 });
  });

  test('identifiers stay the same, and ids that are UUIDs are the identifiers', () => {
    const framework = frameworkOf(2, 2);
    assert.equal(write(framework, 'case'), write(framework, 'case'));
    const uuid = '0f9f2f6e-3c0a-4c39-9d36-0b8f5a1d7c11';
    const named = { ...framework, skills: [{ ...framework.skills[0]!, id: uuid, activities: [{ ...framework.skills[0]!.activities[0]!, id: uuid }] }] };
    const { CFItems: items } = JSON.parse(write(named, 'case')) as { CFItems: { identifier: string }[] };
    assert.equal(items[0]!.identifier, uuid);
    assert.notEqual(items[1]!.identifier, uuid);
    assert.ok(isUuid(items[1]!.identifier));
  });

  test('is read by programs that know nothing of Craftlog: no field of its own, and skills, activities and levels are there', () => {
    const framework: Framework = {
      ...frameworkOf(3, 4), levels: [{ id: 'low', name: 'Low', description: 'Begins' }, { id: 'high', name: 'High', description: 'Teaches' }],
    };
    const described = { ...framework, skills: framework.skills.map((skill) => ({ ...skill, levels: { high: 'Does it well' } })) };
    const bare = write(described, 'case').replace(/"extensions"/g, '"other"');
    const back = read(bare, caseImporter);
    assert.deepEqual(back.skills.map(({ name, activities }) => [name, activities.map(({ title }) => title)]),
      described.skills.map(({ name, activities }) => [name, activities.map(({ title }) => title)]));
    assert.deepEqual(back.levels.map(({ name, description }) => [name, description]), [['Low', 'Begins'], ['High', 'Teaches']]);
    assert.deepEqual(back.skills[0]!.levels, { high: 'Does it well' });
  });

  test('a framework that defines no levels gets those that it speaks of', () => {
    const framework = frameworkOf(1, 1);
    const spoken = { ...framework, skills: [{ ...framework.skills[0]!, levels: { low: 'Begins' } }], roles: [{ id: 'r', name: 'R', description: '', levels: { s0: 'high' } }] };
    const back = read(write(spoken, 'case'), caseImporter);
    assert.deepEqual(back.levels.map(({ id }) => id), ['low', 'high']);
    assert.deepEqual([back.skills[0]!.levels, back.roles[0]!.levels], [{ low: 'Begins' }, { s0: 'high' }]);
  });
});

suite('exportMoodle', () => {
  const readMoodle = (text: string): Framework => {
    const files = [{ name: 'x', text }];
    const result = moodleImporter.read(files, {});
    assert.ok(moodleImporter.recognises(files) > 0.9 && !isProblem(result));
    assert.equal(result.report.read, result.report.mapped);
    return withoutRows(result.frameworks[0]!);
  };
  /** Besides what `plain` says: levels have names alone, without commas and as two at least, and nothing but texts and relations is kept. */
  const held = ({ id, name, description, levels, skills }: Framework): object => ({
    id, name, description, levels: levels.length > 1 ? levels.map((level) => level.name.replace(/,/g, ';')) : context.words.scale,
    skills: skills.map((skill) => ({ id: skill.id.replace(/^skill-(?=\d)/, ''), name: skill.name, description: skill.description, activities: skill.activities.map((activity) => (
      { id: activity.id, title: activity.title, guidance: activity.guidance, related: activity.related })) })),
  });

  test('what comes back is the same skills, activities and levels', () => {
    fc.assert(fc.property(plainFramework, (framework) => {
      assert.deepEqual(held(readMoodle(write(framework, 'moodle'))), held({ ...framework, levels: framework.levels.length ? framework.levels : [] }));
    }), { numRuns: 150 });
  });

  test('14 columns, and no cell that a spreadsheet runs', () => {
    fc.assert(fc.property(anyFramework, (framework) => {
      const { data } = Papa.parse<string[]>(write(framework, 'moodle').trimEnd());
      for (const row of data) {
        assert.equal(row.length, 14);
        for (const cell of row) { assert.doesNotMatch(cell, /^[=+\-@\t\r]/); }
        assert.ok(row[2]!.length <= 101);
      }
    }), { numRuns: 100 });
  });

  test('names that look like formulas and long names come back', () => {
    const [skill] = frameworkOf(1, 1).skills;
    const long = `Agree ${'what to measure and '.repeat(8)}why`;
    for (const title of ['=1+1', '\'=1', '-a', '@b', '\'c', long]) {
      const framework: Framework = { ...frameworkOf(1, 1), skills: [{ ...skill!, name: title, activities: [{ ...skill!.activities[0]!, title, guidance: 'Ask.' }] }] };
      const [back] = readMoodle(write(framework, 'moodle')).skills;
      assert.deepEqual([back!.name, back!.activities[0]!.title, back!.activities[0]!.guidance], [title, title, 'Ask.']);
    }
  });

  test('ids of skills are never numbers, which Moodle compares as such, nor those of activities', () => {
    const framework = frameworkOf(2, 1);
    const skills = framework.skills.map((skill, i) => ({ ...skill, id: ['1', 'a1'][i]! }));
    const { data } = Papa.parse<string[]>(write({ ...framework, skills }, 'moodle').trimEnd());
    assert.deepEqual(data.slice(2).map(([parent, id]) => [parent, id]), [['', 'skill-1'], ['skill-1', 'a0'], ['', 'skill-a1'], ['skill-a1', 'a1']]);
  });

  test('says what it leaves out', () => {
    const framework = frameworkOf(1, 3);
    const skills = framework.skills.map((skill) => ({ ...skill, aliases: ['S'], levels: { low: 'Begins' } }));
    assert.deepEqual(exporters.moodle.write({ ...framework, skills }, context).leftOut, { milestones: 1, levelTexts: 1, aliases: 1 });
  });
});

suite('exportMahara', () => {
  test('what comes back is the framework', () => {
    fc.assert(fc.property(plainFramework, (framework) => {
      assert.deepEqual(asJson(read(write(framework, 'mahara'), maharaImporter)), asJson(framework));
    }), { numRuns: 150 });
  });

  test('has what Mahara asks for: numbers of standards of one type, names that fit, four states, HTML that says no more than the text', () => {
    fc.assert(fc.property(anyFramework, (any) => {
      const { framework } = JSON.parse(write(any, 'mahara')) as { framework: {
        name: string; evidencestatuses: object[]; description: string; standards: { standardid: unknown; shortname: string; name: string; description: string }[];
        standardelements: { standardid: unknown; elementid: string; shortname: string; name: string; description: string }[];
      } };
      assert.deepEqual(framework.evidencestatuses.flatMap((state) => Object.keys(state)), ['begun', 'incomplete', 'partialcomplete', 'completed']);
      const ids = framework.standards.map(({ standardid }) => standardid);
      assert.equal(ids.join(), ids.map((_, i) => i + 1).join());
      assert.ok(ids.every((id) => typeof id === 'number'));
      for (const { standardid } of framework.standardelements) { assert.ok(ids.includes(standardid as number)); }
      for (const { shortname, name, description } of [...framework.standards, ...framework.standardelements]) {
        assert.ok(shortname && shortname.length <= 100 && name && name.length <= 255);
        assert.match(description, /^(<p>([^<>]|<br>)*<\/p>)*$/);
      }
    }), { numRuns: 100 });
  });
});
