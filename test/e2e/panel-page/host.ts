import fs from 'node:fs';
import * as v from 'valibot';
import type * as vscode from 'vscode';
import { parse } from 'yaml';
import type { FrameworkStore } from '../../../src/framework/frameworkStore';
import type { EvidenceStore } from '../../../src/evidence/evidenceStore';
import type { LogbookStore } from '../../../src/logbook/logbookStore';
import { catalogOf } from '../../../src/framework/model/framework';
import type { Catalog, Framework } from '../../../src/framework/model/framework';
import { FrameworkSchema } from '../../../src/framework/model/frameworkSchema';
import type { Entry } from '../../../src/logbook/model/logbook';
import { computeProgress } from '../../../src/logbook/model/progress';
import type { Evidence } from '../../../src/logbook/model/progress';
import { ProgressPanel } from '../../../src/progress/progressPanel';
import * as fake from './fakeVscode';

export { sampleEntries } from './sampleLogbook';
export { ProgressPanel };
export const { executed } = fake;

export const productManager = (): Framework => v.parse(FrameworkSchema, parse(fs.readFileSync('framework/product-manager.yaml', 'utf8')));

type Listener<T> = (value: T) => unknown;

/** A page as VS Code gives it to an extension, and the other side of it for the test. */
export class FakePanel {
  html = '';
  visible = true;
  revealed = 0;
  readonly posted: unknown[] = [];
  private readonly received: Listener<unknown>[] = [];
  private readonly viewState: Listener<unknown>[] = [];
  private readonly disposed: Listener<unknown>[] = [];
  readonly webview;

  /** `send` gives a message to the page; `load` shows new HTML in it. */
  constructor(send: (message: unknown) => Promise<void>, load: (html: string) => void) {
    const posted = this.posted;
    const received = this.received;
    this.webview = {
      options: {},
      cspSource: 'http://panel.test',
      asWebviewUri: (uri: fake.Uri) => `http://panel.test${uri.path}`,
      set html(html: string) { load(html); },
      onDidReceiveMessage: (listener: Listener<unknown>) => { received.push(listener); },
      postMessage: (message: unknown) => { posted.push(message); return send(message); },
    };
  }

  reveal(): void { this.revealed++; }
  onDidDispose(listener: Listener<unknown>): void { this.disposed.push(listener); }
  onDidChangeViewState(listener: Listener<unknown>): void { this.viewState.push(listener); }
  dispose(): void { this.disposed.forEach((listener) => listener(undefined)); }

  receive(message: unknown): void { this.received.forEach((listener) => listener(message)); }
  setVisible(visible: boolean): void {
    this.visible = visible;
    this.viewState.forEach((listener) => listener(undefined));
  }
}

/** The real Progress panel over a framework and entries that the test sets. */
export class Host {
  readonly warnings: string[] = [];
  /** Ids of evidence that needs a look. */
  readonly changed = new Set<string>();
  readonly panel: ProgressPanel;
  private readonly listeners: (() => void)[] = [];
  private progress;

  constructor(private catalog: Catalog, entries: readonly Entry[], make: () => FakePanel) {
    this.progress = computeProgress(entries);
    fake.window.createWebviewPanel = make;
    const onDidChange = (listener: () => void): { dispose(): void } => {
      this.listeners.push(listener);
      return { dispose: () => undefined };
    };
    const getter = <T>(name: string, get: () => T): object => Object.defineProperty({ onDidChange }, name, { get });
    const frameworks = getter('catalog', () => this.catalog);
    const logbook = getter('progress', () => this.progress);
    const warn = (...words: unknown[]): void => { this.warnings.push(words.join(' ')); };
    const log = { warn, error: warn };
    const evidence = Object.assign(getter('needingReview', () => this.progress.evidence.filter(({ id }) => this.changed.has(id))), {
      stateOf: ({ id }: Evidence) => (this.changed.has(id) ? 'changed' : 'found'),
    });
    this.panel = new ProgressPanel(
      fake.Uri.parse('/') as unknown as vscode.Uri, frameworks as unknown as FrameworkStore, logbook as unknown as LogbookStore,
      evidence as unknown as EvidenceStore,
      log as unknown as vscode.LogOutputChannel,
    );
  }

  setEntries(entries: readonly Entry[]): void {
    this.progress = computeProgress(entries);
    this.listeners.forEach((listener) => listener());
  }

  setFrameworks(...frameworks: Framework[]): void {
    this.catalog = catalogOf(frameworks);
    this.listeners.forEach((listener) => listener());
  }
}

export const catalogFor = (...frameworks: Framework[]): Catalog => catalogOf(frameworks);
