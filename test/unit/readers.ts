import { blocksOf, frontMatterOf } from '../../src/companion/model/blocks';
import { criteriaLabel, labelBehind } from '../../src/companion/model/criteria';
import { saysAmount, saysDate, saysMonth, saysVersion } from '../../src/companion/model/documentChecks';
import { parseStories } from '../../src/companion/model/parseStories';
import { plainOf } from '../../src/companion/model/plain';
import { fingerprint, readinessOf } from '../../src/companion/model/readiness';
import { twoWishes } from '../../src/companion/model/storyChecks';
import { templateSnippet } from '../../src/companion/model/templateSnippet';
import { FileText } from '../../src/evidence/model/fileText';
import { webAnnotations } from '../../src/sharing/model/portfolio/webAnnotation';
import { associationsIn, linkOf } from '../../src/formats/model/caseTree';
import { slugOf } from '../../src/formats/model/frameworkBuilder';
import { importFrameworks } from '../../src/formats/model/importFrameworks';
import { isProblem } from '../../src/formats/model/importer';
import { statementsIn } from '../../src/formats/model/statements';
import { toYaml } from '../../src/formats/model/toYaml';
import { catalogOf } from '../../src/framework/model/framework';
import { activityIdAt, yamlFields, yamlPlace } from '../../src/framework/model/frameworkCompletion';
import { printOf } from '../../src/framework/model/frameworkDiff';
import { buildNames } from '../../src/framework/model/names';
import { parseFramework } from '../../src/framework/model/parseFramework';
import { renameId } from '../../src/framework/model/renameId';
import { newEntryId } from '../../src/logbook/model/entryId';
import { gitIdentity, logbookIdFor } from '../../src/logbook/model/homeFolder';
import { classifyImportText } from '../../src/logbook/model/classifyImport';
import { isSoundSource } from '../../src/logbook/model/entryChecks';
import { readLines, recoverEntries, writeLines } from '../../src/logbook/model/jsonLines';
import { logbookText } from '../../src/logbook/model/logbookText';
import { parseLogbook } from '../../src/logbook/model/parseLogbook';
import { parseVersionName } from '../../src/logbook/model/versionName';
import { keptQuote, mayHold } from '../../src/passage/quote';
import { notebookCells } from '../../src/passage/notebookCells';
import { describe, locate } from '../../src/passage/passage';
import { excerpts } from '../../src/progress/model/recent';
import { annexRows, portfolioReport } from '../../src/sharing/model/portfolio/portfolioReport';
import { caseReport } from '../../src/sharing/model/portfolio/promotionCase';
import { sharedPath } from '../../src/sharing/model/portfolio/sharedSelector';
import { writeHtml } from '../../src/sharing/model/portfolio/writeHtml';
import { writeMarkdown } from '../../src/sharing/model/portfolio/writeMarkdown';
import { parseReview } from '../../src/sharing/model/review/parseReview';
import { gapsOf, isFilled, isTemplate, placeholderShare } from '../../src/suggest/templates';
import { stems } from '../../src/suggest/words';
import { suggest } from '../../src/suggest/suggest';
import { textIndexOf } from '../../src/suggest/textIndex';
import { sectionsOf } from '../../src/suggest/sections';
import { canonicalJson } from '../../src/text/canonicalJson';
import { escapeMarkdown, escapeNote, quoteNote } from '../../src/text/escape';
import { fold, foldName } from '../../src/text/fold';
import { folderPath } from '../../src/text/paths';
import { globFits } from '../../src/text/glob';
import { clip, oneLine, plainText } from '../../src/text/plainText';
import { nearest } from '../../src/text/rank';
import { redact } from '../../src/text/redact';
import { sharedWords, wordsOf } from '../../src/text/similarity';
import { textAround, withOneEnding } from '../../src/text/lines';
import { writeCsv } from '../../src/text/csv';
import { catalog, entriesOf, framework, passage, portfolioFrom, words } from './portfolioSample';

type Reader = readonly [name: string, read: (text: string) => unknown];

