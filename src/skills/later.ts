export * from './commands/show';
export * from './commands/status';
export * from './nameHover';
