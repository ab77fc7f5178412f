const MONTH = '(?:[Jj]an(?:uary)?|[Ff]eb(?:ruary)?|[Mm]ar(?:ch)?|[Aa]pr(?:il)?|[Mm]ay|[Jj]une?|[Jj]uly?|[Aa]ug(?:ust)?|[Ss]ept?(?:ember)?|[Oo]ct(?:ober)?|[Nn]ov(?:ember)?|[Dd]ec(?:ember)?)(?!\\p{L})\\.?';
/** "March" and "May" are words too: alone, a month is one by the word before it, and in a heading. */
const MONTH_ALONE = '(?:January|February|March|April|May|June|July|August|September|October|November|December)(?!\\p{L})';
const SEASON = '(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)';
const YEAR = String.raw`(?:19|20)\d\d`;
const DATE = [
  String.raw`\b${YEAR}[-/.]\d\d?(?:[-/.]\d\d?)?\b`, String.raw`\b\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d\b`,
  String.raw`\b\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}`, String.raw`\b${MONTH}\s(?:\d{1,2}(?:st|nd|rd|th)?(?![\d%]|[.,]\d|\p{L})|${YEAR}\b|['’]\d\d\b)`,
  String.raw`\b[QH][1-4]\b`, String.raw`\b${SEASON}(?: of)?,? ${YEAR}\b`,
].join('|');
const ANY_DATE = new RegExp(DATE, 'u');
const IN_MONTH = new RegExp(String.raw`\b(?:in|by|of|since|until|till|from|before|after|during|early|late|mid|end of|for)[ -]${MONTH_ALONE}`, 'u');
const MONTH_NAME = new RegExp(String.raw`\b${MONTH_ALONE}`, 'u');

/** Numbers that say which, not how much: dates, versions, years, times, references ("step 2", "#12", "US-12", "[1]"). */
const WHICH = new RegExp([
  DATE, String.raw`\bv\.?\s?\d[\d.]*`, String.raw`\b\d+\.\d+\.\d[\w.-]*`, String.raw`(?<![\p{L}\p{N}.,])(?:199\d|20[1-4]\d)(?![\p{L}\p{N}%]|[.,]\d)`, String.raw`\b\d{1,2}:\d\d\b`,
  String.raw`\b(?:[Vv]ersion|[Rr]elease|[Pp]hase|[Ss]tep|[Oo]ption|[Ss]ection|[Cc]hapter|[Ss]tory|[Ff]igure|[Tt]able|[Aa]ppendix|[Ss]print|[Pp]age|[Pp]art|[Tt]ier|[Ii]ssue|[Tt]icket|[Ii]teration|[Mm]ilestone|[Qq]uestion|[Rr]ow|[Nn]o\.)s?\s#?\d[\d.]*`,
  String.raw`#\d+|\b\p{Lu}+-\d+|\[\d+\]|^\s*\d+(?:\.\d+)*[.)]?\s(?=\p{Lu})`,
].join('|'), 'gu');
const DIGITS = /[£$€¥]\s?\d|(?<![\p{L}\p{N}])\d/u;
const WORDS = /(?<![\p{L}\p{N}])(?:half|a third|a quarter|one in|twice|double|dozens?|hundreds?|thousands?|millions?|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty)(?= \p{L}))(?![\p{L}\p{N}])/iu;

/** Whether a text says how much or how many, in digits or in words. Linear in it. */
export const saysAmount = (text: string): boolean => DIGITS.test(text.replace(WHICH, ' ')) || WORDS.test(text);

export const saysDate = (text: string): boolean => ANY_DATE.test(text) || IN_MONTH.test(text);

/** For headings, in which a month stands alone. */
export const saysMonth = (text: string): boolean => MONTH_NAME.test(text);

/** A version: with two dots or a "v", or a number behind one of the words; without words, any number with a dot in it. */
export function saysVersion(text: string, words?: readonly string[]): boolean {
  if (/\bv\d|\b\d+\.\d+\.\d/i.test(text) || (!words && /(?<![\p{L}\p{N}.])\d+\.\d+(?![\p{L}\p{N}%])/u.test(text))) { return true; }
  const lowered = text.toLowerCase();
  return (words ?? []).some((word) => {
    const at = lowered.indexOf(word.toLowerCase());
    return at >= 0 && /^\s?v?\d/.test(lowered.slice(at + word.length));
  });
}
