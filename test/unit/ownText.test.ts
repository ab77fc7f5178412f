import assert from 'node:assert/strict';
import { writeLines } from '../../src/logbook/model/jsonLines';
import type { Entry } from '../../src/logbook/model/logbook';
import { isOwnText } from '../../src/logbook/model/ownText';
import { describe } from '../../src/passage/passage';
import { writeHtml } from '../../src/sharing/model/portfolio/writeHtml';
import { writeMarkdown } from '../../src/sharing/model/portfolio/writeMarkdown';
import type { Report } from '../../src/sharing/model/portfolio/report';

const story = 'As a visitor, I want to book a time for my repair.';
const report: Report = {
  language: 'en', title: 'Portfolio', lead: [], contents: 'Contents', foot: [],
  sections: [{ id: 'a', heading: 'Stories', blocks: [{ kind: 'quote', of: 'Evidence 1', text: story }], sections: [] }],
};
const text = `# Notes\n\n${story} ${'More of it. '.repeat(300)}`;
const passage: Entry = {
  id: '01', at: '2026-03-01T00:00:00.000Z', type: 'evidence', activities: ['a/b'],
  source: { kind: 'passage', place: { folder: 'f', path: 'x.md' }, selector: describe(text, 9, 9 + story.length) },
};

suite('texts that Craftlog has written', () => {
  const own: Record<string, string> = {
    page: writeHtml(report, { style: '', styleHash: 'sha256-abc' }),
    Markdown: writeMarkdown(report),
    'Markdown with Windows line endings': writeMarkdown(report).replaceAll('\n', '\r\n'),
    'portfolio file': writeLines({ entries: [passage], unread: [] }),
    logbook: JSON.stringify({ version: 1, entries: [passage] }, null, 2),
    'portfolio as JSON': JSON.stringify({ type: 'craftlog.portfolio', version: 1, evidence: [] }, null, 2),
    annotations: JSON.stringify({ '@context': 'x', first: { items: [{ id: 'urn:craftlog:01' }] } }, null, 2),
  };
  for (const [name, written] of Object.entries(own)) {
    test(`${name} is known`, () => {
      assert.ok(isOwnText(written));
      assert.ok(isOwnText(`\uFEFF${written}`));
    });
  }

  test('what people write is not', () => {
    for (const theirs of [text, story, '', '{}', '{"version": 1}', '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>x</title>', '{"id": 1}\n{"id": 2}', '{', '<']) {
      assert.ok(!isOwnText(theirs), theirs.slice(0, 60));
    }
  });
});
