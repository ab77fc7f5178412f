export * from './portfolio/exportPortfolio';
export * from './review/answerFeedback';
export * from './review/importReview';
export * from './review/requestReview';
export * from './startCheckIn';
