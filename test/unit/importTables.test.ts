import assert from 'node:assert/strict';
import { detectFormat } from '../../src/formats/model/importFrameworks';
import { activitiesIn, fileOf, imported, levelsIn, notesOf, outcomeOf } from './importing';

const rolesHead = 'Role Family,Role,Role Description,Role Level,Role Level Description,Skill Name,Skill Description,Skill Level,Skill Level Description,Role Type';
const roles = `${rolesHead}
Boats,Boat builder,Builds boats,Head boat builder,Leads the yard,Planking,Planks are bent,Expert,"You can:
- teach planking
- choose timber",
Boats,Boat builder,Builds boats,Trainee boat builder,Learns,Planking,Planks are bent,Awareness,"You can:
- say what a plank is",
Boats,Boat builder,Builds boats,Trainee boat builder,Learns,Planking,Planks are bent,Awareness,"You can:
- say what a plank is",
Boats,Boat builder,Builds boats,Trainee boat builder,Learns,Caulking,Seams are closed,Working,You can close seams,
Harbour,Harbour chief,Runs the harbour,NOT IN USE,NOT IN USE,Mooring,Boats are tied,NOT IN USE,NOT IN USE,Top
`;
const skills = `Skill Name,Skill Description,Awareness,Working,Practitioner,Expert,Roles that require Skill
Planking,Planks are bent,Knows planks,Bends planks,Bends many,Teaches bending,"Boat builder, Harbour chief"
Mooring,Boats are tied,Knows ropes,Ties boats,Ties ships,Teaches knots,Harbour chief
`;

suite('import: government roles and skills', () => {
  test('roles alone: a role for each of its levels, lowest first, with targets', () => {
    const { framework, report } = imported('governmentDigital', roles);
    assert.deepEqual(framework.levels.map(({ id }) => id), ['awareness', 'working', 'expert']);
    assert.deepEqual(framework.roles.map(({ name, levels }) => [name, levels]), [
      ['Trainee boat builder', { planking: 'awareness', caulking: 'working' }], ['Head boat builder', { planking: 'expert' }], ['Harbour chief', {}],
    ]);
    assert.match(framework.roles[2]!.description, /Mooring/);
    assert.deepEqual(levelsIn(framework).Planking, { awareness: 'You can: • say what a plank is', expert: 'You can: • teach planking • choose timber' });
    assert.deepEqual([report.read, report.mapped, report.made.activities], [5, 4, 0]);
    assert.deepEqual(notesOf(report.dropped), ['duplicate 1: 4']);
    assert.deepEqual(notesOf(report.repaired), ['notInUse 1: 6']);
  });

  test('skills alone, and both together in any order: levels are those of the columns', () => {
    const alone = imported('governmentDigital', skills).framework;
    assert.deepEqual(alone.levels.map(({ name }) => name), ['Awareness', 'Working', 'Practitioner', 'Expert']);
    assert.equal(levelsIn(alone).Mooring!['expert' as never], 'Teaches knots');
    const both = imported('governmentDigital', [roles, skills]);
    assert.deepEqual(both.framework, imported('governmentDigital', [skills, roles]).framework);
    assert.deepEqual(both.framework.skills.map(({ name }) => name), ['Planking', 'Mooring', 'Caulking']);
    assert.equal(both.report.read, 7);
  });

  test('one role: only its skills, and the rest is told of', () => {
    const { framework, report } = imported('governmentDigital', [roles, skills], { roles: ['Boat builder'] });
    assert.deepEqual(framework.skills.map(({ name }) => name), ['Planking', 'Caulking']);
    assert.deepEqual(framework.roles.map(({ name }) => name), ['Trainee boat builder', 'Head boat builder']);
    assert.deepEqual(notesOf(report.dropped), ['notChosen 1: 3', 'duplicate 1: 4', 'notChosen 1: 6']);
    assert.deepEqual(imported('governmentDigital', skills, { roles: ['Harbour chief'] }).framework.skills.length, 2);
  });

  test('roles can be picked, and statements can be activities', () => {
    const importer = detectFormat([fileOf(roles)]);
    assert.ok(!('code' in importer));
    const choices = importer.choices!([fileOf(roles)], {});
    assert.deepEqual(choices.map(({ id, items }) => [id, items.map((item) => item.id)]), [['roles', ['Boat builder', 'Harbour chief']], ['statements', ['levels', 'activities']]]);
    const { framework } = imported('governmentDigital', roles, { statements: ['activities'] });
    assert.deepEqual(activitiesIn(framework).Planking, ['Teach planking', 'Choose timber', 'Say what a plank is']);
    assert.deepEqual(framework.skills[0]!.activities.map(({ guidance, sourceRow }) => [guidance, sourceRow]), [['Expert', 2], ['Expert', 2], ['Awareness', 3]]);
  });
});

