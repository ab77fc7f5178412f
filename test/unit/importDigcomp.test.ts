import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as v from 'valibot';
import { FrameworkSchema } from '../../src/framework/model/frameworkSchema';
import { digcompImporter } from '../../src/formats/model/digcomp';
import { isProblem } from '../../src/formats/model/importer';
import type { ImportResult } from '../../src/formats/model/importer';

type Json = Record<string, unknown>;

const read = (graph: unknown, name = 'x.jsonld'): ImportResult => {
  const result = digcompImporter.read([{ name, text: JSON.stringify({ '@context': {}, '@graph': graph }) }], {});
  assert.ok(!isProblem(result), JSON.stringify(result));
  assert.equal(result.report.read, result.report.mapped + result.report.dropped.reduce((sum, { count }) => sum + count, 0));
  assert.ok(v.is(FrameworkSchema, result.frameworks[0]));
  return result;
};

const node = (type: string, id: string, more: Json = {}): Json => ({ '@type': type, '@id': `${type}/${id}`, ...more });
const level = (id: string, name: string, number: number): Json => node('ProficiencyLevel', id, {
  four_levels_name: name, eight_levels_mapping: number, four_levels_description: `${name} work`, eight_levels_description: `Step ${number}`,
});
const statement = (type: string, id: string, competence: string, name: string): Json => node(type, id, {
  description: `Say ${id}`, competence_id: `Competence/${competence}`, four_levels_proficiency_name: `ProficiencyLevel/${name}`, type: 'Knowledge',
});
const graph = [
  node('CompetenceArea', '1', { name: 'Weather' }), node('Competence', '1.1', { name: 'Clouds', description: 'To look up.', competence_area_id: 'CompetenceArea/1' }),
  level('High_3', 'High', 3), level('Low_2', 'Low', 2), level('Low_1', 'Low', 1),
  statement('CompetenceStatement', 'CS1', '1.1', 'Low'), statement('CompetenceStatement', 'CS2', '1.1', 'Low'), statement('LearningOutcome', 'LO1', '1.1', 'High'),
  node('Glossary', 'Cloud', { explanation: 'Water' }),
];

suite('import of DigComp', () => {
  test('competences are skills, statements describe levels, outcomes are activities; the glossary is told of', () => {
    const { frameworks: [framework], report } = read(graph, 'DigComp3.0-en.jsonld');
    assert.deepEqual([framework!.id, framework!.name, framework!.version], ['digcomp', 'DigComp 3.0', '3.0']);
    assert.deepEqual(framework!.levels.map(({ id, description }) => [id, description]), [['low', 'Low work\n1: Step 1\n2: Step 2'], ['high', 'High work\n3: Step 3']]);
    const [skill] = framework!.skills;
    assert.deepEqual([skill!.id, skill!.name, skill!.description, skill!.levels], ['1.1', '1.1 Clouds', 'Weather\n\nTo look up.', { low: 'Say CS1 • Say CS2' }]);
    assert.deepEqual(skill!.activities.map(({ id, title, guidance }) => [id, title, guidance]), [['LO1', 'Say LO1', 'High · Knowledge']]);
    assert.deepEqual([report.read, report.dropped.map(({ code, count, facts }) => [code, count, facts.kind])], [9, [['notUsed', 1, 'Glossary']]]);
  });

  test('without outcomes the statements are activities too', () => {
    const { frameworks: [framework] } = read(graph.filter((one) => one['@type'] !== 'LearningOutcome'));
    assert.deepEqual(framework!.skills[0]!.activities.map(({ id }) => id), ['CS1', 'CS2']);
    assert.ok(framework!.skills[0]!.levels.low);
  });

  test('what is said of a competence that is not there, or says nothing, is dropped and told', () => {
    const { report } = read([...graph, statement('LearningOutcome', 'LO2', '9.9', 'Low'), { ...statement('LearningOutcome', 'LO3', '1.1', 'Low'), description: '' }]);
    assert.deepEqual(report.dropped.map(({ code, count }) => [code, count]), [['unknownSkill', 1], ['noName', 1], ['notUsed', 1]]);
  });

  test('references as objects, types as lists and IRIs, texts as JSON-LD values', () => {
    const { frameworks: [framework] } = read([
      { '@type': ['https://x.org/ns#Competence'], '@id': 'https://x.org/c/1.1', name: { '@value': 'Clouds', '@language': 'en' } },
      { '@type': 'LearningOutcome', '@id': 'x:LO1', description: [{ '@value': 'Look up' }], competence_id: { '@id': 'https://x.org/c/1.1' } },
    ]);
    assert.deepEqual(framework!.skills.map(({ name, activities }) => [name, activities[0]!.title]), [['1.1 Clouds', 'Look up']]);
  });

  test('recognised by content', () => {
    const score = (value: unknown): number => digcompImporter.recognises([{ name: 'x', text: JSON.stringify(value) }]);
    assert.equal(score({ '@graph': graph }), 1);
    for (const other of [{}, [], { '@graph': [] }, { '@graph': {} }, { '@graph': [{ '@type': 'Person', '@id': 'x' }] }, { '@graph': [null] }]) { assert.equal(score(other), 0); }
  });

  test('whatever stands where, a framework comes back, and the counts are right', () => {
    const odd = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(null, '__proto__', 'constructor', '1.1', 'Low'));
    const anyNode = fc.oneof(odd, fc.record({
      '@type': fc.constantFrom('CompetenceArea', 'Competence', 'ProficiencyLevel', 'CompetenceStatement', 'LearningOutcome', 'x', ['Competence'], null), '@id': odd, name: odd,
      description: odd, competence_id: odd, competence_area_id: odd, four_levels_name: odd, four_levels_proficiency_name: odd, eight_levels_mapping: odd, eight_levels_description: odd,
    }, { requiredKeys: ['@type'] }));
    fc.assert(fc.property(fc.array(anyNode, { maxLength: 12 }), (nodes) => { assert.equal(read(nodes).report.read, nodes.length); }), { numRuns: 300 });
  });
});
