import assert from 'node:assert/strict';
import fc from 'fast-check';
import Papa from 'papaparse';
import type { Fact } from '../../src/logbook/model/logbook';
import { describe } from '../../src/passage/passage';
import { sharePreviewOf } from '../../src/sharing/model/portfolio/sharePreview';
import { portfolioJson } from '../../src/sharing/model/portfolio/portfolioJson';
import { annexRows, portfolioReport } from '../../src/sharing/model/portfolio/portfolioReport';
import { caseReport, dimensionsOf, portfolioOfCase } from '../../src/sharing/model/portfolio/promotionCase';
import { sharedPath } from '../../src/sharing/model/portfolio/sharedSelector';
import { writeHtml } from '../../src/sharing/model/portfolio/writeHtml';
import { writeMarkdown } from '../../src/sharing/model/portfolio/writeMarkdown';
import { escapeHtml, scriptJson } from '../../src/text/escape';
import { redact } from '../../src/text/redact';
import { withoutGuards, writeCsv } from '../../src/text/csv';
import { logbooks } from './arbitraries';
import { isLinear } from './isLinear';
import { entriesOf, framework, hostileLogbooks, hostileText, passage, portfolioFrom, words } from './portfolioSample';
import { shared, shareFormats } from './sharedIn';

const assets = { style: 'p{}', styleHash: 'sha256-x' };
const html = (...of: Parameters<typeof portfolioFrom>): string => writeHtml(portfolioReport(portfolioFrom(...of), words), assets);
const markdown = (...of: Parameters<typeof portfolioFrom>): string => writeMarkdown(portfolioReport(portfolioFrom(...of), words));
const csv = (...of: Parameters<typeof portfolioFrom>): string => writeCsv(annexRows(portfolioFrom(...of), words));
const evidence = (activity: string, source: ReturnType<typeof passage>, more: Partial<Extract<Fact, { type: 'evidence' }>> = {}): Fact =>
  ({ type: 'evidence', activities: [activity], source, ...more });

const month = entriesOf([
  evidence('f/a0', passage('As a buyer, I want\nto see the price.', 'stories/buy.md'), { remark: 'I wrote it' }),
  evidence('f/a1', passage('Secret', 'private/salary.md'), { private: true, remark: 'Hidden' }),
  { type: 'status', activity: 'f/a0', status: 'done', on: '2026-01-03' },
  { type: 'evidence', activities: ['f/a0', 'f/a5'], source: { kind: 'link', url: 'https://me:pw@board.test/1', title: 'Board' } },
  { type: 'evidence', activities: ['f/a5'], source: { kind: 'file', place: { uri: 'file:///home/anna/plan%20b.md' } } },
  { type: 'rating', skill: 'f/s0', level: 'low', remark: 'Early days' },
  { type: 'rating', skill: 'f/s0', level: 'high', by: 'Sam', on: '2026-02-01', request: 'r' },
  { type: 'checkIn', date: '2026-01-08', remark: 'Talked about stories' },
]);

