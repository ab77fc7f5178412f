import * as vscode from 'vscode';
import { webAnnotations } from '../model/portfolio/webAnnotation';
import type { Case, Framework } from '../../framework/model/framework';
import { sha256 } from '../../platform/sha256';
import { writeCsv } from '../../text/csv';
import type { Portfolio } from '../model/portfolio/portfolio';
import { portfolioJson } from '../model/portfolio/portfolioJson';
import { annexRows, portfolioReport } from '../model/portfolio/portfolioReport';
import { caseReport } from '../model/portfolio/promotionCase';
import type { Report } from '../model/portfolio/report';
import { pageStyle, writeHtml } from '../model/portfolio/writeHtml';
import { writeMarkdown } from '../model/portfolio/writeMarkdown';
import { portfolioWords } from './labels';

export const portfolioFormats = ['html', 'markdown', 'csv', 'json', 'annotations'] as const;
export type PortfolioFormat = typeof portfolioFormats[number];

/** What is written, as it was shown, and for which case of a framework, if for one. */
export interface Subject {
  readonly portfolio: Portfolio;
  readonly promotion?: { readonly framework: Framework; readonly of: Case };
}

interface Format {
  readonly name: () => string;
  readonly detail: () => string;
  /** Of the file's name. */
  readonly ending: string;
  readonly write: (subject: Subject) => string | Promise<string>;
}

function reportOf({ portfolio, promotion }: Subject): Report {
  const words = portfolioWords();
  return promotion ? caseReport(promotion.framework, promotion.of, portfolio, words) : portfolioReport(portfolio, words);
}

export const formats: Readonly<Record<PortfolioFormat, Format>> = {
  html: {
    name: () => vscode.l10n.t('Web page'), detail: () => vscode.l10n.t('One HTML file to read in any browser, or to print'), ending: 'html',
    write: async (subject) => writeHtml(reportOf(subject), { style: pageStyle, styleHash: await sha256(pageStyle) }),
  },
  markdown: {
    name: () => vscode.l10n.t('Markdown'), detail: () => vscode.l10n.t('To edit further, or to keep in a wiki'), ending: 'md',
    write: (subject) => writeMarkdown(reportOf(subject)),
  },
  csv: {
    name: () => vscode.l10n.t('Table (CSV)'), detail: () => vscode.l10n.t('One row for each piece of evidence and activity, for a spreadsheet'), ending: 'csv',
    write: ({ portfolio }) => writeCsv(annexRows(portfolio, portfolioWords())),
  },
  json: {
    name: () => vscode.l10n.t('JSON'), detail: () => vscode.l10n.t('For other tools'), ending: 'json',
    write: ({ portfolio }) => `${JSON.stringify(portfolioJson(portfolio), null, 2)}\n`,
  },
  annotations: {
    name: () => vscode.l10n.t('Web Annotations'), detail: () => vscode.l10n.t('W3C standard for passages in documents, with the words around each quote'), ending: 'jsonld',
    write: ({ portfolio }) => `${JSON.stringify(webAnnotations(portfolio, vscode.l10n.t('Evidence from Craftlog')), null, 2)}\n`,
  },
};
