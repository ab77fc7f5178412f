import { isEntry } from './entryChecks';

/** A line of Markdown that no renderer shows: it tells an export from what somebody wrote. */
export const exportedMark = '[//]: # (Made with Craftlog)';

/** UTF-16 units in which a file says what it is. */
const head = 20_000;
/** How every page that Craftlog writes begins, and nearly no other. */
const page = /^<!DOCTYPE html>\s*<html lang="[^"<>]{0,40}">\s*<head>\s*<meta charset="utf-8">\s*(?:<meta name="generator" content="Craftlog">|<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-)/;
/** A portfolio, a request or an answer; annotations; a logbook. */
const json = /"type":\s?"craftlog\.|"urn:craftlog:|^\{\s*"version":\s?\d+,\s*(?:"id":\s?"[^"]*",\s*)?"entries":\s?\[/;

/**
 * Whether a text is one that Craftlog has written, whatever its file is called: an export as a page, Markdown or JSON, a logbook or a
 * portfolio file. What it quotes is no passage that has moved there, and nothing in it is somebody's writing. Cost: its first lines, and a search.
 */
export function isOwnText(text: string): boolean {
  const start = text.slice(0, head).replace(/^\uFEFF/, '').trimStart();
  if (start.startsWith('<')) { return page.test(start); }
  if (start.startsWith('{')) { return json.test(start) || isEntry(parsed(start.split('\n', 1)[0]!)); }
  return text.includes(exportedMark);
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined; // no JSON, so no entry
  }
}
