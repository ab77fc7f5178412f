import type { Place, Source } from '../../logbook/model/logbook';
import type { Evidence } from '../../logbook/model/progress';
import { escapeNote, quoteNote } from '../../text/escape';
import { redact } from '../../text/redact';
import type { Ask, Begun, CheckIn, Done, Prompt, Rated, Shown } from './checkIn';
import { sharedPath, sharedQuote } from './portfolio/sharedSelector';

/** The words of a note in the person's language; each gives plain text. */
export interface CheckInWords {
  title(date: string): string;
  since(at: string): string;
  readonly first: string;
  readonly headings: Readonly<Record<'done' | 'evidence' | 'levels' | 'inProgress' | 'look' | 'ask' | 'talk' | 'agreed', string>>;
  done(done: Done): string;
  begun(begun: Begun): string;
  rated(rated: Rated): string;
  /** What happened to evidence that needs a look. */
  look(evidence: Evidence): string;
  ask(ask: Ask): string;
  prompt(prompt: Prompt): string;
  /** What stands for a note in a line. */
  readonly note: string;
  date(at: string): string;
  privateLeftOut(count: number): string;
  more(count: number): string;
}

/** Characters of a quote: enough for a story with its criteria. */
const longestQuote = 600;
/** Characters of an address that stands for itself. */
const longestAddress = 60;
/** Pieces of evidence in one note; the panel has them all. */
const mostPieces = 60;

/**
 * The note for a 1:1 as Markdown. Whatever the logbook and the framework say, it is text; only links made here are links. As in a portfolio,
 * no home folder is named and no password of an address.
 */
export function checkInNote(made: CheckIn, words: CheckInWords): string {
  const { headings } = words;
  const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');
  const section = (heading: string, body: string): string[] => (body ? [`## ${said(heading)}`, body] : []);
  const parts = [
    `# ${said(words.title(made.date))}`,
    said(made.since === undefined ? words.first : words.since(made.since)),
    ...section(headings.done, list(made.done.map((done) => withRemark(said(words.done(done)), done.entry.remark)))),
    ...section(headings.evidence, evidencePart(made, words)),
    ...section(headings.levels, list(made.rated.map((rated) => withRemark(said(words.rated(rated)), rated.rating.remark)))),
    ...section(headings.inProgress, list(made.inProgress.map((begun) => said(words.begun(begun))))),
    ...section(headings.look, list(made.needingReview.map((piece) => `${linked(piece.source, words)}: ${said(words.look(piece))}`))),
    ...section(headings.ask, list(made.asks.map((ask) => said(words.ask(ask))))),
    ...section(headings.talk, list(made.prompts.map((prompt) => said(words.prompt(prompt))))),
    `## ${said(headings.agreed)}`, '- ',
  ];
  return `${parts.join('\n\n')}\n`;
}

function evidencePart({ shown, pieces, privatePieces }: CheckIn, words: CheckInWords): string {
  let room = mostPieces;
  const groups = shown.flatMap(({ activity, evidence }: Shown) => {
    const some = evidence.slice(0, room);
    room -= some.length;
    return some.length ? [`### ${said(activity.activity.title)}\n\n${some.map((piece) => evidenceItem(piece, words)).join('\n')}`] : [];
  });
  const left = pieces - (mostPieces - room);
  const notes = [...(left > 0 ? [words.more(left)] : []), ...(privatePieces > 0 ? [words.privateLeftOut(privatePieces)] : [])];
  return [...groups, ...notes.map(escapeNote)].join('\n\n');
}

function evidenceItem(piece: Evidence, words: CheckInWords): string {
  const { source } = piece;
  const head = `- ${withRemark(`${linked(source, words)}, ${said(words.date(piece.at))}`, piece.remark)}`;
  const text = source.kind === 'passage' ? sharedQuote(source.selector) : source.kind === 'note' ? redact(source.text) : '';
  return text.trim() ? `${head}\n${quoteNote(text, longestQuote, '  ')}` : head;
}

const said = (text: string): string => escapeNote(redact(text));

const withRemark = (text: string, remark: string | undefined): string => (remark?.trim() ? `${text}. ${said(remark)}` : text);

function linked(source: Source, words: CheckInWords): string {
  const label = said(labelOf(source, words));
  const href = hrefOf(source);
  return href === undefined ? label : `[${label}](${href})`;
}

function labelOf(source: Source, words: CheckInWords): string {
  switch (source.kind) {
    case 'file': return pathOf(source.place).split('/').at(-1)!;
    case 'passage': return pathOf(source.place);
    case 'link': return source.title ?? (source.url.length > longestAddress ? `${redact(source.url).slice(0, longestAddress - 1)}…` : source.url);
    case 'note': return words.note;
  }
}

const pathOf = (place: Place): string => sharedPath(place, () => undefined);

/** Files are named by their path in their folder, which is where a note that is not saved yet looks for them; web addresses by themselves. */
function hrefOf(source: Source): string | undefined {
  if (source.kind === 'link') {
    const url = redact(source.url);
    return /^https?:\/\/[^\s<>]+$/i.test(url) ? url.replace(/[()\\[\]]/g, escaped) : undefined;
  }
  // Not where the path has a part that others are not told, nor half a character, which no file can have.
  if (source.kind === 'note' || 'uri' in source.place || pathOf(source.place) !== source.place.path || /\p{Cs}/u.test(source.place.path)) { return undefined; }
  return source.place.path.split('/').map((part) => encodeURIComponent(part).replace(/[!'()*]/g, escaped)).join('/');
}

const escaped = (sign: string): string => `%${sign.charCodeAt(0).toString(16)}`;