suite('import: ladders', () => {
  const ladder = 'Skill,Description,Junior,Senior\nWriting,Words on paper,Writes short notes,"Writes plans\nfor others"\nListening,,Hears what is said,Hears what is not said\n';
  const expected = { Writing: { junior: 'Writes short notes', senior: 'Writes plans for others' }, Listening: { junior: 'Hears what is said', senior: 'Hears what is not said' } };

  for (const [name, text] of Object.entries({
    commas: ladder, semicolons: ladder.replaceAll(',', ';'), tabs: ladder.replaceAll(',', '\t'), bars: ladder.replaceAll(',', '|'),
    'CRLF, with an empty line': ladder.replaceAll('\n', '\r\n').replace('\r\nListening', '\r\n,,,\r\n\r\nListening'), 'the separator said': `sep=;\n${ladder.replaceAll(',', ';')}`,
    'a title above': `Our ladder of 2024,,,\n,,,\n${ladder}`, 'a head of two rows': ladder.replace('Junior,Senior\n', 'Level,\n,,Junior,Senior\n'),
    'carriage returns': ladder.replaceAll('\n', '\r'),
  })) {
    test(name, () => {
      const { framework, report } = imported('ladder', text);
      assert.deepEqual(levelsIn(framework), expected);
      assert.deepEqual(framework.skills.map(({ description }) => description), ['Words on paper', '']);
      assert.deepEqual([report.read, report.mapped, report.repaired, report.dropped], [2, 2, [], []]);
    });
  }

  test('a head that spans columns names levels by both rows; groups and merged cells', () => {
    const { framework, report } = imported('ladder', `,,,Engineer,,Manager,
Group,Skill,Definition,1,2,1,2
Craft,Baking,Making bread,Bakes with help,Bakes alone,Plans one bakery,Plans many bakeries
,Kneading,Working dough,Kneads with help,Kneads alone,Teaches how to knead,Teaches the teachers
,,,,Also kneads rye dough,,
`);
    assert.deepEqual(framework.levels.map(({ name }) => name), ['Engineer 1', 'Engineer 2', 'Manager 1', 'Manager 2']);
    assert.deepEqual(framework.skills.map(({ description }) => description), ['Craft\n\nMaking bread', 'Craft\n\nWorking dough']);
    assert.equal(framework.skills[1]!.levels['engineer-2'], 'Kneads alone • Also kneads rye dough');
    assert.deepEqual([...notesOf(report.repaired), report.read, report.mapped], ['joined 1: 5', 3, 3]);
  });

  test('columns can be chosen; what is no column is ignored', () => {
    const { framework } = imported('ladder', ladder.replace('Listening,', 'Listening,Ears open'), { skillColumn: ['1'], descriptionColumn: ['-1'], levelColumns: ['3', '99', 'x'], statements: ['activities'] });
    assert.deepEqual(levelsIn(framework), { 'Words on paper': { senior: 'Writes plans for others' }, 'Ears open': { senior: 'Hears what is not said' } });
    assert.deepEqual(activitiesIn(framework), { 'Words on paper': ['Writes plans', 'For others'], 'Ears open': ['Hears what is not said'] });
  });

  test('rows may be levels, and columns skills', () => {
    const { framework, report } = imported('ladder', 'Level,Summary,Baking,Selling\nBaker 1,Begins,Bakes bread with help,Says what there is\nBaker 2,,Bakes bread alone,"Knows what people like"\n,,x,y\n');
    assert.deepEqual(framework.levels.map(({ name, description }) => [name, description]), [['Baker 1', 'Begins'], ['Baker 2', '']]);
    assert.deepEqual(levelsIn(framework), {
      Baking: { 'baker-1': 'Bakes bread with help', 'baker-2': 'Bakes bread alone' }, Selling: { 'baker-1': 'Says what there is', 'baker-2': 'Knows what people like' },
    });
    assert.deepEqual([report.read, notesOf(report.dropped)], [3, ['noName 1: 4']]);
  });

  test('rows without a name are told of', () => {
    const { report } = imported('ladder', ladder.replace('Writing,Words on paper', ',Words on paper'));
    assert.deepEqual(notesOf(report.dropped), ['noName 1: 2']);
  });

  test('other tables are no ladders, and the problem says what was found', () => {
    for (const text of ['date,visits,rate\n2024-01-01,100,3\n2024-01-02,120,4\n', 'name,email,city\nAnn,a@b.org,Rome\nBo,b@b.org,Oslo\n', 'a,b\n1,2\n', 'Dear all,\nI write, as ever,\nto you.\n']) {
      const outcome = outcomeOf(text);
      assert.ok('code' in outcome, text);
      assert.equal(outcome.code, 'notRecognised');
      assert.equal(outcome.facts.found, text.split('\n')[0]);
    }
  });
});

