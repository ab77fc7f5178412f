import type { EvidenceStore } from './evidence';
import type { LogbookStore } from '../logbook/logbook';
import type { ActivityKey } from '../framework/model/framework';
import type { Source } from '../logbook/model/logbook';
import type { Evidence } from '../logbook/model/progress';
import { placeIn, uriOf } from '../platform/places';

interface Stores { readonly logbook: LogbookStore; readonly evidence: EvidenceStore }

/**
 * The evidence of an activity, or of one that is the same, that is this file, passage or link already; a passage wherever it stands now.
 * Notes are never the same: one may well do a thing twice. Cost: linear in the evidence of the file, or in all for a link.
 */
export async function attachedAlready(stores: Stores, source: Source, activity: ActivityKey): Promise<Evidence | undefined> {
  const same = new Set([activity, ...stores.logbook.progress.sameAs(activity)]);
  return (await alike(stores, source)).find(({ activities }) => activities.some((key) => same.has(key)));
}

/** The activities that all of these sources are evidence for already. */
export async function activitiesOf(stores: Stores, sources: readonly Source[]): Promise<ReadonlySet<ActivityKey>> {
  const { progress } = stores.logbook;
  let keys: ReadonlySet<ActivityKey> | undefined;
  for (const source of sources) {
    const own = new Set((await alike(stores, source)).flatMap(({ activities }) => activities.flatMap((key) => [key, ...progress.sameAs(key)])));
    keys = keys ? new Set([...keys].filter((key) => own.has(key))) : own;
  }
  return keys ?? new Set();
}

async function alike({ logbook, evidence }: Stores, source: Source): Promise<readonly Evidence[]> {
  if (source.kind === 'note') { return []; }
  if (source.kind === 'link') {
    const address = addressOf(source.url);
    return logbook.progress.evidence.filter((piece) => piece.source.kind === 'link' && addressOf(piece.source.url) === address);
  }
  const place = placeIn(source);
  const uri = place && uriOf(place);
  const here = (): readonly Evidence[] => (uri && evidence.files.get(uri)?.evidence) ?? [];
  if (!uri || source.kind === 'file' || !here().length) { return here().filter((piece) => piece.source.kind === source.kind); }
  await evidence.look(uri);
  return here().filter((piece) => {
    if (piece.source.kind !== 'passage') { return false; }
    const { location, cell } = evidence.knownOf(piece);
    const now = location && 'start' in location ? { ...location, cell } : { ...piece.source.selector, cell: piece.source.cell };
    return now.start === source.selector.start && now.end === source.selector.end && now.cell === source.cell;
  });
}

const addressOf = (url: string): string => (URL.canParse(url) ? new URL(url).href : url);
