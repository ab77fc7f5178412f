import assert from 'node:assert/strict';
import fc from 'fast-check';
import { filledIn, isTemplate, placeholderShare } from '../../src/suggest/templates';

const written = 'The team met on Monday and talked about what people told us at the counter last week.';

suite('placeholder', () => {
  test('what asks for words is not what somebody wrote', () => {
    for (const asks of [
      '_What is our goal?_', '*Say what happened.*', '- _Who was there?_', '<!-- Say what happened -->', '<!-- never closed', '[Meeting name]', '{{name}}',
      '<your name>', 'TBC', '____', 'Lorem ipsum'.toLowerCase(), '$' + '{name}', '{{ title }}', '[...]', 'XX%',
      '["What is the problem?"]', '$' + '{1:name}',
    ]) {
      const { written: words, asked } = filledIn(`# Notes\n\n${asks}\n`);
      assert.equal(words, 0, asks);
      assert.ok(asked > 0, asks);
    }
  });

  test('what looks like it and is not', () => {
    for (const text of ['[a link](https://example.com)', '[x] done', '- [ ] to do', '[^1]: a note', 'see [the plan][plan]', '<https://example.com/a>', '<b>bold</b> words', 'It was *really* good.', '1 < 2 > 0']) {
      const { asked, written: words } = filledIn(text);
      assert.equal(asked, 0, text);
      assert.ok(words > 0, text);
    }
  });

  test('empty places', () => {
    assert.equal(filledIn('# One\n\n## Two\n\n## Three\n').empty, 2, 'a heading over a smaller heading is not empty');
    assert.equal(filledIn('Attendees:\nDate:\n').empty, 2);
    assert.equal(filledIn('Attendees:\n- Ann\n').empty, 0);
    assert.equal(filledIn('| a | b |\n| --- | --- |\n| | |\n').empty, 1);
    assert.equal(filledIn('-\n- [ ]\n1.\n').empty, 3);
    assert.equal(filledIn('| a | b |\n| --- | --- |\n| — | *None yet* |\n').empty, 1);
    assert.equal(filledIn('| \n\nSign-on\n\n |\n').empty, 0, 'a bar alone is no row');
  });

  test('a sentence with gaps says nothing yet, and so does filler', () => {
    for (const text of ['As a ___, I want ___ so that ___.', 'As a ..., I want … so that ….', 'As a <type of user>, I want [goal] so that {{reason}}', 'Lorem ipsum dolor sit amet, consectetur adipiscing elit.']) {
      assert.ok(isTemplate('stories.md', `# User stories\n\n${text}\n`), text);
    }
    assert.ok(!isTemplate('stories.md', '# User stories\n\nWell... as a nurse I want to swap shifts, and so on.\n'));
    assert.ok(!isTemplate('goal.md', '# Sprint goal\n\nParents can book online.\n'));
  });

  test('what generators of pages want is nobody\'s words, nor is code', () => {
    const machinery = '# Value\n{: .no_toc }\n\n<details open markdown="block">\n  <summary>Contents</summary>\n- TOC\n{:toc}\n</details>\n';
    assert.ok(isTemplate('value.md', machinery));
    assert.ok(!isTemplate('value.md', `${machinery}\n${written}\n`));
    assert.equal(filledIn(`# A\n\n\`\`\`\n${written}\n\`\`\`\n`).written, 0);
  });

  test('a form is a template until more than half of it is filled in', () => {
    const form = '# Sprint goal\n\n## Goal\n\n_What will be different?_\n\n## Why\n\n_Who is it for?_\n';
    assert.ok(isTemplate('goal.md', form));
    assert.ok(!isTemplate('goal.md', form.replace('_What will be different?_', written).replace('_Who is it for?_', written)));
    assert.ok(!isTemplate('notes.md', `# Notes\n\n${written}\n`));
    assert.ok(isTemplate('goal.md', ''));
  });

  test('what calls itself a template is one', () => {
    for (const name of ['issue_template.md', 'template.md', 'Template-goal.md', 'goalTemplate.md']) { assert.ok(isTemplate(`docs/${name}`, written), name); }
    for (const title of ['# Post-mortem template', '---\na: b\n---\n# Goal (template)', '## **Agenda Template**']) { assert.ok(isTemplate('a.md', `${title}\n\n${written}`), title); }
    assert.ok(!isTemplate('contemplate.md', written));
    assert.ok(!isTemplate('a.md', `# How we chose a template engine\n\n${written}`));
  });

  test('laws: a share between 0 and 1, and words somebody writes never raise it', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('# A', '_b c_', 'word word', '[x y]', '', 'D:', '| |', '<!-- e -->'), { maxLength: 20 }), (lines) => {
      const text = lines.join('\n');
      const share = placeholderShare(text);
      assert.ok(share >= 0 && share <= 1);
      assert.ok(placeholderShare(`${text}\n\n${written}\n`) <= share + 1e-9);
    }));
  });
});
