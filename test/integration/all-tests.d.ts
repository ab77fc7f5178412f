/** Every *.test.ts of the folder under test, found when the suite is bundled (test/host/bundle.mjs). */
declare module 'all-tests' {}

declare function importScripts(...urls: string[]): void;
