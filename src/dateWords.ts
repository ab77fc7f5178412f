import * as vscode from 'vscode';

// Formats are costly to make: they are made when first asked for, once a language.
const made = new Map<string, Intl.DateTimeFormat>();

function format(timeZone: 'UTC' | undefined): Intl.DateTimeFormat {
  const key = `${vscode.env.language} ${timeZone}`;
  const known = made.get(key) ?? new Intl.DateTimeFormat(vscode.env.language, { dateStyle: 'medium', timeZone });
  made.set(key, known);
  return known;
}

/**
 * A date as people write it in the language of VS Code. Takes an instant (`2025-05-12T09:30:00Z`) or a calendar date (`2025-05-12`), which has
 * no time zone and stays the same day everywhere; any other text comes back as it is.
 */
export function dateWords(iso: string): string {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? iso : format(iso.length > 10 ? undefined : 'UTC').format(time);
}
