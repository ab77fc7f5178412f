import type { SharedActivity, SharedEvidence } from './portfolio';

/** What speaks for a piece of evidence when somebody else reads it, in points. Only their order matters. */
const points = {
  /** The reader sees the words themselves, not only that there is a file. */
  quote: 4, file: 2, link: 2, note: 1,
  /** It can still be looked at as it was attached. */
  stands: 3, changed: 1,
  /** The person says which part was theirs. */
  remark: 2,
  /** Somebody else has looked at it. */
  reviewed: 2,
  /** The activity it shows is done, not only begun. */
  done: 2,
  /** It shows a further activity of the same dimension. */
  further: 1,
} as const;

const ofState: Readonly<Record<SharedEvidence['state'], number>> = { found: points.stands, moved: points.stands, changed: points.changed, ambiguous: 0, gone: 0, unreadable: 0, unknown: 0, unasked: 0 };

/** How well a piece of evidence speaks for some activities. It orders evidence for a report; nobody is shown the number. */
export function strengthOf(piece: SharedEvidence, shows: readonly SharedActivity[]): number {
  const kind = { passage: piece.quote === undefined ? points.file : points.quote, file: points.file, link: points.link, note: points.note }[piece.kind];
  const stands = piece.kind === 'passage' || piece.kind === 'file' ? ofState[piece.state] : points.changed;
  return kind + stands + (piece.remark === undefined ? 0 : points.remark) + (piece.feedback.length ? points.reviewed : 0)
    + (shows.some(({ status }) => status === 'done') ? points.done : 0) + (shows.length - 1) * points.further;
}
