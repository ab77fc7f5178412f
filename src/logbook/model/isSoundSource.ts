import type { Place, Source } from './logbook';

/** Schemes under which VS Code keeps files, so that evidence may have them. */
const fileSchemes = /^(?:file:\/\/\/(?!\/)|vscode-remote:\/\/|vscode-vfs:\/\/)/;

/**
 * Whether a source from elsewhere points only where evidence may: at a web address, at a file inside its folder, or at a file of this
 * machine. Not at other machines' shares, out of its folder, or at what would run something.
 */
export function isSoundSource(source: Source): boolean {
  if (source.kind === 'note') { return true; }
  if (source.kind === 'link') { return /^https?:\/\/[^\s/]/i.test(source.url); }
  return isSoundPlace(source.place);
}

function isSoundPlace(place: Place): boolean {
  if ('uri' in place) { return fileSchemes.test(place.uri) && !hasParent(place.uri); }
  return !/^[\\/]|^[a-z]:|\0|\\/i.test(place.path) && !hasParent(place.path);
}

/** Also written with escapes. */
const hasParent = (path: string): boolean => /(?:^|[\\/])(?:\.|%2e){2}(?:[\\/]|$)/i.test(path.replace(/%2f|%5c/gi, '/'));
