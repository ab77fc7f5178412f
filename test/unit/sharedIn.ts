import { webAnnotations } from '../../src/sharing/model/portfolio/webAnnotation';
import type { Entry } from '../../src/logbook/model/logbook';
import { sharePreviewText, sharePreviewOf } from '../../src/sharing/model/portfolio/sharePreview';
import { partOf, type ShareFormat } from '../../src/sharing/model/portfolio/partOf';
import type { Portfolio, PortfolioChoice } from '../../src/sharing/model/portfolio/portfolio';
import { portfolioJson } from '../../src/sharing/model/portfolio/portfolioJson';
import { annexRows, portfolioReport } from '../../src/sharing/model/portfolio/portfolioReport';
import { caseReport, portfolioOfCase } from '../../src/sharing/model/portfolio/promotionCase';
import { writeHtml } from '../../src/sharing/model/portfolio/writeHtml';
import { writeMarkdown } from '../../src/sharing/model/portfolio/writeMarkdown';
import { requestOf } from '../../src/sharing/model/review/request';
import { writeReviewPage } from '../../src/sharing/model/review/reviewPage';
import { writeCsv } from '../../src/text/csv';
import { framework, leavingWords, portfolioFrom, reviewWords, words } from './portfolioSample';

export const shareFormats = ['html', 'markdown', 'csv', 'json', 'annotations', 'review', 'case'] as const;
const assets = { style: 'p{}', styleHash: 'sha256-x', script: 'run()', scriptHash: 'sha256-y' };
const promotion = framework.cases[0]!;

const writers: Readonly<Record<ShareFormat | 'case', (portfolio: Portfolio) => string>> = {
  html: (portfolio) => writeHtml(portfolioReport(portfolio, words), assets),
  markdown: (portfolio) => writeMarkdown(portfolioReport(portfolio, words)),
  csv: (portfolio) => writeCsv(annexRows(portfolio, words)),
  json: (portfolio) => JSON.stringify(portfolioJson(portfolio)),
  annotations: (portfolio) => JSON.stringify(webAnnotations(portfolio, 'Label')),
  review: (portfolio) => writeReviewPage(requestOf(portfolio, 'R1'), portfolio, reviewWords, assets),
  case: (portfolio) => writeHtml(caseReport(framework, promotion, portfolio, words), assets),
};

/** What is shown of a logbook before it is written as a format, and what is written. Both are made from one value, as the commands do. */
export function shared(format: ShareFormat | 'case', entries: readonly Entry[], choice: Partial<PortfolioChoice> = {}): { readonly file: string; readonly preview: string } {
  const all = portfolioFrom(entries, { selectors: format === 'annotations', ...choice });
  return writtenOf(format, format === 'case' ? portfolioOfCase(framework, promotion, all) : partOf(format, all));
}

export const writtenOf = (format: ShareFormat | 'case', part: Portfolio): { readonly file: string; readonly preview: string } => ({
  file: writers[format](part), preview: sharePreviewText(sharePreviewOf(part, format === 'case' ? 'html' : format, words), leavingWords, ['How']),
});
