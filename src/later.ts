export * from './checkedArgument';
