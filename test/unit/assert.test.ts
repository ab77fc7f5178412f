import original from 'node:assert/strict';
import fc from 'fast-check';
import standIn from '../integration/assert';

/** Whether an assertion throws. */
async function fails(assertion: () => unknown): Promise<boolean> {
  try {
    await assertion();
    return false;
  } catch (error) {
    original.ok(error instanceof Error);
    return true;
  }
}

async function sameVerdict(assertion: (assert: typeof original) => unknown): Promise<void> {
  original.equal(await fails(() => assertion(standIn as unknown as typeof original)), await fails(() => assertion(original)), String(assertion));
}

const value = fc.anything({ withDate: true, withMap: true, withSet: true, withBigInt: true, withNullPrototype: true, withSparseArray: false });

suite('the stand-in for node:assert/strict', () => {
  test('judges equality as the original does', async () => {
    await fc.assert(fc.asyncProperty(value, value, async (a, b) => {
      for (const verb of ['equal', 'notEqual', 'deepEqual', 'notDeepEqual'] as const) { await sameVerdict((assert) => assert[verb](a, b)); }
    }));
  });

  test('a copy is equal, a changed copy is not', async () => {
    await fc.assert(fc.asyncProperty(fc.clone(value, 2), async ([a, b]) => {
      for (const verb of ['deepEqual', 'notDeepEqual'] as const) {
        await sameVerdict((assert) => assert[verb](a, b));
        await sameVerdict((assert) => assert[verb]([a, 1], [b, 2]));
        await sameVerdict((assert) => assert[verb]({ a, extra: undefined }, { a: b }));
      }
    }));
  });

  test('leaves that look alike', async () => {
    const pairs: [unknown, unknown][] = [
      [0, -0], [NaN, NaN], [1, '1'], [null, undefined], [[], {}], [[1, , 3], [1, undefined, 3]], [/a/, /a/], [/a/, /a/i], [new Date(0), new Date(1)],
      [new Error('a'), new Error('b')], [new Error('a'), new TypeError('a')], [new Set([1, [2]]), new Set([[2], 1])], [new Map([[1, 2]]), new Map([[1, 3]])],
      [new Uint8Array([1]), new Uint8Array([2])], [Object.create(null), {}], [{ [Symbol.iterator]: 1 }, {}],
    ];
    for (const [a, b] of pairs) {
      await sameVerdict((assert) => assert.equal(a, b));
      await sameVerdict((assert) => assert.deepEqual(a, b));
    }
  });

  test('a loop in both is followed once', async () => {
    const loop = (n: number): object => { const a: Record<string, unknown> = { n }; a.self = a; return a; };
    await sameVerdict((assert) => assert.deepEqual(loop(1), loop(1)));
    await sameVerdict((assert) => assert.deepEqual(loop(1), loop(2)));
  });

  test('errors, patterns, truth', async () => {
    class Own extends Error { constructor(readonly code: number) { super('own words'); } }
    const expectations = [undefined, /own words/, /other/, Own, Error, TypeError, { code: 1 }, { code: 2 }, { message: /own/ }, (e: unknown) => e instanceof Own];
    for (const expected of expectations) {
      await sameVerdict((assert) => assert.throws(() => { throw new Own(1); }, expected as RegExp));
      await sameVerdict((assert) => assert.rejects(Promise.reject(new Own(1)), expected as RegExp));
      await sameVerdict((assert) => assert.rejects(() => Promise.reject(new Own(1)), expected as RegExp));
      await sameVerdict((assert) => assert.rejects(Promise.resolve(), expected as RegExp));
    }
    await sameVerdict((assert) => assert.throws(() => {}));
    await sameVerdict((assert) => assert.doesNotThrow(() => { throw new Own(1); }));
    await sameVerdict((assert) => assert.doesNotReject(Promise.reject(new Own(1))));
    for (const pattern of [/a/, /b/]) {
      await sameVerdict((assert) => assert.match('a', pattern));
      await sameVerdict((assert) => assert.doesNotMatch('a', pattern));
    }
    for (const truth of [0, 1, '', 'a', null, undefined, {}]) {
      await sameVerdict((assert) => assert(truth));
      await sameVerdict((assert) => assert.ok(truth));
    }
    await sameVerdict((assert) => assert.fail('said'));
  });
});
