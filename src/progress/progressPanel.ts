import * as vscode from 'vscode';
import type { EvidenceStore } from '../evidence/evidenceStore';
import type { FrameworkStore } from '../framework/frameworkStore';
import type { SkillKey } from '../framework/model/framework';
import type { LogbookStore } from '../logbook/logbookStore';
import { today } from '../platform/dates';
import { forPerson } from '../platform/messages';
import { localDay } from '../text/day';
import { changeBetween, panelState, type PanelState, type PanelWords } from './model/panelState';
import { isToHost, type PanelAction, type PanelFilter, type Target, type ToHost, type ToPanel } from './page/protocol';
import { panelWords } from './panelLabels';

/** A pause in which changes gather: marking ten activities redraws the panel once. */
const gatherMs = 50;

const viewType = 'craftlog.progress';
const walkthrough = 'craftlog.craftlog#start';

const open: { readonly [K in Target['kind']]: (target: Extract<Target, { kind: K }>) => Thenable<unknown> } = {
  skill: ({ skill }) => vscode.commands.executeCommand('craftlog.revealInSkills', { skill, ask: true }),
  activity: ({ activity }) => vscode.commands.executeCommand('craftlog.revealInSkills', { activity, ask: true }),
  evidence: ({ entry }) => vscode.commands.executeCommand('craftlog.openEvidence', { entry, ask: true }),
  filter: ({ filter, skill }) => vscode.commands.executeCommand('craftlog.filterSkills', { filter, skill }),
  rate: ({ skill }) => vscode.commands.executeCommand('craftlog.rateSkill', { skill, ask: true }),
  milestone: ({ milestone }) => vscode.commands.executeCommand('craftlog.setMilestoneDate', { milestone, ask: true }),
};

const run: Readonly<Record<PanelAction, () => Thenable<unknown>>> = {
  attachFile: () => vscode.commands.executeCommand('craftlog.attachFile'),
  openWalkthrough: () => vscode.commands.executeCommand('workbench.action.openWalkthrough', walkthrough, false),
  setRole: () => vscode.commands.executeCommand('craftlog.setRole'),
  setStartDate: () => vscode.commands.executeCommand('craftlog.setStartDate'),
  startCheckIn: () => vscode.commands.executeCommand('craftlog.startCheckIn'),
};

/**
 * The Progress panel, one at most. The page is thrown away when it is hidden; each time it is made it says "ready" and gets
 * the whole state, and it remembers its own scroll position, open sections and focus.
 */
export class ProgressPanel implements vscode.Disposable {
  private madeWords: PanelWords | undefined;
  private panel: vscode.WebviewPanel | undefined;
  private ready = false;
  private shown: PanelState | undefined;
  private wanted: SkillKey | undefined;
  /** What the page is narrowed to. It remembers it itself and says so each time it is made. */
  private filter: PanelFilter = {};
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly disposables: vscode.Disposable[];

  constructor(
    private readonly extensionUri: vscode.Uri, private readonly frameworks: FrameworkStore, private readonly logbook: LogbookStore,
    private readonly evidence: EvidenceStore, private readonly log: vscode.LogOutputChannel,
  ) {
    this.disposables = [
      frameworks.onDidChange(() => this.updateSoon()),
      logbook.onDidChange(() => this.updateSoon()),
      evidence.onDidChange(() => this.updateSoon()),
    ];
  }

  /** Made when first needed, so that nobody pays for them at start-up. */
  private get words(): PanelWords {
    return this.madeWords ??= panelWords((piece) => this.evidence.stateOf(piece));
  }

  /** Opens the panel or brings it to the front. With a skill, its row is scrolled to and focused. */
  show({ skill }: { readonly skill?: SkillKey } = {}): void {
    this.wanted = skill;
    if (this.panel) {
      this.panel.reveal();
    } else {
      this.adopt(vscode.window.createWebviewPanel(viewType, this.words.fixed.title, vscode.ViewColumn.Active));
    }
    if (this.ready) { this.revealWanted(); }
  }

  /** Takes over a panel that VS Code brings back after a reload. */
  restore(panel: vscode.WebviewPanel): void {
    this.panel?.dispose();
    this.adopt(panel);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.panel?.dispose();
    this.disposables.forEach((d) => void d.dispose());
  }

  private adopt(panel: vscode.WebviewPanel): void {
    this.panel = panel;
    const media = vscode.Uri.joinPath(this.extensionUri, 'media');
    panel.iconPath = { light: vscode.Uri.joinPath(media, 'panel-light.svg'), dark: vscode.Uri.joinPath(media, 'panel-dark.svg') };
    panel.onDidDispose(() => {
      if (this.panel === panel) { this.panel = undefined; this.ready = false; }
    });
    panel.onDidChangeViewState(() => { if (!panel.visible) { this.ready = false; } });
    panel.webview.onDidReceiveMessage((message: unknown) => {
      if (isToHost(message)) {
        this.receive(message);
      } else {
        this.log.warn('The progress panel sent a message that is not one of its own.');
      }
    });
    panel.webview.options = { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(this.extensionUri, 'dist'), media] };
    panel.webview.html = shell(panel.webview, this.extensionUri);
  }

  private receive(message: ToHost): void {
    switch (message.type) {
      case 'ready':
        this.ready = true;
        this.shown = undefined;
        this.filter = message.filter ?? {};
        this.update();
        this.revealWanted();
        return;
      case 'filter':
        this.filter = message.filter;
        // What the person asked to see is no news.
        this.shown = undefined;
        this.update();
        return;
      case 'tick':
        // Drawn anew either way: what could not be logged is not ticked.
        void forPerson(() => vscode.commands.executeCommand('craftlog.tickPlan', { thing: message.thing, done: message.done, ask: true })).then(() => this.updateSoon());
        return;
      case 'open':
        void forPerson(() => (open[message.target.kind] as (target: Target) => Thenable<unknown>)(message.target));
        return;
      case 'run':
        void forPerson(run[message.action]);
        return;
    }
  }

  private updateSoon(): void {
    if (!this.ready) { return; }
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      if (this.ready) { this.update(); }
    }, gatherMs);
  }

  private update(): void {
    const state = panelState(this.frameworks.catalog, this.logbook.progress, this.words, {
      today: today(), dayOf: localDay, needingReview: this.evidence.needingReview, filter: this.filter,
    });
    const change = this.shown && changeBetween(this.shown, state, this.words);
    this.shown = state;
    this.post({ type: 'state', state, change });
  }

  private revealWanted(): void {
    if (this.wanted !== undefined) { this.post({ type: 'reveal', skill: this.wanted }); }
    this.wanted = undefined;
  }

  private post(message: ToPanel): void {
    this.panel?.webview.postMessage(message).then(undefined, (error: unknown) => this.log.error('The progress panel cannot be told', error));
  }
}

/** The page: nothing in it but what it loads. All that is shown is drawn by the script from the state it is sent. */
function shell(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const nonce = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const style = webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'media', 'panel.css')).toString();
  const script = webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', 'panel.js')).toString();
  return `<!DOCTYPE html>
<html>
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Craftlog</title>
  <link rel="stylesheet" href="${style}">
</head>
<body>
  <div id="page"></div>
  <div id="said" class="unseen" role="status"></div>
  <script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}
