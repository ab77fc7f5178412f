export * from './commands/plan';
export * from './commands/rateSkill';
export * from './progressPanel';
