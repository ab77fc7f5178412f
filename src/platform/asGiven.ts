const mostShown = 100;

/** What a caller gave, as a sentence can name it. A key binding may give anything, and what is no text would leave the place in the sentence unfilled. */
export function asGiven(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value) ?? String(value);
  return text.length > mostShown ? `${text.slice(0, mostShown)}…` : text;
}
