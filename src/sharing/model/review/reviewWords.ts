import type { PortfolioWords } from '../portfolio/portfolioWords';

/** What the page for reviewers says, besides what it has in common with a portfolio. Finished sentences, in the language of who asks. */
export interface ReviewWords extends PortfolioWords {
  reviewTitle(name: string | undefined): string;
  /** What this is and what to do, a paragraph each. */
  readonly intro: readonly string[];
  readonly aboutYou: string;
  readonly yourName: string;
  levelQuestion(skill: string): string;
  readonly noAnswer: string;
  aboutEvidence(number: number): string;
  aboutSkill(skill: string): string;
  readonly anythingElse: string;
  readonly sendBack: string;
  sendBackTo(name: string | undefined): string;
  readonly save: string;
  readonly needsScript: string;
  readonly page: PageWords;
}

/** What the page says later, when it is used. `{0}` is the name of the file. */
export interface PageWords {
  readonly saved: string;
  readonly noName: string;
  readonly empty: string;
}
