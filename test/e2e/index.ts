import Mocha from 'mocha';
import { inWords, reporter } from '../host/reporter.mjs';
import { closeWindows, given, leave } from './support';

type Send = Parameters<typeof reporter>[1];

// A window can be slow to come up on a busy machine; a test that fails for another reason fails again.
const retries = 2;

/** Runs the suite in a process of its own; test/host/endToEnd.mjs started it and hears what happens. */
const send: Send = (record) => { process.send?.(record); };
const mocha = new Mocha({ ui: 'tdd', timeout: 180_000, reporter: reporter({ host: 'node', version: given.version }, send) });
mocha.suite.retries(retries);
mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, '', mocha);
mocha.suite.afterEach('keep what explains a failure, close windows', async function () {
  const files = await closeWindows(this.currentTest?.state === 'failed' ? this.currentTest.fullTitle() : undefined);
  if (files.length > 0) { send({ type: 'evidence', files }); }
});
if (given.grep) { mocha.grep(given.grep); }
try {
  await import('all-tests');
  await new Promise((resolve) => mocha.run(resolve));
} catch (error) {
  send({ type: 'fail', title: 'Loading the tests', ...inWords(error) });
  send({ type: 'end' });
}
await leave();
