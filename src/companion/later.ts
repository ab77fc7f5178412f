export * from './commands/findings';
export * from './commands/newDocument';
export * from './commands/suggestions';
export * from './editorHints';
export * from './model/readiness';
export * from './view/groups';
export * from './view/liveFile';
