import * as vscode from 'vscode';
import { isDay } from '../../text/day';
import type { SkillKey } from '../../framework/model/framework';
import type { PortfolioChoice } from '../model/portfolio/portfolio';
import { UserError } from '../../platform/userError';
import { asGiven } from '../../platform/asGiven';
import type { Services } from '../../services';

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
