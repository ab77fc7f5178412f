export * from './commands/chooseFrameworks';
export * from './commands/newFramework';
export * from './commands/renameActivityId';
export * from './editing/editing';
export * from './ownFrameworks';
export * from './readFramework';
