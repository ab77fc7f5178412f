import { canonicalJson } from '../../../text/canonicalJson';

/**
 * A short name for a JSON value: equal values have equal ones, others nearly never. It notices change; it keeps nobody out who means
 * harm. Cost: linear.
 */
export function fingerprint(value: unknown): string {
  const text = canonicalJson(value);
  let [a, b] = [0x811c9dc5, 0x1000193];
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193);
    b = Math.imul(b ^ text.charCodeAt(i), 0x85ebca6b) + 0x27d4eb2f | 0;
  }
  return `${(a >>> 0).toString(36)}-${(b >>> 0).toString(36)}`;
}
