import * as vscode from 'vscode';
import { escapeMarkdown, trustedMarkdown } from '../platform/markdown';
import { activityIdAt, completionsAt, describeAt } from './model/frameworkCompletion';
import type { Completion, JsonSchema } from './model/frameworkCompletion';
import { Late } from '../text/late';

const kinds: Readonly<Record<Completion['kind'], vscode.CompletionItemKind>> = {
  field: vscode.CompletionItemKind.Property, value: vscode.CompletionItemKind.EnumMember, id: vscode.CompletionItemKind.Reference,
};

let schema: Late<JsonSchema> | undefined;

/** The schema that ships, read once. */
function schemaIn(extensionUri: vscode.Uri): Promise<JsonSchema> {
  const uri = vscode.Uri.joinPath(extensionUri, 'framework', 'framework.schema.json');
  schema ??= new Late(async () => JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))) as JsonSchema);
  return schema.get();
}

export async function complete(extensionUri: vscode.Uri, document: vscode.TextDocument, position: vscode.Position): Promise<vscode.CompletionItem[]> {
  const completions = completionsAt(await schemaIn(extensionUri), document.getText(), document.offsetAt(position));
  return completions.map(({ label, kind, description, insert, length, isNeeded }, i) => {
    const item = new vscode.CompletionItem(label, kinds[kind]);
    if (kind === 'id') { item.detail = description; } else { item.documentation = description; }
    if (isNeeded) { item.detail = vscode.l10n.t('needed'); }
    item.insertText = insert;
    item.range = new vscode.Range(position.translate(0, -length), position);
    // As the schema has them, those that are needed first.
    item.sortText = `${isNeeded ? 0 : 1}${String(i).padStart(6, '0')}`;
    return item;
  });
}

export async function hover(extensionUri: vscode.Uri, document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
  const found = describeAt(await schemaIn(extensionUri), document.getText(), document.offsetAt(position));
  if (!found) { return undefined; }
  const start = document.positionAt(found.start);
  const words = trustedMarkdown([`**${escapeMarkdown(found.name)}** — ${escapeMarkdown(found.description)}`]);
  return new vscode.Hover(words, new vscode.Range(start, start.translate(0, found.name.length)));
}

export function actions(document: vscode.TextDocument, line: number): vscode.CodeAction[] {
  if (!/\bid['"]?:/.test(document.lineAt(line).text)) { return []; }
  const found = activityIdAt(document.getText(), line);
  if (!found) { return []; }
  const action = new vscode.CodeAction(vscode.l10n.t('Rename Id and Keep the Evidence...'), vscode.CodeActionKind.RefactorRewrite);
  action.command = { command: 'craftlog.renameActivityId', title: action.title, arguments: [{ uri: document.uri, id: found.id, ask: true }] };
  return [action];
}
