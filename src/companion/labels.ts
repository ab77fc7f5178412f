import * as vscode from 'vscode';
import type { Check } from '../framework/model/framework';
import type { Test } from '../framework/model/checkNames';
import type { Finding, Quality } from './model/finding';
import type { Form } from './model/story';

type Words = (finding: Finding, check: Check) => string;

const forms: Readonly<Record<Form, () => string>> = {
  want: () => vscode.l10n.t('“I want”'),
  need: () => vscode.l10n.t('“I need”'),
  can: () => vscode.l10n.t('“I can”'),
  aim: () => vscode.l10n.t('“In order to”'),
  job: () => vscode.l10n.t('“When”'),
  table: () => vscode.l10n.t('a table'),
  other: () => vscode.l10n.t('another form'),
};
const form = (value: unknown): string => (forms[value as Form] ?? forms.other)();

/** The framework's own words for a check that it defines, else ours. */
const own = (fallback: (check: Check) => string): Words => (_, check) => check.finding || fallback(check);

const words: Readonly<Record<Test, Words>> = {
  who: ({ kind, facts }) => (kind === 'thing' ? vscode.l10n.t('“{word}” is a part of the product. Who wants something from it?', facts)
    : vscode.l10n.t('Nobody is named whose story this is.')),
  what: () => vscode.l10n.t('It does not say yet what they want.'),
  why: ({ kind }) => (kind === 'repeats' ? vscode.l10n.t('The reason says the wish again. What comes of it for them?')
    : vscode.l10n.t('It does not say why. A reason lets others find a better way.')),
  oneThing: ({ facts }) => vscode.l10n.t('“{words}” looks like a second wish. Two stories are easier to plan.', facts),
  problem: ({ facts }) => vscode.l10n.t('“{word}” is one way to do it. What do they need it for?', facts),
  vagueWords: ({ facts }) => vscode.l10n.t('“{word}” can mean different things. What would you see?', facts),
  size: ({ kind, facts }) => (kind === 'criteria' ? vscode.l10n.t('{count} criteria. It may be several stories.', facts)
    : kind === 'story' ? vscode.l10n.t('The story has {count} words. Is it one story?', facts)
      : vscode.l10n.t('The wish has {count} words. Can it be said in one breath?', facts)),
  criteria: ({ kind, facts }) => (kind === 'none' ? vscode.l10n.t('None of the {count} stories has acceptance criteria yet. That is fine in a first list. Add them before work starts.', facts)
    : facts.text ? vscode.l10n.t('“{text}” has no acceptance criteria yet.', facts) : vscode.l10n.t('There are no acceptance criteria yet.')),
  testable: ({ facts }) => vscode.l10n.t('“{word}” in a criterion: what would you see if it were not so?', facts),
  failureCase: () => vscode.l10n.t('Every criterion is about it going well. What if something is missing, not allowed or down?'),
  sameForm: ({ facts }) => vscode.l10n.t('Most stories here use {0}, this one uses {1}.', form(facts.most), form(facts.form)),
  duplicate: ({ facts }) => vscode.l10n.t('This says the same as story {number}.', facts),
  hasSection: own(({ name }) => vscode.l10n.t('“{0}” is not there yet.', name)),
  saysOneOf: own(({ name }) => vscode.l10n.t('“{0}” is not there yet.', name)),
  hasNumber: own(({ name }) => vscode.l10n.t('“{0}”: there is no number yet.', name)),
  hasDate: own(({ name }) => vscode.l10n.t('“{0}”: there is no date yet.', name)),
  hasList: own(({ name }) => vscode.l10n.t('“{0}”: there is no list yet.', name)),
  columnFilled: (finding, check) => (finding.facts.column === undefined ? own(({ name }) => vscode.l10n.t('“{0}” is not there yet.', name))(finding, check)
    : vscode.l10n.t('“{row}” has nothing under “{column}” yet.', finding.facts)),
  hasOwner: own(({ name }) => vscode.l10n.t('“{0}”: nobody is named for it yet.', name)),
  noBlame: ({ facts }) => vscode.l10n.t('“{text}” looks for who it was. What in the way of working let it happen?', facts),
  noLeading: ({ facts }) => vscode.l10n.t('“{text}” says what to answer. Ask what happened the last time.', facts),
  noPlaceholder: ({ facts }) => vscode.l10n.t('{text} is still to fill in.', facts),
};

const qualities: Readonly<Record<Quality, () => string>> = {
  'qus.wellFormed': () => vscode.l10n.t('Quality User Story: well-formed'),
  'qus.atomic': () => vscode.l10n.t('Quality User Story: atomic'),
  'qus.problemOriented': () => vscode.l10n.t('Quality User Story: problem-oriented'),
  'qus.unambiguous': () => vscode.l10n.t('Quality User Story: unambiguous'),
  'qus.uniform': () => vscode.l10n.t('Quality User Story: uniform'),
  'qus.unique': () => vscode.l10n.t('Quality User Story: unique'),
  'invest.valuable': () => vscode.l10n.t('INVEST: valuable'),
  'invest.small': () => vscode.l10n.t('INVEST: small'),
  'invest.testable': () => vscode.l10n.t('INVEST: testable'),
};

/** What there is to look at, in a sentence or two. */
export const findingWords = (finding: Finding, check: Check): string => words[finding.test](finding, check);

/** The criterion that it comes from, where there is one. */
export const qualityWords = ({ quality }: Finding): string | undefined => quality && qualities[quality]();

export const hintsCounted = (count: number): string => (
  count === 0 ? vscode.l10n.t('ready') : count === 1 ? vscode.l10n.t('1 hint') : vscode.l10n.t('{0} hints', count)
);
