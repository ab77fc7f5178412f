import * as vscode from 'vscode';
import type { SkillKey } from '../../framework/model/framework';
import { piecesOfEvidence } from '../../logbook/labels';
import { askText } from '../../platform/messages';
import { pickTicked } from '../../platform/quickPick';
import { UserError } from '../../platform/userError';
import type { Services } from '../../services';
import { isDay } from '../../text/day';
import { type SharePreview, sharePreviewText, sharePreviewOf, type SharePreviewLabels } from '../model/portfolio/sharePreview';
import type { ShareFormat } from '../model/portfolio/partOf';
import type { Portfolio, PortfolioChoice } from '../model/portfolio/portfolio';
import { gather } from './gather';
import { Preview } from './preview';
import { activitiesCounted, portfolioWords, skillsCounted } from './labels';

/** What stays here and why, for the same question. */
export interface Withheld { readonly private: number; readonly others: number }

/** The words of the document that shows all that leaves. */
export const sharePreviewLabels = (): SharePreviewLabels => ({
  title: vscode.l10n.t('What leaves'),
  headings: {
    names: vscode.l10n.t('Names'), skills: vscode.l10n.t('Skills and activities'), paths: vscode.l10n.t('Paths, relative to your folder'), links: vscode.l10n.t('Links'),
    quotes: vscode.l10n.t('Quotes from your files'), notes: vscode.l10n.t('Notes'), remarks: vscode.l10n.t('Remarks'), ratings: vscode.l10n.t('Ratings'),
    feedback: vscode.l10n.t('Feedback and answers to it'), checkIns: vscode.l10n.t('Check-ins'), dates: vscode.l10n.t('Dates on which you logged it or share it'),
    ids: vscode.l10n.t('Ids, which tools read'),
  },
  counted: (heading, count) => vscode.l10n.t('{0} ({1})', heading, count),
  before: vscode.l10n.t('Text before the quote:'),
  after: vscode.l10n.t('Text after the quote:'),
  framework: vscode.l10n.t('What the frameworks themselves say about these skills may be in it too.'),
});

/** What is said above it: how much leaves, and what stays. `how`: what is written, and for whom. */
export const sharePreviewHead = (leaving: SharePreview, staying: Withheld, how: string): readonly string[] => [how, '', shareSummary(leaving), ...stayingLines(staying)];

/** In one line: how much of what. Kinds with nothing are left out. */
export function shareSummary(leaving: SharePreview): string {
  const counts: readonly (readonly [number, string])[] = [
    [leaving.evidence, piecesOfEvidence(leaving.evidence)],
    [leaving.activities, activitiesCounted(leaving.activities)],
    [leaving.quotes.length, vscode.l10n.t('quotes: {0}', leaving.quotes.length)],
    [leaving.remarks.length, vscode.l10n.t('remarks: {0}', leaving.remarks.length)],
    [leaving.ratings.length, vscode.l10n.t('ratings: {0}', leaving.ratings.length)],
    [leaving.feedback.length, vscode.l10n.t('feedback: {0}', leaving.feedback.length)],
    [leaving.checkIns.length, vscode.l10n.t('check-ins: {0}', leaving.checkIns.length)],
    [leaving.paths.length, vscode.l10n.t('paths: {0}', leaving.paths.length)],
    [leaving.names.length, vscode.l10n.t('names: {0}', leaving.names.length)],
  ];
  return counts.filter(([count]) => count > 0).map(([, words]) => words).join(', ') || vscode.l10n.t('nothing');
}

const stayingLines = (staying: Withheld): readonly string[] => [
  ...(staying.private ? [vscode.l10n.t('Stays here because it is private: {0}.', piecesOfEvidence(staying.private))] : []),
  ...(staying.others ? [vscode.l10n.t('Stays here because you did not choose it: {0}.', piecesOfEvidence(staying.others))] : []),
  vscode.l10n.t('Home folders in paths and passwords in addresses are taken out in their usual forms. Look for others here.'),
];

/** What is about to leave, in words. */
export interface Asking {
  readonly format: ShareFormat;
  /** Of the button that does it. */
  readonly go: string;
  readonly title: string;
  /** What is written and for whom, for this choice. */
  readonly how: (portfolio: Portfolio) => string;
  /** What of a portfolio is told at all; a promotion case tells less. */
  readonly part: (portfolio: Portfolio) => Portfolio;
}

type Change = (services: Services, choice: PortfolioChoice) => Promise<PortfolioChoice | undefined>;
interface Item extends vscode.QuickPickItem { readonly go?: true; readonly change?: Change }

/** UTF-16 units; VS Code does not show extensions' documents of more than 50 MB. */
const longestPreview = 20_000_000;

/**
 * Shows all that would leave, in a document, and asks. What is chosen can be changed until it is right. What comes back is what was shown:
 * nothing else may be written. `undefined` when the person would rather not; nothing has been written then.
 */
