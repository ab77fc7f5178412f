import type { SharedEvidence, SharedFeedback } from './portfolio';
import type { PortfolioWords } from './portfolioWords';
import type { Block, Inline } from './report';

/** What stands for the evidence in a line: a path, a linked title, or what kind it is. */
const whereOf = ({ kind, path, url, title }: SharedEvidence, words: PortfolioWords): Inline =>
  (url === undefined ? path ?? words.kind(kind) : { text: title ?? url, href: url });

/** A piece of evidence with all that is shared of it. `id` is unique in the report. `shows`: the titles of activities, where the report does not say. */
export function evidenceBlocks(piece: SharedEvidence, id: string, words: PortfolioWords, shows?: readonly string[]): Block {
  const state = words.state(piece.state);
  const text = piece.quote ?? piece.note;
  return {
    kind: 'item', id,
    blocks: [
      { kind: 'text', line: [{ text: words.evidence(piece.number), strong: true }, ' · ', whereOf(piece, words), ' · ', words.logged(words.day(piece.on)), ...(state ? [` · ${state}`] : [])] },
      ...(shows?.length ? [{ kind: 'text' as const, line: [words.shows(shows.join(', '))] }] : []),
      ...(text === undefined ? [] : [{ kind: 'quote' as const, text, of: piece.path === undefined ? words.kind(piece.kind) : words.quoteFrom(piece.path) }]),
      ...remarkBlocks(piece.remark, words),
      ...feedbackBlocks(piece.feedback, words),
    ],
  };
}

/** A remark of several lines stays one paragraph, which all formats can show. */
export const remarkBlocks = (remark: string | undefined, words: PortfolioWords): readonly Block[] =>
  (remark === undefined ? [] : [{ kind: 'text', line: [{ text: words.remark, strong: true }, ' ', remark] }]);

export const feedbackBlocks = (feedback: readonly SharedFeedback[], words: PortfolioWords): readonly Block[] =>
  feedback.flatMap(({ by, on, remark, answer }): Block[] => [
    { kind: 'text', line: [{ text: words.feedback(by, words.day(on)), strong: true }, ' ', remark] },
    ...(answer === undefined ? [] : [{ kind: 'text' as const, line: [{ text: words.answer, strong: true as const }, ' ', answer] }]),
  ]);
