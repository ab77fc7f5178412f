import MiniSearch from 'minisearch';
import type { Catalog } from '../../../src/framework/model/framework';
import { globFits } from '../../../src/text/glob';
import { suggest } from '../../../src/suggest/suggest';
import { weights } from '../../../src/suggest/weights';
import type { Weights } from '../../../src/suggest/weights';
import type { Ranker } from './outcome';

const rowsIn = (catalog: Catalog): ReadonlyMap<string, number> => new Map(catalog.activities.map(({ key, activity }) => [key, activity.sourceRow ?? -1]));

export function craftlog(catalog: Catalog, name = 'Craftlog', by: Weights = weights): Ranker {
  const rows = rowsIn(catalog);
  return { name, rank: (path, text) => suggest(catalog, { path, text }, catalog.activities.length, by).map(({ key }) => rows.get(key)!) };
}

/** How many different keywords and names of an activity are in the text, and whether its globs fit the path. */
export function keywordCount(catalog: Catalog): Ranker {
  const rows = rowsIn(catalog);
  const words = catalog.activities.map(({ activity }) =>
    [...activity.keywords, ...activity.aliases, activity.title].map((word) => new RegExp(`(?<![\\p{L}\\p{N}])${escape(word)}(?![\\p{L}\\p{N}])`, 'iu')));
  return {
    name: 'keyword count',
    rank: (path, text) => catalog.activities.map(({ key, activity }, i) => ({
      row: rows.get(key)!, count: words[i]!.filter((word) => word.test(text)).length + 2 * Number(activity.files.some((glob) => globFits(glob, path))),
    })).filter(({ count }) => count > 0).sort((a, b) => b.count - a.count).map(({ row }) => row),
  };
}

const escape = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The document is the question, the activities are what is searched. */
export function plainMinisearch(catalog: Catalog): Ranker {
  const rows = rowsIn(catalog);
  const search = new MiniSearch({ fields: ['title', 'aliases', 'keywords', 'evidence', 'guidance', 'files'], idField: 'key' });
  search.addAll(catalog.activities.map(({ key, activity }) => ({
    key, title: activity.title, guidance: activity.guidance, aliases: activity.aliases.join('; '), keywords: activity.keywords.join('; '),
    evidence: activity.evidence.join('; '), files: activity.files.join(' '),
  })));
  return { name: 'minisearch', rank: (path, text) => search.search(`${path}\n${text}`).map(({ id }) => rows.get(id as string)!) };
}
