export * from './commands/exportFramework';
export * from './commands/importFramework';
