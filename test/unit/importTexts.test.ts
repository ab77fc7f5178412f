import assert from 'node:assert/strict';
import { activitiesIn, imported, levelsIn, notesOf } from './importing';

suite('import: progression in Markdown', () => {
  const markdown = `---
path: "/bakery/bread"
title: "🍞 Bread Framework"
levels: 3
topics:
  - name: "crust"
    title: "🥖 Crust"
    content:
      - level: 1
        criteria:
          - "Bakes a crust that holds"
          - "Says when it is done"
      - level: 2
        criteria:
          - "Bakes a crust that holds"
        exampleCriteria:
          - criteria: "Chooses the oven"
            examples:
              - "I took the old one because of the stones"
  - name: "selling well"
    title:
    content:
      - level: 3
        criteria:
          - ""
---
### How does it work?
Slowly.
`;

  test('topics are skills, criteria are activities, examples go with them', () => {
    const { framework, report } = imported('monzo', markdown);
    assert.deepEqual([framework.id, framework.name], ['bakery-bread-progression', 'Bread Framework']);
    assert.match(framework.description, /Slowly/);
    assert.deepEqual(framework.levels.map(({ name }) => name), ['Level 1', 'Level 2', 'Level 3']);
    assert.deepEqual(activitiesIn(framework), { Crust: ['Bakes a crust that holds', 'Says when it is done', 'Chooses the oven'], 'Selling well': [] });
    assert.deepEqual(framework.skills[0]!.activities.map(({ guidance, sourceRow }) => [guidance, sourceRow]), [
      ['Level 1, Level 2', 11], ['Level 1', 12], ['Level 2\n\n- I took the old one because of the stones', 17],
    ]);
    assert.equal(framework.skills[0]!.levels['level-2'], 'Bakes a crust that holds • Chooses the oven');
    assert.deepEqual([notesOf(report.repaired), notesOf(report.dropped), report.read], [['joined 1: 15'], ['noText 1: 25'], 8]);
  });

  test('levels alone, when that is what is wanted', () => {
    const { framework } = imported('monzo', markdown, { statements: ['levels'] });
    assert.equal(framework.skills[0]!.activities.length, 0);
    assert.match(framework.skills[0]!.levels['level-2']!, /old one/);
  });

  test('CRLF, and without anything after the front matter', () => {
    const { framework } = imported('monzo', markdown.slice(0, markdown.indexOf('###')).replaceAll('\n', '\r\n'));
    assert.deepEqual(activitiesIn(framework), activitiesIn(imported('monzo', markdown).framework));
  });

  test('front matter that nothing closes is read, and so is a text with a quote or a list that nothing closes, with the line', () => {
    const matter = markdown.slice(0, markdown.lastIndexOf('---'));
    assert.deepEqual(activitiesIn(imported('monzo', matter).framework), activitiesIn(imported('monzo', markdown).framework));
    for (const [closed, open] of [['"Chooses the oven"', '"Chooses the oven'], ['"crust"', '["crust"'], ['levels: 3', 'levels: {3']] as const) {
      const { repaired } = imported('monzo', markdown.replace(closed, open)).report;
      assert.ok(repaired.some(({ code, rows }) => code === 'syntax' && rows.length > 0), open);
    }
  });

  test('what is not YAML is told of by its line, and the rest is read', () => {
    const { framework, report } = imported('monzo', markdown.replace('"Says when', '"Says \\q when'));
    assert.equal(framework.skills.length, 2);
    assert.deepEqual(notesOf(report.repaired), ['syntax 1: 12', 'joined 1: 15']);
  });
});

