import * as vscode from 'vscode';
import type { FrameworkStore } from './framework/frameworkStore';
import type { LogbookStore } from './logbook/logbookStore';
import type { Framework } from './framework/model/framework';
import type { Entry } from './logbook/model/logbook';

/** What other extensions get from `activate()`: read-only snapshots, plain JSON. Changes go through the commands. */
export interface CraftlogApi {
  readonly version: 1;
  readonly frameworks: () => readonly Framework[];
  /** Entries oldest first, retracted ones included. */
  readonly logbook: () => { readonly entries: readonly Entry[] };
  /** Fires after the frameworks or the logbook have changed. */
  readonly onDidChange: vscode.Event<void>;
}

export function createApi(frameworks: FrameworkStore, logbook: LogbookStore): CraftlogApi {
  return {
    version: 1,
    frameworks: () => structuredClone(frameworks.catalog.frameworks),
    logbook: () => ({ entries: structuredClone(logbook.entries) }),
    onDidChange: (listener, thisArgs?: unknown, disposables?) => {
      const both = vscode.Disposable.from(
        frameworks.onDidChange(() => { listener.call(thisArgs); }), logbook.onDidChange(() => { listener.call(thisArgs); }),
      );
      disposables?.push(both);
      return both;
    },
  };
}
