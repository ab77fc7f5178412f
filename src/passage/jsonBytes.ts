import { isHigh, isInsidePair, isLow } from './surrogates';

/** Bytes of a string inside JSON in UTF-8, quotes not counted, as JSON.stringify writes it (lone surrogates become `\udxxx`). */
export function jsonBytes(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) { bytes += unitBytes(text, i); }
  return bytes;
}

/** The longest beginning that fits. Never ends within a surrogate pair. */
export function headWithin(text: string, budget: number): string {
  let end = 0;
  for (let left = budget; end < text.length; end++) {
    left -= unitBytes(text, end);
    if (left < 0) { break; }
  }
  return text.slice(0, isInsidePair(text, end) ? end - 1 : end);
}

/** The longest end that fits. Never begins within a surrogate pair. */
export function tailWithin(text: string, budget: number): string {
  let start = text.length;
  for (let left = budget; start > 0; start--) {
    left -= unitBytes(text, start - 1);
    if (left < 0) { break; }
  }
  return text.slice(isInsidePair(text, start) ? start + 1 : start);
}

function unitBytes(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0x20) { return unit >= 8 && unit <= 13 && unit !== 11 ? 2 : 6; }
  if (unit < 0x80) { return unit === 0x22 || unit === 0x5c ? 2 : 1; }
  if (unit < 0x800) { return 2; }
  if (isHigh(unit)) { return isInsidePair(text, at + 1) ? 2 : 6; }
  if (isLow(unit)) { return isInsidePair(text, at) ? 2 : 6; }
  return 3;
}