export async function confirmShare(services: Services, first: PortfolioChoice, asking: Asking): Promise<Portfolio | undefined> {
  let choice = first;
  let portfolio = await gatherPart(services, choice, asking);
  if (!portfolio) { return undefined; }
  const preview = new Preview(vscode.l10n.t('What leaves.txt'));
  try {
    for (;;) {
      const leaving = sharePreviewOf(portfolio, asking.format, portfolioWords());
      const text = sharePreviewText(leaving, sharePreviewLabels(), sharePreviewHead(leaving, stayingOf(services, portfolio), asking.how(portfolio)));
      if (text.length > longestPreview) {
        throw new UserError(vscode.l10n.t('This is more than can be shown before it leaves. Share less at once: run the command with a period or with some of your skills.'));
      }
      await preview.show(text);
      const picked = await vscode.window.showQuickPick(itemsFor(services, choice, leaving, asking), {
        title: asking.title, placeHolder: vscode.l10n.t('The document behind this shows all that leaves. Nothing is written yet.'), ignoreFocusOut: true,
      });
      if (picked?.go) { return portfolio; }
      if (!picked?.change) { return undefined; }
      const changed = await picked.change(services, choice);
      const next = changed && await gatherPart(services, changed, asking);
      if (changed && next) { [choice, portfolio] = [changed, next]; }
    }
  } finally {
    preview.dispose();
  }
}

async function gatherPart(services: Services, choice: PortfolioChoice, { part }: Asking): Promise<Portfolio | undefined> {
  const portfolio = await gather(services, choice);
  return portfolio && part(portfolio);
}

function stayingOf({ logbook }: Services, { evidence }: Portfolio): { readonly private: number; readonly others: number } {
  const all = logbook.progress.evidence;
  const hidden = all.filter((piece) => piece.private).length;
  return { private: hidden, others: all.length - hidden - evidence.length };
}

function itemsFor({ frameworks }: Services, choice: PortfolioChoice, leaving: SharePreview, asking: Asking): readonly Item[] {
  const words = portfolioWords();
  const parts = contents().filter(({ key }) => choice[key]).map(({ label }) => label);
  return [
    { label: asking.go, description: shareSummary(leaving), iconPath: new vscode.ThemeIcon('export'), go: true },
    { label: vscode.l10n.t('Choose Skills…'), description: skillsCounted(choice.skills?.length ?? frameworks.catalog.skills.length), iconPath: new vscode.ThemeIcon('list-tree'), change: changeSkills },
    {
      label: vscode.l10n.t('Choose a Period…'), iconPath: new vscode.ThemeIcon('calendar'), change: changePeriod,
      description: words.period(choice.from && words.day(choice.from), choice.until && words.day(choice.until)),
    },
    { label: vscode.l10n.t('Choose What Goes In…'), description: parts.join(', ') || vscode.l10n.t('evidence alone'), iconPath: new vscode.ThemeIcon('checklist'), change: changeContents },
    { label: vscode.l10n.t('Add My Name…'), description: choice.name ?? vscode.l10n.t('no name'), iconPath: new vscode.ThemeIcon('person'), change: changeName },
    { label: vscode.l10n.t('Cancel'), iconPath: new vscode.ThemeIcon('close') },
  ];
}

const contents = (): readonly { readonly key: 'quotes' | 'remarks' | 'ratings' | 'reviews' | 'checkIns'; readonly label: string }[] => [
  { key: 'quotes', label: vscode.l10n.t('quotes') }, { key: 'remarks', label: vscode.l10n.t('remarks') }, { key: 'ratings', label: vscode.l10n.t('my own ratings') },
  { key: 'reviews', label: vscode.l10n.t('reviews by others') }, { key: 'checkIns', label: vscode.l10n.t('check-ins') },
];

const changeSkills: Change = async ({ frameworks }, choice) => {
  const { skills } = frameworks.catalog;
  const items = skills.map(({ key, skill, framework }) => ({
    label: skill.name, description: frameworks.catalog.frameworks.length > 1 ? framework.name : '', picked: choice.skills?.includes(key) ?? true, key,
  }));
  const picked = await pickTicked(items, { title: vscode.l10n.t('Which skills?'), ignoreFocusOut: true });
  if (!picked) { return undefined; }
  const keys: readonly SkillKey[] | undefined = picked.length === skills.length ? undefined : picked.map(({ key }) => key);
  return { ...choice, frameworks: undefined, skills: keys };
};

const changePeriod: Change = async (_, choice) => {
  const ask = (title: string, value: string | undefined): Thenable<string | undefined> => askText({
    title, value: value ?? '', prompt: vscode.l10n.t('Year-month-day, for example 2026-03-31. Leave it empty for no limit.'), ignoreFocusOut: true,
    validateInput: (text) => (text === '' || isDay(text) ? '' : vscode.l10n.t('“{0}” is not a date. Write it as year-month-day, for example 2026-03-31.', text)),
  });
  const from = await ask(vscode.l10n.t('The first day of the period'), choice.from);
  const until = from === undefined ? undefined : await ask(vscode.l10n.t('The last day of the period'), choice.until);
  return from === undefined || until === undefined ? undefined : { ...choice, from: from || undefined, until: until || undefined };
};

const changeContents: Change = async (_, choice) => {
  const items = contents().map((part) => ({ ...part, picked: choice[part.key] }));
  const picked = await pickTicked(items, { title: vscode.l10n.t('What goes in, besides paths, links and notes?'), ignoreFocusOut: true });
  return picked && { ...choice, ...Object.fromEntries(items.map((item) => [item.key, picked.includes(item)])) };
};

const changeName: Change = async (_, choice) => {
  const name = await askText({ title: vscode.l10n.t('Your name, as it is to stand in the document'), value: choice.name ?? '', ignoreFocusOut: true });
  return name === undefined ? undefined : { ...choice, name: name.trim() || undefined };
};
