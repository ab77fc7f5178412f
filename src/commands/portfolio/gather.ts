import * as vscode from 'vscode';
import { withProgress } from '../../messages';
import { portfolioOf } from '../../model/portfolio/portfolio';
import type { Portfolio, PortfolioChoice } from '../../model/portfolio/portfolio';
import { placeIn, uriOf } from '../../places';
import { localDay, today } from '../../today';
import { severalFolders } from '../exportAnnotations';
import type { Services } from '../services';

/** All that is chosen, as the logbook has it now, with what is already known of where evidence is. Asks no file. */
export function portfolioNow({ frameworks, logbook, evidence }: Services, choice: PortfolioChoice): Portfolio {
  const stateOf = evidence.stateOf.bind(evidence);
  return portfolioOf(frameworks.catalog, logbook.progress, choice, { stateOf, severalFolders: severalFolders(), today: today(), dayOf: localDay });
}

/** So many files are looked at together: each is mostly waiting for the answer of a disk or a server. */
const together = 10;

/**
 * The same after a look at each file, with progress that can be cancelled; then `undefined`. Cost: each file is asked about once, and
 * read only when it has changed since it was last looked at.
 */
export async function gather(services: Services, choice: PortfolioChoice): Promise<Portfolio | undefined> {
  const files = filesOf(services, portfolioNow(services, choice));
  const options = { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Looking at the evidence'), cancellable: true };
  return withProgress(options, async (progress, token) => {
    for (let i = 0; i < files.length; i += together) {
      if (token.isCancellationRequested) { return undefined; }
      await Promise.all(files.slice(i, i + together).map((uri) => services.evidence.look(uri)));
      progress.report({ increment: together / files.length * 100, message: vscode.l10n.t('{0} of {1}', Math.min(i + together, files.length), files.length) });
    }
    return token.isCancellationRequested ? undefined : portfolioNow(services, choice);
  });
}

function filesOf({ logbook }: Services, { evidence }: Portfolio): readonly vscode.Uri[] {
  const uris = evidence.flatMap(({ id }) => {
    const piece = logbook.progress.evidenceById(id);
    const place = piece && placeIn(piece.source);
    return (place && uriOf(place)) ?? [];
  });
  return [...new Map(uris.map((uri) => [uri.toString(), uri])).values()];
}
