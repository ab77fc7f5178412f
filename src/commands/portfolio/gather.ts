import * as vscode from 'vscode';
import { portfolioOf } from '../../model/portfolio/portfolio';
import type { EvidenceState, Portfolio, PortfolioChoice } from '../../model/portfolio/portfolio';
import { localDay, today } from '../../today';
import { severalFolders } from '../exportAnnotations';
import type { Services } from '../services';

/** All that is chosen, as the logbook has it now, with what is already known of where evidence is. Asks no file. */
export function portfolioNow({ frameworks, logbook, evidence }: Services, choice: PortfolioChoice, stateOf = evidence.stateOf.bind(evidence)): Portfolio {
  return portfolioOf(frameworks.catalog, logbook.progress, choice, { stateOf, severalFolders: severalFolders(), today: today(), dayOf: localDay });
}

/**
 * The same after a look at each file, with progress that can be cancelled; then `undefined`. Cost: a file is read once, and not again
 * while it stays the same.
 */
export async function gather(services: Services, choice: PortfolioChoice): Promise<Portfolio | undefined> {
  const draft = portfolioNow(services, choice);
  const options = { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Looking at the evidence'), cancellable: true };
  return vscode.window.withProgress(options, async (progress, token) => {
    const states = new Map<string, EvidenceState>();
    let told = 0;
    for (const [i, { id }] of draft.evidence.entries()) {
      if (token.isCancellationRequested) { return undefined; }
      const piece = services.logbook.progress.evidenceById(id);
      if (piece) { states.set(id, (await services.evidence.locate(piece)).state); }
      const percent = Math.floor((i + 1) / draft.evidence.length * 100);
      if (percent > told) {
        progress.report({ increment: percent - told, message: vscode.l10n.t('{0} of {1}', i + 1, draft.evidence.length) });
        told = percent;
      }
    }
    return portfolioNow(services, choice, (piece) => states.get(piece.id) ?? 'unknown');
  });
}
