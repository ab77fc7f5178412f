import type { Entry } from './logbook';
import { retractedIds } from './progress';

export interface LogbookWords {
  readonly title: string;
  /** How many entries there are, and how many of them no longer count. */
  summary(entries: number, gone: number): string;
  /** What an entry says, on one line. */
  entry(entry: Entry): string;
  remark(text: string): string;
  readonly takenBack: string;
  day(at: string): string;
  time(at: string): string;
}

/** Entries whose words are their remark. */
const saysRemark: ReadonlySet<Entry['type']> = new Set<Entry['type']>(['feedback', 'answer']);

/** The logbook as plain text for people, newest day first. What was taken back is there, and says so. Cost: linear. */
export function logbookText(entries: readonly Entry[], words: LogbookWords): string {
  const gone = retractedIds(entries);
  const lines = [words.title, '', words.summary(entries.length, gone.size), ''];
  let day = '';
  for (let i = entries.length - 1; i >= 0; i--) {
    const entry = entries[i]!;
    const on = words.day(entry.at);
    if (on !== day && day) { lines.push(''); }
    if (on !== day) { lines.push(on, ''); }
    day = on;
    const said = words.entry(entry).replace(/\s+/g, ' ');
    lines.push(`  ${words.time(entry.at)}  ${gone.has(entry.id) ? `${said} (${words.takenBack})` : said}`);
    if ('remark' in entry && entry.remark && !saysRemark.has(entry.type)) { lines.push(`    ${words.remark(entry.remark.replace(/\s+/g, ' '))}`); }
  }
  return `${lines.join('\n')}\n`;
}
