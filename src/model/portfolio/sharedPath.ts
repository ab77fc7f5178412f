import type { Place } from '../logbook';
import { hideHome } from './hideHome';

/**
 * The path that other people see: relative to its workspace folder, which is named when there are several. Of a file outside every
 * folder only its own name is told: the folders above it are nobody's business.
 */
export function sharedPath(place: Place, several: boolean): string {
  if ('uri' in place) { return decoded(place.uri.replace(/[?#].*/s, '').replace(/(?<![\\/])[\\/]+$/, '').split(/[\\/]|%2f|%5c/i).at(-1) ?? ''); }
  return hideHome(several ? `${place.folder}/${place.path}` : place.path);
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // a stray percent sign: the name as it is written is still a name
  }
}

/** An address as other people see it: some hold a user name and a password. */
export const withoutCredentials = (url: string): string => hideHome(url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, '$1'));
