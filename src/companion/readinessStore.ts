import * as vscode from 'vscode';
import { DismissedFindings } from './dismissedFindings';
import type { FrameworkStore } from '../framework/frameworkStore';
import { isOwnText } from '../logbook/model/ownText';
import type { Readiness } from './model/readiness';
import { runCooperatively } from '../text/cooperative';

/** `path` is relative to its folder, with `/`. */
export interface ReadableText { readonly path: string; readonly text: string }

/** How ready documents are. Each version of a text is looked at once; nothing is loaded until the first is. */
export class ReadinessStore implements vscode.Disposable {
  readonly dismissals: DismissedFindings;
  private readonly changed = new vscode.EventEmitter<void>();
  /** A dismissal or the frameworks have changed. */
  readonly onDidChange = this.changed.event;
  /** The latest first. Told apart by their texts: a document's version begins anew each time it is opened. */
  private known: readonly (ReadableText & { readonly made: readonly Readiness[] })[] = [];
  private readonly subscriptions: vscode.Disposable;

  constructor(private readonly frameworks: FrameworkStore, memento: vscode.Memento) {
    this.dismissals = new DismissedFindings(memento);
    this.subscriptions = vscode.Disposable.from(
      this.changed, this.dismissals, this.dismissals.onDidChange(() => this.changed.fire()),
      frameworks.onDidChange(() => { this.known = []; this.changed.fire(); }),
    );
  }

  /** Of what Craftlog itself wrote there is nothing to say. */
  async of({ path, text }: ReadableText): Promise<readonly Readiness[]> {
    if (isOwnText(text)) { return []; }
    const known = this.known.find((each) => each.path === path && each.text === text);
    if (known) { return known.made; }
    const { readinessSteps } = await import('./later');
    const { frameworks } = this.frameworks.catalog;
    const made = await runCooperatively(readinessSteps(frameworks, text, path));
    if (frameworks === this.frameworks.catalog.frameworks) { this.known = [{ path, text, made }, ...this.known].slice(0, KNOWN); }
    return made;
  }

  dispose(): void {
    this.subscriptions.dispose();
  }
}

/** The file in front, and a few beside it. */
const KNOWN = 4;