const assets = { style: '', styleHash: '' };
const quoted = JSON.stringify;
const line = (text: string): string => text.replace(/[\r\n\u2028\u2029]/g, ' ');
const withTexts = (text: string) => ({
  ...framework, name: text, skills: framework.skills.map((skill) => ({ ...skill, name: text, aliases: [text], activities: skill.activities.map((activity) => ({ ...activity, title: text, keywords: [text], files: [text] })) })),
});
const portfolio = (text: string) => portfolioFrom(entriesOf([
  { type: 'evidence', activities: ['f/a0'], source: passage(text, text), remark: text }, { type: 'evidence', activities: ['f/a0'], source: { kind: 'link', url: `https://a/${text}`, title: text } },
  { type: 'evidence', activities: ['f/a5'], source: { kind: 'note', text } }, { type: 'evidence', activities: ['f/a5'], source: { kind: 'file', place: { uri: `file:///a/${text}` } } },
  { type: 'rating', skill: 'f/s0', level: 'low', by: text, on: text },
]));
const note = (text: string) => ({ id: newEntryId(0, () => 0), at: '2026-01-01T00:00:00.000Z', type: 'evidence', activities: ['f/a'], source: { kind: 'note', text } });
const frameworkYaml = (text: string): string => `id: f\nversion: '1'\nname: F\nskills:\n  - id: s\n    name: ${text}\n    activities:\n      - id: a\n        title: ${text}\n        formerIds: [b${line(text)}]\n${text}\n`;
const tables = (text: string): string => `Skill,Junior,Senior\nWrite,${text},Leads all of it well\n"Plan ${text.replaceAll('"', '')}",Does it well,Leads it well\n${text}`;
const importedFrom = (text: string) => {
  const result = importFrameworks([{ name: 'x.csv', text }]);
  return isProblem(result) ? undefined : result.frameworks.map((each) => toYaml(each));
};
const package_ = (text: string): string => quoted({
  CFDocument: { identifier: 'd', title: text, description: text },
  CFItems: ['a', 'b'].map((id) => ({ identifier: id, fullStatement: text, humanCodingScheme: text, abbreviatedStatement: text, CFItemType: text })),
  CFAssociations: [{ associationType: 'isChildOf', originNodeURI: { identifier: 'a' }, destinationNodeURI: { identifier: `b${text}` } }],
});
const mahara = (text: string): string => quoted({
  framework: { name: text, description: `<a href="${text}" ${text}`, standards: [{ standardid: 1, shortname: text, name: text, description: text }], standardelements: [{ standardid: 1, elementid: text, shortname: text, name: text, description: text }] },
});
const logbookWords = { title: '', summary: () => '', entry: () => '', remark: (text: string) => text, takenBack: '', day: (at: string) => at, time: (at: string) => at };

