import type { Ask, Begun, CheckIn, Done, Prompt, Rated, Shown } from './checkIn';
import { escapeNote, quoteNote } from './escapeNote';
import type { Source } from './logbook';
import type { Evidence } from './progress';

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
  label(source: Source): string;
  date(at: string): string;
  privateLeftOut(count: number): string;
  more(count: number): string;
  /** Where a link to the source leads: an address, or a path relative to the note; undefined for nowhere. */
  href(source: Source): string | undefined;
}

/** Characters of a quote: enough for a story with its criteria. */
const longestQuote = 600;
/** Pieces of evidence in one note; the panel has them all. */
const mostPieces = 60;

/** The note for a 1:1 as Markdown. Whatever the logbook and the framework say, it is text; only links made here are links. */
export function checkInNote(made: CheckIn, words: CheckInWords): string {
  const { headings } = words;
  const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');
  const section = (heading: string, body: string): string[] => (body ? [`## ${escapeNote(heading)}`, body] : []);
  const parts = [
    `# ${escapeNote(words.title(made.date))}`,
    escapeNote(made.since === undefined ? words.first : words.since(made.since)),
    ...section(headings.done, list(made.done.map((done) => withRemark(escapeNote(words.done(done)), done.entry.remark)))),
    ...section(headings.evidence, evidencePart(made, words)),
    ...section(headings.levels, list(made.rated.map((rated) => withRemark(escapeNote(words.rated(rated)), rated.rating.remark)))),
    ...section(headings.inProgress, list(made.inProgress.map((begun) => escapeNote(words.begun(begun))))),
    ...section(headings.look, list(made.needingALook.map((piece) => `${linked(piece.source, words)}: ${escapeNote(words.look(piece))}`))),
    ...section(headings.ask, list(made.asks.map((ask) => escapeNote(words.ask(ask))))),
    ...section(headings.talk, list(made.prompts.map((prompt) => escapeNote(words.prompt(prompt))))),
    `## ${escapeNote(headings.agreed)}`, '- ',
  ];
  return `${parts.join('\n\n')}\n`;
}

function evidencePart({ shown, pieces, privatePieces }: CheckIn, words: CheckInWords): string {
  let room = mostPieces;
  const groups = shown.flatMap(({ activity, evidence }: Shown) => {
    const some = evidence.slice(0, room);
    room -= some.length;
    return some.length ? [`### ${escapeNote(activity.activity.title)}\n\n${some.map((piece) => evidenceItem(piece, words)).join('\n')}`] : [];
  });
  const left = pieces - (mostPieces - room);
  const notes = [...(left > 0 ? [words.more(left)] : []), ...(privatePieces > 0 ? [words.privateLeftOut(privatePieces)] : [])];
  return [...groups, ...notes.map(escapeNote)].join('\n\n');
}

function evidenceItem(piece: Evidence, words: CheckInWords): string {
  const { source } = piece;
  const head = `- ${withRemark(`${linked(source, words)}, ${escapeNote(words.date(piece.at))}`, piece.remark)}`;
  const text = source.kind === 'passage' ? source.selector.exact : source.kind === 'note' ? source.text : '';
  return text.trim() ? `${head}\n${quoteNote(text, longestQuote, '  ')}` : head;
}

const withRemark = (text: string, remark: string | undefined): string => (remark?.trim() ? `${text}. ${escapeNote(remark)}` : text);

function linked(source: Source, words: CheckInWords): string {
  const label = escapeNote(words.label(source));
  const href = words.href(source);
  return href === undefined ? label : `[${label}](${href})`;
}