suite('import: Moodle', () => {
  const head12 = 'Parent ID number,ID number,Short name,Description,Description format,Scale values,Scale configuration,Rule type,Rule outcome,Rule config,Is framework,Taxonomy\n';

  test('12 columns: children before parents, orphans, scale, names cut by Moodle', () => {
    const { framework, report } = imported('moodle', head12 + `c1,c1.1,Reads the river,,1,,,,0,,,
,sail,Sailing,About boats,1,"Not yet,Sails,Teaches","[{}]",,,,1,
c9,c9.1,Belongs nowhere,,1,,,,0,,,
c1,c1.2,Keeps a lookout for everything...,"Keeps a lookout for everything, day and night",1,,,,0,,,
,c1,On the water,<p>Safe <b>and</b> sound</p>,1,,,,0,,,
,c2,Alone,,1,,,,0,,,
`);
    assert.deepEqual([framework.id, framework.name, framework.description], ['sail', 'Sailing', 'About boats']);
    assert.deepEqual(framework.levels.map(({ name }) => name), ['Not yet', 'Sails', 'Teaches']);
    assert.deepEqual(activitiesIn(framework), { 'Belongs nowhere': [], 'On the water': ['Reads the river', 'Keeps a lookout for everything, day and night'], Alone: [] });
    assert.equal(framework.skills[1]!.description, 'Safe and sound');
    assert.deepEqual(notesOf(report.repaired), ['moved 1: 4', 'html 1: 6']);
    assert.deepEqual([report.read, report.mapped], [6, 6]);
  });

  test('14 columns, headings in another language: related competencies, whose ids may hold commas', () => {
    const { framework } = imported('moodle', `a,b,c,d,e,f,g,h,i,j,k,l,m,n
,sail,Sailing,,1,"Not yet,Sails",,,,,,,1,"domain,skill"
,w,On the water,,1,,,,0,null,,7,,
w,"a,b",Reads the river,,1,,,,0,null,c1,8,,
w,c1,Keeps a lookout,,1,,,,0,null,a%2Cb,9,,
`);
    const [first, second] = framework.skills[0]!.activities;
    assert.deepEqual([first!.id, first!.related, second!.related], ['a-b', ['c1'], ['a-b']]);
  });

  test('circles are opened, whatever is in them stays', () => {
    const { framework, report } = imported('moodle', `${head12},sail,Sailing,,1,"No,Yes",,,,,1,
c2,c1,One,,1,,,,0,,,
c1,c2,Two,,1,,,,0,,,
c3,c3,Three,,1,,,,0,,,
`);
    assert.deepEqual(activitiesIn(framework), { One: ['Two'], Three: [] });
    assert.deepEqual(notesOf(report.repaired), ['moved 2: 5, 3']);
  });
});

suite('import: DIRECT', () => {
  test('domains, competencies and skills by columns, with what is related', () => {
    const { framework, report } = imported('direct', `competency_domain,competency,skill,description,slug,related_skills,tools_languages_methodologies,learning_resources
Water,,,All that is wet,water,,,
,Rowing,,Moving by oars,rowing,,,
,,Feathering,Turning the blade,feathering,catching,oar|slide-seat,rowing-for-all
,,Catching,Putting the blade in,catching,feathering|drowning,,
`);
    assert.deepEqual(framework.skills.map(({ id, description }) => [id, description]), [['rowing', 'Water\n\nMoving by oars']]);
    const [feathering] = framework.skills[0]!.activities;
    assert.deepEqual([feathering!.id, feathering!.guidance, feathering!.keywords, feathering!.related], ['feathering', 'Turning the blade\n\n- rowing for all', ['oar', 'slide seat'], ['catching']]);
    assert.deepEqual(notesOf(report.repaired), ['leftOut 1: 2', 'leftOut 1: 5']);
  });
});
