import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MAX_ACTIVITIES } from '../../src/framework/model/frameworkSchema';
import { FrameworkBuilder } from '../../src/formats/model/frameworkBuilder';
import { ImportTally, MAX_NOTES } from '../../src/formats/model/importTally';
import { assertSound, notesOf } from './importing';

const text = fc.oneof(
  fc.string({ maxLength: 20 }), fc.string({ unit: 'binary', maxLength: 20 }), fc.lorem(), fc.nat(6000).map((n) => 'long words '.repeat(n / 11)), fc.nat(5000).map((n) => '🍞'.repeat(n)),
  fc.constantFrom('constructor', '__proto__', 'toString', '', ' ', '<p>a</p>', '<script>x', 'a/b', 'A.1', 'Ä', '数据', '- a\n- b', '&#0;&#xD800;&amp;', '\ud800', '\0', '\u202e'),
);
const optional = fc.option(text, { nil: undefined });
const lists = fc.option(fc.array(text, { maxLength: 5 }), { nil: undefined });

suite('frameworkBuilder', () => {
  test('whatever it is given, what it builds is a framework', () => {
    const activity = fc.record({ title: text, code: optional, guidance: optional, aliases: lists, keywords: lists, evidence: lists, files: lists });
    const skill = fc.record({ name: text, code: optional, description: optional, aliases: lists, activities: fc.array(activity, { maxLength: 4 }), texts: fc.array(text, { maxLength: 4 }) });
    const named = fc.record({ name: text, code: optional, description: optional });
    const draft = fc.record({ name: text, code: optional, version: optional, description: optional, source: fc.option(fc.record({ title: text, url: fc.oneof(fc.webUrl(), text), licence: text, attribution: text }), { nil: undefined }) });
    fc.assert(fc.property(draft, fc.array(named, { maxLength: 5 }), fc.array(skill, { maxLength: 5 }), fc.array(named, { maxLength: 3 }), fc.double(), (whole, levels, skills, roles, days) => {
      const tally = new ImportTally('ladder', 'item');
      const builder = new FrameworkBuilder(whole, tally);
      const levelIds = levels.flatMap((level) => tally.take(builder.level(level)) ?? []);
      const ids: string[] = [];
      for (const { activities, texts, ...rest } of skills) {
        const built = tally.take(builder.skill(rest, { row: 3 }), { row: 3 });
        if (!built) { continue; }
        texts.forEach((one, i) => { if (levelIds.length) { built.level(levelIds[i % levelIds.length]!, one); } });
        ids.push(...activities.flatMap((one) => tally.take(built.activity(one)) ?? []));
        for (const role of roles) {
          const taken = tally.take(builder.role(role));
          if (taken && levelIds[0]) { taken.level(built.id, levelIds[0]); }
        }
      }
      for (const id of ids) { builder.relate(id, ids[0]!); builder.relate('nothing', id); builder.relate(id, 'nothing'); }
      for (const one of roles) { tally.take(builder.milestone({ ...one, days, activities: [...ids, 'nothing'] })); }
      assertSound(tally.result([builder.build()]));
    }), { numRuns: 120 });
  });

  test('ids: codes stay, names become words, what is taken gets a number or its skill before it', () => {
    const builder = new FrameworkBuilder({ name: 'F' }, new ImportTally('ladder', 'item'));
    const idOf = (name: string, code?: string): string => {
      const taken = builder.skill({ name, code });
      assert.ok('value' in taken);
      return taken.value.id;
    };
    assert.deepEqual([idOf('Écrire l’été'), idOf('Ecrire lete'), idOf('x', 'K.CC.1'), idOf('x', 'a b/c'), idOf('x', 'a b/c'), idOf('constructor')],
      ['ecrire-lete', 'ecrire-lete-2', 'K.CC.1', 'a-b-c', 'a-b-c-2', 'skill-constructor']);
    assert.match(idOf('数据分析'), /^skill-[a-z0-9]+$/);
    assert.equal(idOf('数据分析'), `${idOf('数据分析').replace(/-3$/, '')}-2`);
    const [one, two] = ['One', 'Two'].map((name) => { const taken = builder.skill({ name }); assert.ok('value' in taken); return taken.value; });
    const titled = [one!, two!, two!].map((skill) => { const taken = skill.activity({ title: 'Write it' }); assert.ok('value' in taken); return taken.value; });
    assert.deepEqual(titled, ['write-it', 'two-write-it', 'two-write-it-2']);
  });

  test('a long name is shortened and stands whole below', () => {
    const tally = new ImportTally('ladder', 'row');
    const builder = new FrameworkBuilder({ name: 'F' }, tally);
    const name = `Says ${'very '.repeat(80)}much`;
    const taken = builder.skill({ name, description: 'And more' }, { row: 7 });
    tally.take(taken, { row: 7 });
    const { frameworks: [framework], report } = tally.result([builder.build()]);
    assert.ok(framework!.skills[0]!.name.length <= 200 && framework!.skills[0]!.name.endsWith(' very…'));
    assert.equal(framework!.skills[0]!.description, `${name}\n\nAnd more`);
    assert.deepEqual(notesOf(report.repaired), ['shortened 1: 7']);
  });

  test('more than fits is refused', () => {
    const builder = new FrameworkBuilder({ name: 'F' }, new ImportTally('ladder', 'row'));
    const refusals = (count: number, add: (i: number) => object): number => Array.from({ length: count }, (_, i) => add(i)).filter((taken) => 'refused' in taken).length;
    assert.equal(refusals(22, (i) => builder.level({ name: `L${i}` })), 2);
    assert.equal(refusals(2003, (i) => builder.skill({ name: `S${i % 7}` })), 3);
    assert.equal(refusals(505, (i) => builder.role({ name: `R${i}` })), 5);
    const other = new FrameworkBuilder({ name: 'F' }, new ImportTally('ladder', 'row'));
    const skill = other.skill({ name: 'S' });
    assert.ok('value' in skill);
    assert.equal(refusals(MAX_ACTIVITIES + 1, (i) => skill.value.activity({ title: `A ${i}` })), 1);
  });

  test('notes are bounded, and the counts are right all the same', () => {
    const tally = new ImportTally('ladder', 'row');
    for (let i = 0; i < 3000; i++) { tally.drop('unknownSkill', { row: i + 1 }, { skill: `s${i}` }); }
    const { report } = tally.result([]);
    assert.equal(report.dropped.length, MAX_NOTES + 1);
    assert.equal(report.read, 3000);
    assert.equal(report.dropped.reduce((sum, { count }) => sum + count, 0), 3000);
  });
});
