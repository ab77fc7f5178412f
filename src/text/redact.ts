import { credentialsIn } from './credentials';
import { homesIn } from './hideHome';

/**
 * A text as others may read it: home folders become `~`, user names and passwords of addresses go. All that leaves goes through here:
 * portfolios, requests for reviews, check-in notes. `before` and `after`: what is known to stand around it, because a text may begin in
 * the middle of a path. Cost: linear.
 */
export function redact(text: string, before = '', after = ''): string {
  const whole = before + text + after;
  if (!/[\\/@%]/.test(whole)) { return text; }
  const parts: string[] = [];
  const end = before.length + text.length;
  let done = before.length;
  for (const hidden of [...credentialsIn(whole), ...homesIn(whole)].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (hidden.end <= done || hidden.start >= end) { continue; }
    parts.push(whole.slice(done, Math.max(done, hidden.start)), hidden.told);
    done = hidden.end;
  }
  return done >= end ? parts.join('') : [...parts, whole.slice(done, end)].join('');
}

/** As `redact`, of each text in a plain value. What is one object stays one. Cost: linear. */
export function redactAll<T>(value: T): T {
  const made = new Map<object, unknown>();
  const told = (one: unknown): unknown => {
    if (typeof one === 'string') { return redact(one); }
    if (typeof one !== 'object' || one === null) { return one; }
    const known = made.get(one) ?? (Array.isArray(one) ? one.map(told) : Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, told(inner)])));
    made.set(one, known);
    return known;
  };
  return told(value) as T;
}