suite('portfolio', () => {
  test('holds what was done, and nothing that was not', () => {
    const { frameworks, evidence: pieces, checkIns } = portfolioFrom(month);
    assert.deepEqual(frameworks.map(({ skills }) => skills.map(({ name, activities }) => [name, activities.map(({ title, status, on, evidence: own }) => [title, status, on, own.map((e) => e.number)])])), [[
      ['Skill 0', [['Activity 0', 'done', '2026-01-03', [1, 2]]]],
      ['Skill 1', [['Activity 5', 'inProgress', undefined, [2, 3]]]],
    ]]);
    assert.deepEqual(pieces.map(({ number, kind, path, url, quote, on }) => [number, kind, path, url, quote, on]), [
      [1, 'passage', 'stories/buy.md', undefined, 'As a buyer, I want\nto see the price.', '2026-01-01'],
      [2, 'link', undefined, 'https://board.test/1', undefined, '2026-01-04'],
      [3, 'file', 'plan b.md', undefined, undefined, '2026-01-05'],
    ]);
    assert.deepEqual(checkIns, [{ date: '2026-01-08', remark: 'Talked about stories' }]);
  });

  test('own ratings and those of others stand apart, with their names', () => {
    const [skill] = portfolioFrom(month).frameworks[0]!.skills;
    assert.deepEqual(skill!.ratings, [{ level: 'Low', on: '2026-01-06', remark: 'Early days' }]);
    assert.deepEqual(skill!.reviews, [{ level: 'High', on: '2026-02-01', by: 'Sam' }]);
  });

  test('what is not chosen is not there', () => {
    const bare = portfolioFrom(month, { quotes: false, remarks: false, ratings: false, reviews: false, checkIns: false });
    const text = JSON.stringify(portfolioJson(bare));
    for (const secret of ['buyer', 'I wrote it', 'Low', 'High', 'Sam', 'Early', 'Talked']) { assert.ok(!text.includes(secret), secret); }
    assert.equal(bare.evidence.length, 3);
    assert.deepEqual(portfolioFrom(month, { skills: ['f/s1'] }).frameworks[0]!.skills.map(({ key }) => key), ['f/s1']);
    assert.deepEqual(portfolioFrom(month, { frameworks: ['other'] }).frameworks, []);
  });

  test('a period counts its first and last day', () => {
    const numbers = (from?: string, until?: string): readonly string[] => portfolioFrom(month, { from, until }).evidence.map(({ on }) => on);
    assert.deepEqual(numbers('2026-01-04', '2026-01-05'), ['2026-01-04', '2026-01-05']);
    assert.deepEqual(numbers('2026-01-06'), []);
    assert.deepEqual(numbers(undefined, '2026-01-01'), ['2026-01-01']);
    assert.equal(portfolioFrom(month, { from: '2026-01-04' }).frameworks[0]!.skills[0]!.activities[0]!.status, 'inProgress', 'it was done before');
  });

  test('private evidence never leaves: the portfolio is the one without it', () => {
    fc.assert(fc.property(fc.oneof(logbooks, hostileLogbooks), fc.array(fc.boolean(), { maxLength: 20 }), (entries, hidden) => {
      const replaced = new Set(entries.flatMap((e) => (e.type === 'evidence' && e.replaces ? [e.replaces] : [])));
      const marked = entries.map((e, i) => (e.type === 'evidence' && hidden[i] && !replaced.has(e.id) ? { ...e, private: true } : e));
      const without = marked.filter((e) => e.type !== 'evidence' || !e.private);
      assert.deepEqual(portfolioFrom(marked), portfolioFrom(without));
    }));
  });

  test('says what leaves, by kind', () => {
    assert.deepEqual(sharePreviewOf(portfolioFrom(month, { name: 'Anna' }), 'json', words), {
      names: ['Anna', 'Sam'], skills: ['F: Skill 0\n  Activity 0: done, 2026-01-03', 'F: Skill 1\n  Activity 5: inProgress'],
      paths: ['stories/buy.md', 'plan b.md'], links: ['Board\nhttps://board.test/1'], quotes: [{ path: 'stories/buy.md', text: 'As a buyer, I want\nto see the price.' }], notes: [],
      remarks: ['I wrote it', 'Early days', 'Talked about stories'], ratings: ['Skill 0: Low 2026-01-06', 'Skill 0: High by Sam 2026-02-01'], feedback: [], checkIns: ['2026-01-08'],
      dates: ['2026-01-01', '2026-01-04', '2026-01-05', '2026-06-01'], ids: ['f 1', 'f/s0', 'f/s1', 'f/a0', 'f/a5'], activities: 2, evidence: 3,
    });
  });

  test('a piece stands once in a document, and its other activities lead to it', () => {
    assert.equal(html(month).match(/board\.test\/1"/g)?.length, 1);
    assert.match(html(month), /<a href="#evidence-2">See evidence 2<\/a>/);
    assert.equal(markdown(month).match(/board\.test\/1>/g)?.length, 1);
  });

  test('as JSON, activities name their evidence by number', () => {
    const json = JSON.parse(JSON.stringify(portfolioJson(portfolioFrom(month)))) as { type: string; frameworks: { skills: { activities: { evidence: number[] }[] }[] }[]; evidence: { number: number; id?: string }[] };
    assert.equal(json.type, 'craftlog.portfolio');
    assert.deepEqual(json.frameworks[0]!.skills[1]!.activities[0]!.evidence, [2, 3]);
    assert.deepEqual(json.evidence.map(({ number, id }) => [number, id]), [[1, undefined], [2, undefined], [3, undefined]]);
  });
});

suite('cases', () => {
  const of = framework.cases[0]!;
  test('dimensions keep the order of the framework, the strongest evidence comes first', () => {
    const dimensions = dimensionsOf(framework, of, portfolioFrom(month));
    assert.deepEqual(dimensions.map(({ name, evidence: strong }) => [name, strong.map(({ piece, shows }) => [piece.number, shows.map(({ title }) => title)])]), [
      ['One', [[1, ['Activity 0']], [2, ['Activity 0', 'Activity 5']], [3, ['Activity 5']]]], ['Two', []],
    ]);
  });

  test('tells no more than its dimensions need, and says what is missing', () => {
    const narrow = { ...of, dimensions: [{ ...of.dimensions[0]!, activities: ['a5'] }, of.dimensions[1]!] };
    const portfolio = portfolioOfCase(framework, narrow, portfolioFrom(month));
    assert.deepEqual(portfolio.evidence.map(({ number }) => number), [2, 3]);
    assert.deepEqual(sharePreviewOf(portfolio, 'html', words).names, []);
    const text = writeMarkdown(caseReport(framework, narrow, portfolio, words));
    assert.match(text, /## One[\s\S]*Evidence 3[\s\S]*Evidence 2[\s\S]*## Two\n\nNothing yet/);
    assert.doesNotMatch(text, /buyer/);
  });
});

/** The tags of a page, without what an attribute may hold of a text. */
const skeleton = (page: string): string => [...page.matchAll(/<(\/?[a-z0-9!]+)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*>/gi)]
  .map(([, tag, attributes]) => `${tag} ${[...attributes!.replace(/"[^"]*"/g, '').matchAll(/[a-z-]+/gi)].join(' ')}`).join('\n');
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (key, inner: unknown) =>
  (typeof inner === 'string' && ['remark', 'text', 'path', 'title', 'exact', 'folder', 'by', 'level'].includes(key) && inner.trim() !== '' && inner !== 'high' ? 'x' : inner)));

suite('what is written', () => {
  test('no text becomes a tag, an attribute or a link: the tags are those of plain text', () => {
    fc.assert(fc.property(hostileLogbooks, (entries) => {
      const dull = (plain(entries) as typeof entries).map((e) => (e.type === 'evidence' && e.source.kind === 'link' && !e.source.url.startsWith('https://x.test/') ? { ...e, source: { ...e.source, url: 'x' } } : e));
      const hostile = entries.filter((e, i) => skeleton(html([e])) !== skeleton(html([dull[i]!])));
      assert.deepEqual(hostile, []);
      const page = html(entries);
      assert.equal(page.replace(/<[^<>]*>/g, '').search(/[<>]/), -1, 'what is not a tag has no angle bracket');
      assert.doesNotMatch(page, /<(script|img|base|textarea|iframe)|href="(?!#|https?:)/i);
      assert.equal(page.match(/<style>/g)?.length, 1);
    }), { numRuns: 300 });
  });

  test('escaped text is read back as it was, but for marks that hide or reorder', () => {
    const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': '\'' };
    fc.assert(fc.property(hostileText, (text) => {
      const escaped = escapeHtml(text);
      assert.doesNotMatch(escaped, /[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
      const back = escaped.replace(/&(?:amp|lt|gt|quot|#39);/g, (e) => entities[e]!);
      assert.equal(back.length, text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '').length);
      assert.deepEqual(JSON.parse(scriptJson({ text })), JSON.parse(JSON.stringify({ text })));
      assert.doesNotMatch(scriptJson({ text }), /[<>&]/);
    }));
  });

  test('the page names its policy, its language and its own style alone', () => {
    const page = html(month);
    assert.match(page, /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-x'; base-uri 'none'; form-action 'none'">/);
    assert.match(page, /<html lang="en">/);
    assert.match(page, /<blockquote aria-label="Quote from stories\/buy\.md">As a buyer, I want\nto see the price\.<\/blockquote>/);
    assert.doesNotMatch(page, /style=|Secret|salary|Hidden|anna|pw@/);
  });

  test('in Markdown every line is ours: no HTML, no heading, list or link but those written', () => {
    fc.assert(fc.property(hostileLogbooks, (entries) => {
      const text = markdown(entries);
      const unescaped = text.replace(/\\[!-/:-@[-`{-~]/g, '');
      assert.doesNotMatch(unescaped.replace(/\(<https:\/\/x\.test\/[^<>\s]*>\)/g, '()'), /[<>](?! )(?!\n|$)|!\[/);
      const headings = text.split('\n').filter((line) => line.startsWith('#'));
      assert.deepEqual(headings.filter((line) => !/^#{1,6} (Portfolio|Overview|Skill|Activity|Check\\-ins)/.test(line)), []);
      assert.doesNotMatch(unescaped, /\]\(<(?!https:)/);
    }), { numRuns: 300 });
  });

  test('no cell of the annex runs as a formula, and every row is read back', () => {
    fc.assert(fc.property(hostileLogbooks, (entries) => {
      const text = csv(entries);
      assert.ok(text.startsWith('\ufeff') && text.endsWith('\r\n'));
      const { data, errors } = Papa.parse<string[]>(text.slice(1), { delimiter: ',', newline: '\r\n', skipEmptyLines: 'greedy' });
      assert.deepEqual(errors, []);
      const cells = data.slice(1).flat();
      assert.deepEqual(cells.filter((cell) => /^[\s\p{Cc}\ufeff]*[=+\-@]/u.test(cell)), []);
      assert.deepEqual(data.map((row) => row.map(withoutGuards)), annexRows(portfolioFrom(entries), words));
    }), { numRuns: 300 });
  });

  test('the annex has a row for each pair of evidence and activity', () => {
    const { data } = Papa.parse<Record<string, string>>(csv(month).slice(1), { header: true, skipEmptyLines: true });
    assert.deepEqual(data.map(({ activity, evidence: number, where, status }) => [activity, number, where, status]), [
      ['Activity 0', '1', 'stories/buy.md', 'done'], ['Activity 0', '2', 'https://board.test/1', 'done'],
      ['Activity 5', '2', 'https://board.test/1', 'inProgress'], ['Activity 5', '3', 'plan b.md', 'inProgress'],
    ]);
  });
});

suite('what others are not told', () => {
  const hidden: readonly (readonly [string, string])[] = [
    ['/home/anna/notes/x.md', '~/notes/x.md'], ['see /Users/anna.k/x and C:\\Users\\Anna Lee\\x', 'see ~/x and ~\\x'], ['file:///home/anna/x', '~/x'], ['file:///c%3A/Users/anna/x', '~/x'],
    ['vscode-remote://ssh-remote+host/home/anna/x', '~/x'], ['(/var/home/anna)', '(~)'], ['"/mnt/c/Users/anna/x"', '"~/x"'], ['\\\\wsl$\\Ubuntu\\home\\anna\\x', '~\\x'],
    ['//wsl.localhost/Ubuntu/home/anna/x', '~/x'], ['file://localhost/home/anna/x', '~/x'], ['vscode://file/c:/Users/anna/x', '~/x'], ['vscode://vscode-remote/wsl+Ubuntu/home/anna/x', '~/x'],
    ['smb://server/home/anna/x', '~/x'], ['\\\\server\\Users\\anna\\x', '~\\x'], ['/Volumes/Mac HD/Users/anna/x', '~/x'], ['/cygdrive/c/Users/anna/x', '~/x'], ['C:/Users/Anna Lee/x', '~/x'],
    ['{"a":"C:\\\\Users\\\\Anna Lee\\\\x"}', '{"a":"~\\\\x"}'], ['%2Fhome%2Fanna%2Fx', '~%2Fx'], ['file%3A%2F%2F%2Fhome%2Fanna%2Fx', '~%2Fx'], ['C%3A%5CUsers%5Canna', '~'], ['%252Fhome%252Fanna', '~'],
    ['see%20%2Fhome%2Fanna', 'see%20~'], ['?p=/home/anna/x&y', '?p=~/x&y'], ['gcc -I/home/anna/include', 'gcc -I~/include'], ['`/home/anna`', '`~`'], ['.../home/anna/x', '...~/x'],
    ['https://anna:pw@x.test/@me', 'https://x.test/@me'], ['https://token@x.test/a', 'https://x.test/a'], ['postgres://anna:p@ss@db/x', 'postgres://db/x'], ['https://anna:p/w@x.test', 'https://x.test'],
    ['https%3A%2F%2Fanna%3Apw%40x.test', 'https%3A%2F%2Fx.test'], ['https:\\\\anna:pw@x', 'https:\\\\x'], ['https:anna:pw@x.test/', 'https:x.test/'], ['anna:pw@db.test:5432/x', 'db.test:5432/x'],
    ['sftp://anna:pw@host/home/anna/x', '~/x'],
  ];
  for (const [text, told] of hidden) { test(`${text} is told as ${told}`, () => assert.equal(redact(text), told)); }

  test('what is none stays', () => {
    for (const text of [
      'https://example.org/home/news', 'https://example.org:80/home/a', 'https%3A%2F%2Fexample.org%2Fhome%2Fnews', 'src/home/page.ts', './home/x', '../home/x', '/Users/Shared/x', 'home', 'at home/work', 'C:\\Work\\x', '/homeless/x',
      'mail kim@corp.test', 'cc:kim@corp.test', 'git@github.com:org/repo', 'https://medium.com/@kim', 'https://localhost:3000/x@y', 'https://x.test?mail=a@b', 'http://[::1]:80/@x',
    ]) { assert.equal(redact(text), text); }
  });

  test('also where a text begins or ends in the middle of it', () => {
    assert.equal(redact('nna/templates before', '/home/a'), '~/templates before');
    assert.equal(redact('see /home/an', '', 'na/x'), 'see ~');
    assert.equal(redact('pw@host/x', 'https://anna:'), 'host/x');
    const text = 'from /home/anna/templates';
    const [start, end] = [text.indexOf('anna'), text.length];
    const entries = entriesOf([evidence('f/a0', { kind: 'passage', place: { folder: 'w', path: 'n.md' }, selector: describe(text, start, end) })]);
    assert.equal(portfolioFrom(entries).evidence[0]!.quote, '~/templates');
  });

  test('no name of a person and no password is left, wherever it stands and in whichever format', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9_-]{3,10}$/).map((n) => `zq${n}`);
    const root = fc.constantFrom(
      '/home/', '/Users/', 'C:\\Users\\', 'file:///home/', 'vscode-remote://wsl+Ubuntu/home/', '/mnt/c/Users/', 'c:/Users/', '%2Fhome%2F', 'file%3A%2F%2F%2FUsers%2F', '\\\\wsl$\\Ubuntu\\home\\', 'https://x:', 'ftp://', 'https://x.test/?f=/home/',
    );
    const text = fc.tuple(fc.constantFrom('', 'see ', '(', '"', 'x: ', '“'), root, name, fc.constantFrom('', '/a.md', '\\a.md', ' and', ')'));
    fc.assert(fc.property(text, ([before, home, who, after]) => {
      const secret = `${before}${home}${who}${/^(https:\/\/x:|ftp)/.test(home) ? '@host' : ''}${after}`;
      const uri = `file://${home.startsWith('/') ? home : '/home/'}${who}`;
      const entries = entriesOf([
        evidence('f/a0', passage(secret, `notes ${secret}`), { remark: secret }),
        { type: 'evidence', activities: ['f/a1'], source: { kind: 'file', place: { uri: `${uri}/x.md` } } }, { type: 'evidence', activities: ['f/a1'], source: { kind: 'file', place: { uri } } },
        { type: 'evidence', activities: ['f/a1'], source: { kind: 'link', url: secret, title: secret } }, { type: 'evidence', activities: ['f/a2'], source: { kind: 'note', text: secret } },
        { type: 'status', activity: 'f/a3', status: 'done', remark: secret }, { type: 'rating', skill: 'f/s0', level: secret, remark: secret },
        { type: 'rating', skill: 'f/s0', level: 'high', by: secret, on: '2026-01-01', remark: secret }, { type: 'feedback', request: 'r', by: secret, on: '2026-01-01', skill: 'f/s0', remark: secret },
        { type: 'checkIn', date: '2026-01-01', remark: secret },
      ]);
      for (const format of shareFormats) {
        const { file, preview } = shared(format, entries, { name: secret });
        assert.ok(!file.includes(who), `${format}: ${file}`);
        assert.ok(!preview.includes(who), `${format}: ${preview}`);
      }
    }), { numRuns: 200 });
  });

  test('costs little for a text made to cost much', () => {
    for (const part of ['/home/', 'file:///', '\\\\wsl', '/////', 'C:\\Users\\a b ', 'vscode-remote://', '%2f', '%25', 'a://a', '//a:b', 'a:b@', '/mnt/a b', '@']) {
      isLinear((n) => redact(part.repeat(n)), 20_000);
    }
  });

  test('paths are relative, and of a file outside only its name is told', () => {
    const alone = (): undefined => undefined;
    assert.equal(sharedPath({ folder: 'work', path: 'a/b.md' }, alone), 'a/b.md');
    assert.equal(sharedPath({ folder: 'work', path: 'a/b.md' }, (name) => name), 'work/a/b.md');
    assert.equal(sharedPath({ folder: '', path: 'home/anna/b.md' }, alone), '~/b.md');
    assert.equal(sharedPath({ uri: 'vscode-remote://ssh-remote+host/home/anna/a%20b.md?x#y' }, alone), 'a b.md');
    assert.equal(sharedPath({ uri: 'file:///c%3A/Users/anna/100%25' }, (name) => name), '100%');
    assert.equal(sharedPath({ uri: 'file:///home/anna' }, alone), '~');
    assert.equal(sharedPath({ uri: 'ftp://anna:pw@host' }, alone), 'host');
  });
});
