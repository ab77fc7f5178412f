import { plainText } from '../../text/plainText';

/** Of one text. More is no list of statements. */
const MOST = 60;

/** A line that begins an item. */
const BULLET = /^\s*(?:[-*•·–—▪◦]|\d{1,2}[.)]|\(?[a-z]\))\s+/;

/**
 * The statements of a text that says what someone at a level can do: its items where it has some, without the line that leads to them
 * ("You can:"), else its lines. A line that follows an item and is none goes on with it.
 */
export function statementsIn(text: string): readonly string[] {
  const lines = plainText(text).text.split('\n').map((line) => line.trim()).filter(Boolean);
  if (!lines.some((line) => BULLET.test(line))) { return lines.slice(0, MOST); }
  const statements: string[] = [];
  let open = false;
  for (const line of lines) {
    if (BULLET.test(line)) {
      statements.push(line.replace(BULLET, ''));
      open = true;
    } else if (line.endsWith(':')) { open = false; } else if (open) { statements[statements.length - 1] += ` ${line}`; } else { statements.push(line); }
  }
  return statements.filter(Boolean).slice(0, MOST);
}
