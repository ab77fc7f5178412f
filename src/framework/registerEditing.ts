import * as vscode from 'vscode';
import type * as editingModule from './editing';

/** What the YAML extension, with the schema that package.json names, does for those who have it. */
const yamlExtension = 'redhat.vscode-yaml';
const files: vscode.DocumentSelector = [{ pattern: '**/.craftlog/frameworks/*.{yaml,yml}' }, { pattern: '**/*.craftlog.{yaml,yml}' }];

/** Completion, hover and renaming in framework files. What does it is loaded when it is first asked for. */
export function registerFrameworkEditing(extensionUri: vscode.Uri): vscode.Disposable {
  const editing = (): Promise<typeof editingModule> => import('./later');
  const isDone = (): boolean => vscode.extensions.getExtension(yamlExtension) !== undefined;
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(files, {
      provideCompletionItems: async (document, position) => (isDone() ? [] : (await editing()).complete(extensionUri, document, position)),
    }, '[', ' '),
    vscode.languages.registerHoverProvider(files, {
      provideHover: async (document, position) => (isDone() ? undefined : (await editing()).hover(extensionUri, document, position)),
    }),
    vscode.languages.registerCodeActionsProvider(files, {
      provideCodeActions: async (document, range) => (await editing()).actions(document, range.start.line),
    }, { providedCodeActionKinds: [vscode.CodeActionKind.RefactorRewrite] }),
  );
}
