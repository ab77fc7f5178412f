import type { Place } from '../../../logbook/model/logbook';
import { redact } from '../../../text/redact';

/**
 * The path that other people see: relative to its workspace folder. Of a file outside every folder only its own name is told: the folders
 * above it are nobody's business. `folderName`: how a path names its folder, `undefined` when there is but one.
 */
export function sharedPath(place: Place, folderName: (folder: string) => string | undefined): string {
  if ('uri' in place) { return redact(decoded(place.uri.replace(/[?#].*/s, ''))).replace(/(?<![\\/])[\\/]+$/, '').split(/[\\/]|%2f|%5c/i).at(-1) ?? ''; }
  const folder = folderName(place.folder);
  // In the root of a disk a relative path is a whole one.
  const path = /^[\\/]?$/.test(place.folder) ? redact(`/${place.path}`).replace(/^\//, '') : redact(place.path);
  return folder === undefined ? path : `${redact(folder)}/${path}`;
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri; // a stray percent sign: the name as it is written is still a name
  }
}
