import * as vscode from 'vscode';
import type { FrameworkStore } from '../framework/frameworkStore';
import type { LogbookStore } from '../logbook/logbookStore';
import { isOwnFile } from '../platform/ownFiles';
import { Setting } from '../platform/setting';
import type { NameHover } from './nameHover';

const documents: vscode.DocumentSelector = [
  { language: 'markdown' }, { language: 'plaintext' }, { scheme: 'untitled' }, { language: 'git-commit' }, { language: 'scminput' },
];

/** The hover on the name of a skill or an activity in prose. Nothing is loaded before the first. */
export function registerHover(frameworks: FrameworkStore, logbook: LogbookStore): vscode.Disposable {
  const enabled = new Setting<boolean>('craftlog.hover.enabled', true);
  let hover: NameHover | undefined;
  return vscode.Disposable.from(enabled, vscode.languages.registerHoverProvider(documents, {
    provideHover: async (document, position) => {
      if (!enabled.value || isOwnFile(document.uri)) { return undefined; }
      const { NameHover: Loaded } = await import('./later');
      hover ??= new Loaded(frameworks, logbook);
      return hover.provideHover(document, position);
    },
  }));
}
