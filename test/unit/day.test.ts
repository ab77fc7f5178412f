import assert from 'node:assert/strict';
import fs from 'node:fs';
import fc from 'fast-check';
import { addDays, daysBetween, dayWords, isDay, localDay, mondayOf } from '../../src/text/day';
import { catalogOf } from '../../src/framework/model/framework';
import { portfolioOf } from '../../src/sharing/model/portfolio/portfolio';
import { computeProgress } from '../../src/logbook/model/progress';
import { frameworkOf } from './arbitraries';
import { logOf } from './logOf';

/** West and east of Greenwich, half hours, both hemispheres' summer time, and the ends of the earth. */
const zones = ['UTC', 'America/Los_Angeles', 'America/St_Johns', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Auckland', 'Pacific/Apia', 'Etc/GMT+12'];
const day = fc.integer({ min: -200_000, max: 2_900_000 }).map((n) => addDays('1970-01-01', n)).filter((d) => d !== undefined);

function inZone(zone: string, check: () => void): void {
  const before = process.env.TZ;
  process.env.TZ = zone;
  try { check(); } finally { if (before === undefined) { delete process.env.TZ; } else { process.env.TZ = before; } }
}

suite('days', () => {
  test('the zones of these tests are other zones', () => {
    const offsets = new Set<number>();
    for (const zone of zones) { inZone(zone, () => offsets.add(new Date(2026, 0, 15).getTimezoneOffset())); }
    assert.ok(offsets.size >= 7);
  });

  test('2026-02-30 is no day', () => {
    for (const text of ['2026-02-30', '2026-13-45', '2025-02-29', '2026-00-10', '2026-1-1', ' 2026-01-01', '2026-01-01T00:00:00Z', '٢٠٢٦-٠١-٠١', '']) { assert.ok(!isDay(text), text); }
    for (const text of ['2024-02-29', '2000-02-29', '2026-12-31', '2026-03-29']) { assert.ok(isDay(text), text); }
  });

  for (const zone of zones) {
    suite(zone, () => {
      test('the day shown is the day logged', () => inZone(zone, () => {
        fc.assert(fc.property(day, (logged) => {
          assert.equal(localDay(logged), logged);
          const [year, month, date] = logged.split('-').map(Number) as [number, number, number];
          const shown = dayWords(logged, 'en-GB');
          assert.ok(new RegExp(`^${date} `).test(shown), `${logged} shows as ${shown}`);
          assert.ok(year < 1000 || shown.includes(String(year)), shown);
          assert.ok(shown.includes(['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][month - 1]!), shown);
        }));
        assert.equal(dayWords('2026-03-31', 'en-GB'), '31 Mar 2026');
      }));

      test('a moment is on the day of the person', () => inZone(zone, () => fc.assert(fc.property(
        fc.integer({ min: 0, max: 4_000_000_000_000 }), (time) => {
          const there = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short' }).format(time);
          const at = new Date(time).toISOString();
          assert.equal(localDay(at), there);
          assert.equal(localDay(time), there);
          assert.equal(dayWords(at, 'en-GB'), dayWords(there, 'en-GB'));
        },
      ))));

      test('days add up through summer time and leap years', () => inZone(zone, () => fc.assert(fc.property(
        day, fc.integer({ min: -4000, max: 4000 }), (from, days) => {
          const to = addDays(from, days);
          fc.pre(to !== undefined && addDays(to, 1) !== undefined && addDays(from, -7) !== undefined && addDays(to, -7) !== undefined);
          assert.equal(daysBetween(from, to), days);
          assert.equal(addDays(to, -days), from);
          const since = daysBetween(mondayOf(to), to);
          assert.ok(since >= 0 && since < 7);
          assert.ok(Number.isInteger(daysBetween(mondayOf(from), mondayOf(to)) / 7));
        },
      ))));
    });
  }

  test('what is no date stays the text it is', () => {
    for (const text of ['42', 'March 7', '2026-13-45', '', 'soon', '2026', '2026-03-31x', '1/2/2026']) { assert.equal(dayWords(text, 'en'), text); }
  });

  test('nothing else makes words of a date, or a date of a moment', () => {
    const files = fs.readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts') && !f.endsWith('day.ts'));
    const guilty = files.filter((f) => /toLocale(?:Date|Time)String|toISOString\(\)\.(?:slice|split|substr)|getFullYear/.test(fs.readFileSync(`src/${f}`, 'utf8')));
    assert.deepEqual(guilty, []);
  });

  test('a portfolio has the day that was logged', () => {
    const log = logOf([{ type: 'status', activity: 'f/a0', status: 'done', on: '2026-03-31' }]);
    const choice = { quotes: true, remarks: true, ratings: true, reviews: true, checkIns: true, from: '2026-03-31', until: '2026-03-31' };
    for (const zone of zones) {
      inZone(zone, () => {
        const facts = { stateOf: (): 'found' => 'found', folderName: (): undefined => undefined, today: '2026-04-01', dayOf: localDay };
        const { skills } = portfolioOf(catalogOf([frameworkOf(1, 1)]), computeProgress(log), choice, facts).frameworks[0]!;
        assert.equal(skills[0]?.activities[0]?.on, '2026-03-31', zone);
      });
    }
  });
});
