/** Findings of one criterion that a reader has judged: how many, and how many of them were worth a look. */
export interface Judged { readonly judged: number; readonly right: number }

/**
 * One reader read every finding of these checks in the eight real backlogs (23 November 2026) and asked: would the author of the story want to
 * know? Counts alone are kept here, as the texts are not ours. They hold for as long as the numbers of findings stay as they are.
 */
export const judgedFindings: Readonly<Record<string, Judged>> = {
  'one-thing': { judged: 3, right: 3 },
  problem: { judged: 4, right: 4 },
  'vague-words': { judged: 22, right: 19 },
  'same-form': { judged: 19, right: 18 },
  duplicate: { judged: 3, right: 3 },
  why: { judged: 55, right: 54 },
};

/** The same reader on what AQUSA says of g14: two of its seven about "and" are two wishes. */
export const judgedAqusa: Judged = { judged: 9, right: 2 };
/** And on what ours says there: one thing at a time, vague words and problem; the sentence about criteria apart. */
export const judgedOursOnG14: Judged = { judged: 3, right: 3 };
