export * from './commands/chooseFrameworks';
export * from './commands/newFramework';
export * from './commands/renameActivityId';
export * from './editing';
export * from './ownFrameworks';
export * from './readFramework';
