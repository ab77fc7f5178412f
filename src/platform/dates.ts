import * as vscode from 'vscode';
import { type Day, dayWords, localDay } from '../text/day';

export const today = (): Day => localDay(Date.now());

/**
 * The day of an instant (`2025-05-12T09:30:00Z`), which is where the person is, or a calendar date (`2025-05-12`), which is the same day
 * everywhere, as people write it in the language of VS Code; any other text comes back as it is.
 */
export const dateWords = (at: string): string => dayWords(at, vscode.env.language);
