import { integration } from './integration.mjs';
const f = '/work/main/test/fixtures/hosts/trivial';
const t = Date.now();
const r = await integration({ name: 'hosts', extension: f, tests: f + '/tests', workspace: f + '/workspace', patience: 15000 }, { version: process.argv[2] ?? 'oldest', kinds: (process.argv[3] ?? 'node,web').split(','), grep: process.argv[4] });
console.log(r.map(x => [x.lane, x.passed, x.failed]), Date.now() - t);
process.exit(0);
