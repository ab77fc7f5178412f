import assert from 'node:assert/strict';
import { Late } from '../../src/text/late';

suite('Late', () => {
  test('is made once, when it is first asked for, however many wait', async () => {
    let made = 0;
    const late = new Late(() => Promise.resolve(++made));
    assert.equal(late.asked, undefined);
    assert.deepEqual(await Promise.all([late.get(), late.get()]), [1, 1]);
    assert.equal(await late.get(), 1);
    assert.equal(await late.get(), 1);
    assert.ok(late.asked);
  });

  test('a failure is told to all who wait and then forgotten: who asks next tries again', async () => {
    let tries = 0;
    const late = new Late(() => (++tries < 2 ? Promise.reject(new Error('once')) : Promise.resolve(tries)));
    const both = [late.get(), late.get()];
    await assert.rejects(both[0]!, /once/);
    await assert.rejects(both[1]!, /once/);
    assert.equal(late.asked, undefined);
    assert.equal(await late.get(), 2);
  });

  test('a maker that throws at once fails like one that rejects', async () => {
    let tries = 0;
    const late = new Late(() => {
      if (++tries < 2) { throw new Error('at once'); }
      return Promise.resolve(tries);
    });
    await assert.rejects(late.get(), /at once/);
    assert.equal(await late.get(), 2);
  });
});
