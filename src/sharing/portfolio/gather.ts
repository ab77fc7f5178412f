import * as vscode from 'vscode';
import { readTexts } from '../../evidence/readTexts';
import type { SkillKey } from '../../framework/model/framework';
import type { EntryId } from '../../logbook/model/logbook';
import type { Evidence } from '../../logbook/model/progress';
import { asGiven } from '../../platform/commandCall';
import { today } from '../../platform/dates';
import { withProgress } from '../../platform/messages';
import { placeIn, uriOf } from '../../platform/places';
import { UserError } from '../../platform/userError';
import type { Services } from '../../services';
import { isDay, localDay } from '../../text/day';
import { redact } from '../../text/redact';
import { type Portfolio, type PortfolioChoice, portfolioOf } from '../model/portfolio/portfolio';
import { type Found, type Standing, standingsIn } from '../model/portfolio/sharedSelector';

/** So many files are looked at together: each is mostly waiting for the answer of a disk or a server. */
const together = 10;

/** A file in the workspace with the evidence that is in it. */
interface SharedFile { readonly uri: vscode.Uri; readonly pieces: readonly Evidence[] }

/**
 * All that is chosen, as the logbook has it now, after a look at each file, with progress that can be cancelled; then `undefined`. Files outside
 * the workspace are not looked at: a logbook from elsewhere may name any. Nothing is taken from files but where a quote stands. Cost: linear;
 * each file is asked about once, and read only when it has changed since it was last looked at, or for selectors.
 */
export async function gather(services: Services, choice: PortfolioChoice): Promise<Portfolio | undefined> {
  const standings = new Map<EntryId, Standing>();
  const { logbook, evidence, frameworks } = services;
  const portfolio = (): Portfolio => portfolioOf(frameworks.catalog, logbook.progress, choice, {
    stateOf: evidence.stateOf.bind(evidence), standingOf: ({ id }) => standings.get(id), folderName, today: today(), dayOf: localDay,
  });
  const files = filesOf(services, portfolio());
  const options = { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Looking at the evidence'), cancellable: true };
  return withProgress(options, async (progress, token) => {
    for (let i = 0; i < files.length; i += together) {
      if (token.isCancellationRequested) { return undefined; }
      await Promise.all(files.slice(i, i + together).map(async (file) => {
        await evidence.refresh(file.uri);
        if (choice.selectors) { (await standingsOf(services, file)).forEach((standing, id) => standings.set(id, standing)); }
      }));
      progress.report({ increment: together / files.length * 100, message: vscode.l10n.t('{0} of {1}', Math.min(i + together, files.length), files.length) });
    }
    return token.isCancellationRequested ? undefined : portfolio();
  });
}

function filesOf({ logbook }: Services, { evidence }: Portfolio): readonly SharedFile[] {
  const files = new Map<string, { readonly uri: vscode.Uri; readonly pieces: Evidence[] }>();
  for (const { id } of evidence) {
    const piece = logbook.progress.evidenceById(id);
    const place = piece && placeIn(piece.source);
    const uri = place && uriOf(place);
    if (!piece || !uri || !vscode.workspace.getWorkspaceFolder(uri)) { continue; }
    const known = files.get(uri.toString());
    if (known) { known.pieces.push(piece); } else { files.set(uri.toString(), { uri, pieces: [piece] }); }
  }
  return [...files.values()];
}

/** Where the passages in a file stand word for word; in a notebook, each in its cell. */
async function standingsOf({ evidence, log }: Services, { uri, pieces }: SharedFile): Promise<ReadonlyMap<EntryId, Standing>> {
  const byCell = new Map<number, Found[]>();
  for (const piece of pieces) {
    const { location, cell } = evidence.cached(piece);
    if (piece.source.kind !== 'passage' || !location || (location.state !== 'found' && location.state !== 'moved')) { continue; }
    const found: Found = { id: piece.id, selector: piece.source.selector, start: location.start, end: location.end, ...(cell === undefined ? {} : { cell }) };
    const known = byCell.get(cell ?? 0);
    if (known) { known.push(found); } else { byCell.set(cell ?? 0, [found]); }
  }
  const texts = byCell.size ? (await readTexts(uri, log))?.texts : undefined;
  return new Map(texts ? [...byCell].flatMap(([cell, found]) => [...standingsIn(texts[cell] ?? '', found)]) : []);
}

/** Paths name their folder when there are several; a folder that is somebody's home is not named after them. */
function folderName(name: string): string | undefined {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length < 2) { return undefined; }
  return folders.some((folder) => folder.name === name && redact(folder.uri.path) === '~') ? '~' : name;
}

/** What callers choose; what they leave out is in, apart from check-ins. Evidence marked private cannot be chosen. */
export interface Include {
  readonly frameworks?: readonly string[];
  readonly skills?: readonly SkillKey[];
  readonly from?: string;
  readonly until?: string;
  readonly quotes?: boolean;
  readonly remarks?: boolean;
  readonly ratings?: boolean;
  readonly reviews?: boolean;
  readonly checkIns?: boolean;
  readonly name?: string;
}

/** Rejects with a `UserError` what names nothing: a silent typing error would leave work out, or share more than was meant. */
export function choiceFrom({ frameworks }: Services, include: Include = {}): PortfolioChoice {
  const { catalog } = frameworks;
  for (const id of include.frameworks ?? []) {
    if (!catalog.frameworks.some((framework) => framework.id === id)) { throw new UserError(vscode.l10n.t('There is no framework “{0}” in use.', asGiven(id))); }
  }
  for (const key of include.skills ?? []) {
    if (!catalog.skill(key)) { throw new UserError(vscode.l10n.t('There is no skill “{0}” in your frameworks. Name it as “framework/skill”.', asGiven(key))); }
  }
  for (const day of [include.from, include.until]) {
    if (day !== undefined && !isDay(day)) { throw new UserError(vscode.l10n.t('“{0}” is not a date. Write it as year-month-day, for example 2026-03-31.', asGiven(day))); }
  }
  const { quotes = true, remarks = true, ratings = true, reviews = true, checkIns = false, frameworks: ids, skills, from, until, name } = include;
  return { quotes, remarks, ratings, reviews, checkIns, frameworks: ids, skills, from, until, name: name?.trim() || undefined };
}
