import { endToEnd } from './endToEnd.mjs';
const f = '/work/main/test/fixtures/hosts/trivial';
const t = Date.now();
const r = await endToEnd({ name: 'hosts-e2e', extension: f, extensionId: 'craftlog-tests.trivial', tests: f + '/e2e', sample: f + '/workspace' }, { version: process.argv[2] ?? 'oldest', grep: process.argv[3] });
console.log(r.passed, r.failed, Date.now() - t);
process.exit(0);
