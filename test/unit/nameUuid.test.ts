import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { isUuid, nameUuid } from '../../src/formats/model/exportCase';

/** The namespace for DNS names, RFC 9562 section 6.6. */
const DNS = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

suite('nameUuid', () => {
  test('the example of RFC 9562, appendix A.4', () => {
    assert.equal(nameUuid(DNS, 'www.example.com'), '2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });

  test('is what a library of SHA-1 makes, whatever the name and its length', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.nat(300).map((n) => 'x'.repeat(n))), (name) => {
      const digest = createHash('sha1').update(Buffer.from(DNS.replace(/-/g, ''), 'hex')).update(name, 'utf8').digest().subarray(0, 16);
      const made = Buffer.from(nameUuid(DNS, name).replace(/-/g, ''), 'hex');
      assert.equal(made[6]! >> 4, 5);
      assert.equal(made[8]! >> 6, 2);
      for (const bytes of [digest, made]) { bytes[6]! &= 0x0f; bytes[8]! &= 0x3f; }
      assert.deepEqual(made, digest);
    }), { numRuns: 300 });
  });

  test('what it makes is a UUID', () => {
    assert.ok(isUuid(nameUuid(DNS, '')));
    for (const no of ['', DNS.toUpperCase(), `${DNS} `, 'constructor', DNS.replace(/-/g, '')]) { assert.ok(!isUuid(no), no); }
  });
});
