import * as vscode from 'vscode';
import type { FrameworkStore } from '../framework/frameworkStore';
import type { ActivityEntry, Catalog, SkillEntry } from '../framework/model/framework';
import { buildNames, type Names } from '../framework/model/names';
import { piecesOfEvidence, statusTitle } from '../logbook/labels';
import type { LogbookStore } from '../logbook/logbookStore';
import { summarise } from '../logbook/model/progress';
import { commandLink, escapeMarkdown, trustedMarkdown } from '../platform/markdown';
import { textAround } from '../text/lines';

/** Things with one name that are shown; a framework may give one name to everything. */
const shownAtOnce = 5;
/** Kinds of evidence that are shown of an activity; the tree has them all. */
const kindsShown = 3;

type Named = SkillEntry | ActivityEntry;

/** The hover on the name of a skill or an activity in prose. Reads only the text around the pointer. */
export class NameHover {
  private built: { readonly catalog: Catalog; readonly names: Names<Named> } | undefined;

  constructor(private readonly frameworks: FrameworkStore, private readonly logbook: LogbookStore) { }

  provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const names = this.names();
    const around = textAround(document, position.line, position.character, names.reach + 1);
    const match = names.at(around.text, around.offset);
    if (!match) { return undefined; }
    const { line, character } = around.place(match.start);
    const end = around.place(match.end);
    const contents = match.refs.slice(0, shownAtOnce)
      .map((named) => ('activity' in named ? this.activity(named, document) : this.skill(named)));
    return new vscode.Hover(contents, new vscode.Range(line, character, end.line, end.character));
  }

  /** Built at the first hover, and again when the frameworks change. */
  private names(): Names<Named> {
    const { catalog } = this.frameworks;
    if (this.built?.catalog !== catalog) {
      this.built = { catalog, names: buildNames(namedIn(catalog)) };
    }
    return this.built.names;
  }

  private activity({ key, activity, skill }: ActivityEntry, document: vscode.TextDocument): vscode.MarkdownString {
    const { progress } = this.logbook;
    const status = progress.status(key);
    const pieces = progress.evidenceFor(key).length;
    const kinds = activity.evidence.slice(0, kindsShown).map((kind) => `- ${escapeMarkdown(kind)}`).join('\n');
    return trustedMarkdown([
      this.heading(activity.title, vscode.l10n.t('activity'), skill.skill.name, skill),
      [statusTitle(status), ...(pieces ? [piecesOfEvidence(pieces)] : [])].map(escapeMarkdown).join(' · '),
      escapeMarkdown(activity.guidance),
      kinds && `${escapeMarkdown(vscode.l10n.t('What shows it:'))}\n${kinds}`,
      [
        ...attachLinks(key, document),
        ...(status === 'done' ? [] : [commandLink(vscode.l10n.t('Mark done'), 'craftlog.markDone', { activity: key })]),
        commandLink(vscode.l10n.t('Show in Skills'), 'craftlog.revealInSkills', { activity: key }),
      ].join(' · '),
    ]);
  }

  private skill(entry: SkillEntry): vscode.MarkdownString {
    const { key, skill, activities } = entry;
    const { done, relevant, evidence } = summarise(activities, this.logbook.progress);
    return trustedMarkdown([
      this.heading(skill.name, vscode.l10n.t('skill'), '', entry),
      [vscode.l10n.t('{0} of {1} done', done, relevant), ...(evidence ? [piecesOfEvidence(evidence)] : [])].map(escapeMarkdown).join(' · '),
      escapeMarkdown(skill.description),
      [
        commandLink(vscode.l10n.t('Show in Skills'), 'craftlog.revealInSkills', { skill: key }),
        commandLink(vscode.l10n.t('Show progress'), 'craftlog.showProgress', { skill: key }),
      ].join(' · '),
    ]);
  }

  /** With more than one framework in use, a name alone does not say whose it is. */
  private heading(name: string, kind: string, within: string, { framework }: SkillEntry): string {
    const from = this.frameworks.catalog.frameworks.length > 1 ? framework.name : '';
    return `**${escapeMarkdown(name)}** — ${[kind, within, from].filter(Boolean).map(escapeMarkdown).join(' · ')}`;
  }
}

function* namedIn({ skills, activities }: Catalog): Generator<{ name: string; ref: Named }> {
  for (const ref of skills) {
    for (const name of [ref.skill.name, ...ref.skill.aliases]) { yield { name, ref }; }
  }
  for (const ref of activities) {
    for (const name of [ref.activity.title, ...ref.activity.aliases]) { yield { name, ref }; }
  }
}

/** What the editor in front has selected, else the file. None in a commit message, which Craftlog could not find again. */
function attachLinks(activity: string, { uri, languageId }: vscode.TextDocument): readonly string[] {
  if (uri.scheme === 'vscode-scm' || languageId === 'git-commit') { return []; }
  const editor = vscode.window.activeTextEditor;
  const selected = editor?.document.uri.toString() === uri.toString() && editor.selections.some((selection) => !selection.isEmpty);
  return [selected
    ? commandLink(vscode.l10n.t('Attach selection'), 'craftlog.attachSelection', { activity })
    : commandLink(vscode.l10n.t('Attach this file'), 'craftlog.attachFile', { activity, uri: uri.toString() })];
}