/** Everything of the model that reads text of others, each called with a text in the places where it comes in. */
export const readers: readonly Reader[] = [
  ['escapeMarkdown', escapeMarkdown], ['escapeNote', escapeNote], ['quoteNote', (text) => quoteNote(text, 600, '  ')], ['fold', fold], ['foldName', foldName],
  ['folderPath', (text) => [folderPath(`~/${text}`, `/home/a/.config/${text}`), folderPath(text, text)]], ['yamlFields', (text) => [...yamlFields(text), ...yamlFields(`a: ${line(text)}\n- ${line(text)}\nb: "${line(text)}`)]],
  ['yamlPlace', (text) => [yamlPlace(text, text.length), yamlPlace(`a:\n  b: ${line(text)}`, text.length), activityIdAt(text, 0)]], ['printOf', printOf],
  ['globFits, pattern', (text) => globFits(text.slice(0, 300), 'work/notes/a long name of a file.md')], ['globFits, path', (text) => globFits('**/*a*b*{c,d}*', text)],
  ['gitIdentity', (text) => [gitIdentity(text, text), gitIdentity(`[remote "a"]\n\t${text}\n\turl${text}`, undefined)]], ['logbookIdFor', (text) => logbookIdFor(text, text)],
  ['import of any text', (text) => importFrameworks([{ name: text, text }])],
  ['import of a table', (text) => importedFrom(tables(text))], ['import of a CASE package', (text) => importedFrom(package_(text))], ['import of a Mahara matrix', (text) => importedFrom(mahara(text))],
  ['import of YAML', (text) => [importedFrom(`competencies:\n  - theme: ${text}\n    level: 1\n    summary: ${text}\n`), importedFrom(`---\ntopics:\n  - name: ${text}\n---\n${text}`)]],
  ['linkOf', (text) => [linkOf(`https://a/${text}`), linkOf({ uri: text }), associationsIn({})]], ['plainText', plainText], ['plainText, HTML', (text) => plainText(`<p>${text}</p><style>${text}`)],
  ['oneLine', oneLine], ['clip', (text) => clip(text, 2000)], ['statementsIn', statementsIn], ['slugOf', (text) => slugOf(text, 'skill')],
  ['isSoundSource', (text) => isSoundSource({ kind: 'file', place: { folder: 'a', path: text } })], ['readLines', (text) => writeLines(readLines(`${text}\n{${text}\n${canonicalJson(note(text))}`))],
  ['incomingFrom', (text) => [classifyImportText(text, { entries: [], unread: [] }, 0), classifyImportText(`{"version":1,"entries":[${canonicalJson(note(text))},${text}`, { entries: [], unread: [] }, 0)]],
  ['salvage', recoverEntries], ['parseLogbook', (text) => parseLogbook({ version: 1, entries: [note(text), text] })], ['keptQuote', (text) => [keptQuote({ exact: text, tail: text }, '…'), mayHold({ exact: text }, text)]],
  ['logbookText', (text) => logbookText(entriesOf([{ type: 'rating', skill: 'f/s0', level: 'low', remark: text }]), logbookWords)],
  ['names in a text', (text) => [...buildNames([{ name: 'as a buyer', ref: 1 }, { name: 'a', ref: 2 }]).all(text)]],
  ['a text as a name', (text) => [...buildNames([{ name: text, ref: 1 }]).all('as a buyer')]], ['nearest', (text) => nearest(text.slice(0, 200), ['name', 'skills'])],
  ['notebookCells', (text) => notebookCells(quoted({ cells: [{ cell_type: 'markdown', source: [text] }] }))], ['notebook text', (text) => new FileText({ cells: true, texts: text.slice(0, 4000).split('') })], ['excerpts', (text) => excerpts([text])],
  ['parseFramework', parseFramework], ['parseFramework, texts', (text) => parseFramework(frameworkYaml(line(text)))], ['renameId', (text) => renameId(frameworkYaml('x').replace('[bx]', `[b,${text}\n]`), 'a', 'c')],
  ['passage', (text) => locate(describe(`one two three ${text} four five`, 4, 30), `one two ${text} six four five`)], ['passage of a long run', (text) => locate(describe(`a ${text} b`, 2, 2 + text.length), `c a ${text} b`)],
  ['placeholder', (text) => [placeholderShare(text), isTemplate(text, `---\n${text}\n---\n${text}`), placeholderShare(`|${line(text)}|`)]],
  ['portfolio as Markdown', (text) => writeMarkdown(portfolioReport(portfolio(text), words))], ['portfolio as HTML', (text) => writeHtml(portfolioReport(portfolio(text), words), assets)],
  ['portfolio as CSV', (text) => writeCsv(annexRows(portfolio(text), words))], ['promotion case', (text) => writeHtml(caseReport(framework, framework.cases[0]!, portfolio(text), words), assets)],
  ['redact', (text) => [redact(text), redact(`/home/a${text}/home/${text}`), redact(`https://${text}`)]], ['sharedPath', (text) => sharedPath({ uri: text }, () => undefined)],
  ['amounts', (text) => [saysAmount(text), saysDate(text), saysMonth(text), saysVersion(text)]], ['blocksOf', (text) => [blocksOf(text), frontMatterOf(`---\n${text}`)]],
  ['tables of stories', (text) => parseStories(`| As a | I want | acceptance |\n|---|---|---|\n| a | b | ${line(text)} |\n${text}`)],
  ['criteriaLabel', (text) => [criteriaLabel(text), labelBehind(text)]], ['readiness fingerprint', fingerprint], ['gapsOf', (text) => [gapsOf(text), isFilled(text)]], ['parseStories', parseStories],
  ['stories', (text) => parseStories(`# User stories\n\nAs a buyer, I want ${text} so that ${text}\n\n- Given ${text}\n- And ${text}\n`)], ['plainOf', (text) => plainOf(text, 0, text.length)],
  ['readinessOf', (text) => readinessOf([framework], text, 'story.md')], ['templateSnippet', templateSnippet], ['twoWishes', (text) => twoWishes(`see a page and ${text}`)],
  ['parseReview', (text) => [parseReview(text), parseReview(quoted({ type: 'craftlog.review', version: 1, request: 'r', print: 'p', by: text, on: text, remark: text, skills: [], evidence: [] }))]],
  ['similarity', (text) => [wordsOf(text), sharedWords(text, text, 3)]], ['suggest', (text) => suggest(catalog, { path: text, text }, 5)], ['suggest for a selection', (text) => suggest(catalog, { path: 'a.md', text, selection: text }, 5)],
  ['stems', stems], ['textIndexOf', (text) => textIndexOf(catalogOf([withTexts(text)]))], ['zonesOf', (text) => [sectionsOf(text, text), sectionsOf('a.md', `---\ntitle: ${text}\n---\n# ${text}`)]],
  ['textAround', (text) => textAround({ lineCount: 1, lineAt: () => ({ text }) }, 0, 1, 200)], ['parseVersionName', parseVersionName], ['withOneEnding', withOneEnding],
  ['webAnnotations', (text) => webAnnotations(portfolio(text), text)],
];
