import * as vscode from 'vscode';
import type { CommandId } from '../commands';
import { escapeMarkdown } from '../text/escape';
import type { ActivityKey, SkillKey } from '../framework/model/framework';
import type { EntryId } from '../logbook/model/logbook';

export { escapeMarkdown };

interface SuggestionLink { readonly activity: ActivityKey; readonly uri: string }

/** What links in Markdown may run, with the argument of each, in which nothing is text of others: keys and ids are looked up before anything is done. */
interface LinkArguments {
  'craftlog.attachCurrent': { readonly activity: ActivityKey };
  'craftlog.attachFile': { readonly activity: ActivityKey; readonly uri: string };
  'craftlog.attachSelection': { readonly activity: ActivityKey };
  'craftlog.attachSuggestion': SuggestionLink;
  'craftlog.compareEvidence': { readonly entry: EntryId };
  'craftlog.markDone': { readonly activity: ActivityKey };
  'craftlog.notThis': SuggestionLink;
  'craftlog.relinkEvidence': { readonly entry: EntryId };
  'craftlog.removeEvidence': { readonly entry: EntryId };
  'craftlog.revealInSkills': { readonly activity: ActivityKey } | { readonly skill: SkillKey } | { readonly entry: EntryId };
  'craftlog.showProgress': { readonly skill: SkillKey };
  'craftlog.updateEvidence': { readonly entry: EntryId };
}

type LinkCommand = keyof LinkArguments & CommandId;

const enabledCommands: Readonly<Record<LinkCommand, true>> = {
  'craftlog.attachCurrent': true,
  'craftlog.attachFile': true,
  'craftlog.attachSelection': true,
  'craftlog.attachSuggestion': true,
  'craftlog.compareEvidence': true,
  'craftlog.markDone': true,
  'craftlog.notThis': true,
  'craftlog.relinkEvidence': true,
  'craftlog.removeEvidence': true,
  'craftlog.revealInSkills': true,
  'craftlog.showProgress': true,
  'craftlog.updateEvidence': true,
};

/**
 * A link that runs a command. VS Code reads what follows `?` as a JSON list of arguments. `words` are plain text. It is a person who follows
 * it, who hears how it went.
 */
export function commandLink<C extends LinkCommand>(words: string, command: C, argument: LinkArguments[C]): string {
  const query = encodeURIComponent(JSON.stringify([{ ...argument, ask: true }])).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  return `[${escapeMarkdown(words)}](command:${command}?${query})`;
}

/** Paragraphs of Markdown, empty ones left out. Only links made by `commandLink` can run something; HTML is not shown. */
export function trustedMarkdown(paragraphs: readonly string[]): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(paragraphs.filter(Boolean).join('\n\n'));
  markdown.isTrusted = { enabledCommands: Object.keys(enabledCommands) };
  return markdown;
}