suite('import: competencies in YAML', () => {
  const yaml = `name: Gardening
levels:
  - id: junior
    name: Junior gardener
  - id: head
    name: Head gardener
themes:
  - id: soil
    name: Soil
    summary: |
      What all stands in.
competencies:
  - id: 0a-1
    level: junior
    theme: soil
    summary: |
      Digs where asked.
    proficiency: Awareness
  - id: 0a-2
    level: head
    theme: soil
    summary: Says where to dig.
  - id: 0a-3
    level: head
    theme: water-and-light
    summary: Knows when to water.
  - id: 0a-4
    level: head
    theme: soil
  - not one
`;

  test('themes are skills, competencies are activities under their own ids', () => {
    const { framework, report } = imported('financialTimes', yaml);
    assert.deepEqual(framework.levels.map(({ id }) => id), ['junior', 'head']);
    assert.deepEqual(framework.skills.map(({ id, name, activities }) => [id, name, activities.map((activity) => activity.id)]), [
      ['soil', 'Soil', ['0a-1', '0a-2']], ['water-and-light', 'Water and light', ['0a-3']],
    ]);
    assert.deepEqual(levelsIn(framework).Soil, { junior: 'Digs where asked.', head: 'Says where to dig.' });
    assert.equal(framework.skills[0]!.activities[0]!.guidance, 'Junior gardener\nAwareness');
    assert.deepEqual([notesOf(report.repaired), notesOf(report.dropped), report.read], [['named 1: 23'], ['unreadable 1: 30', 'noText 1: 27'], 8]);
  });

  test('a list of competencies and nothing else', () => {
    const list = yaml.slice(yaml.indexOf('  - id: 0a-1'), yaml.indexOf('  - id: 0a-4')).replaceAll('theme:', 'domain:');
    const { framework } = imported('financialTimes', list);
    assert.deepEqual(framework.skills.map(({ name }) => name), ['Soil', 'Water and light']);
    assert.deepEqual(framework.levels.map(({ name }) => name), ['Junior', 'Head']);
  });
});

suite('import: competencies and roles in JSON', () => {
  const competencies = JSON.stringify({
    title: '🐟 Fishing', path: 'fishing', summary: 'On the sea', topics: [
      { title: '🎣 Nets', path: 'nets', summary: 'Mending', levels: [
        { title: 'Level 1', path: '1', summary: '', criteria: ['Ties a knot', 'Sees a hole'] }, { title: 'Level 2', path: '2', summary: 'All of it', criteria: ['Mends a net', null] },
      ] },
    ],
  });
  const roles = JSON.stringify({
    title: 'Port', path: 'port', departments: [{ title: 'Sea', path: 'sea', departments: [{ title: 'Far', roles: [{ title: 'Fisher', path: 'fisher', levels: [
      { title: '👩 Young fisher', path: 'young', summary: 'Learns', competencies: { required: ['fishing/nets/1', 'core/keeping-dry/1', 'nonsense'], optional: ['fishing/nets/2'] } },
    ] }] }] }],
  });

  test('competencies alone', () => {
    const { framework, report } = imported('unidays', competencies);
    assert.deepEqual(activitiesIn(framework), { Nets: ['Ties a knot', 'Sees a hole', 'Mends a net'] });
    assert.deepEqual(levelsIn(framework).Nets, { 'level-1': 'Ties a knot • Sees a hole', 'level-2': 'All of it • Mends a net' });
    assert.deepEqual([notesOf(report.dropped), report.read], [['noText 1: 7'], 7]);
  });

  test('roles alone: skills are known by their paths', () => {
    const { framework, report } = imported('unidays', roles);
    assert.deepEqual(framework.skills.map(({ name }) => name), ['Nets', 'Keeping dry']);
    assert.deepEqual(framework.roles[0]!.levels, { nets: 'level-1', 'keeping-dry': 'level-1' });
    assert.match(framework.roles[0]!.description, /Learns\n\n.*fishing\/nets\/2/);
    assert.deepEqual([notesOf(report.repaired), notesOf(report.dropped)], [['named 1: 2', 'named 1: 3'], ['unknownSkill 1: 4']]);
  });

  test('both make one framework, in any order', () => {
    const { framework, report } = imported('unidays', [roles, competencies]);
    assert.deepEqual([framework.id, framework.skills.length, framework.roles.length], ['fishing', 2, 1]);
    assert.equal(framework.skills[0]!.activities.length, 3);
    assert.equal(report.read, 11);
  });
});
