import * as vscode from 'vscode';
import { longestName } from '../model/review/review';
import type { ReviewWords } from '../model/review/reviewPage';
import { portfolioWords } from '../portfolio/labels';

/** The words of the page for reviewers. */
export const reviewWords = (): ReviewWords => ({
  ...portfolioWords(),
  reviewTitle: (name) => (name === undefined ? vscode.l10n.t('Review') : vscode.l10n.t('Review for {0}', name)),
  intro: [
    vscode.l10n.t('You are asked for your view on work that somebody has done and on how far they have come. Answer as much or as little as you like.'),
    vscode.l10n.t('What you enter stays in this page until you save it. Nothing is sent anywhere: at the end you save a file, and you send that file back yourself.'),
  ],
  aboutYou: vscode.l10n.t('About you'),
  yourName: vscode.l10n.t('Your name (at most {0} characters)', longestName),
  levelQuestion: (skill) => vscode.l10n.t('{0}: which level do you see?', skill),
  noAnswer: vscode.l10n.t('I would rather not say'),
  aboutEvidence: (number) => vscode.l10n.t('Your remark on evidence {0}', number),
  aboutSkill: (skill) => vscode.l10n.t('{0}: what do you want to say?', skill),
  anythingElse: vscode.l10n.t('Anything else you want to say'),
  sendBack: vscode.l10n.t('Send your answer'),
  sendBackTo: (name) => (name === undefined ? vscode.l10n.t('Save your answer as a file, then send the file to the person who asked you.')
    : vscode.l10n.t('Save your answer as a file, then send the file to {0}.', name)),
  save: vscode.l10n.t('Save my answer as a file'),
  needsScript: vscode.l10n.t('You can read this page as it is. To answer in it, allow it to run its script, which is part of this file.'),
  page: {
    saved: vscode.l10n.t('Your answer is in the file {0}, where your browser keeps downloads. Send that file back. If you change something, save it again.', '{0}'),
    noName: vscode.l10n.t('Enter your name, so that it is clear whose answer this is.'),
    empty: vscode.l10n.t('There is nothing in your answer yet. Choose a level or write a remark.'),
  },
});
