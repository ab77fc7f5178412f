import { breaksLine } from './lines';
import type { Pattern } from './pattern';
import type { TextIndex } from './textIndex';

/** What the passage still has at a place: its word `pFrom` is the text's word `from`, and so on to `pTo` and `to`; -1 for nothing. */
export interface Core { readonly pFrom: number; readonly pTo: number; readonly from: number; readonly to: number }

/** So many words between two of the passage's make a hole, at which it may be parted: a paragraph, not a sentence. */
const HOLE = 24;

/**
 * Of the words that stand, the stretch that is most like the passage: which has most of it and least else. So a stray "you" a page away is
 * no part of it, and a passage torn in two is where more of it is.
 */
export function coreOf(pattern: Pattern, index: TextIndex, map: Int32Array): Core {
  const parts = partsOf(pattern, index, map);
  let best: Core = { pFrom: -1, pTo: -1, from: -1, to: -1 };
  let most = 0;
  for (let i = 0; i < parts.length; i++) {
    let shared = 0;
    let there = 0;
    for (let j = i; j < parts.length; j++) {
      const part = parts[j] as Part;
      shared += part.words;
      there += part.to - part.from + 1 + (j > i ? part.hole : 0);
      const overlap = shared / (pattern.last - pattern.first + there - shared);
      if (overlap > most) {
        const first = parts[i] as Part;
        best = { pFrom: first.pFrom, pTo: part.pTo, from: first.from, to: part.to };
        most = overlap;
      }
    }
  }
  return best;
}

/** Words of the passage that stand with few others between them, and how many stand between them and the part before. */
interface Part extends Core { readonly words: number; readonly hole: number }

/** The passage's standing words, parted at the widest holes and at those between two lines. What was left out at a seam is no hole. */
function partsOf(pattern: Pattern, index: TextIndex, map: Int32Array): Part[] {
  const parts: (Part & { pTo: number; to: number; words: number })[] = [];
  for (let p = pattern.first; p < pattern.last; p++) {
    const t = map[p] as number;
    if (t < 0) { continue; }
    const open = parts.at(-1);
    const atSeam = open !== undefined && open.pTo < pattern.seam && p >= pattern.seam;
    const hole = open === undefined || atSeam ? 0 : t - open.to - 1;
    if (open === undefined || atSeam || hole >= HOLE || (hole > 0 && breaksLine(index, open.to, t))) {
      parts.push({ pFrom: p, pTo: p, from: t, to: t, words: 1, hole });
    } else {
      open.pTo = p;
      open.to = t;
      open.words++;
    }
  }
  return parts;
}
