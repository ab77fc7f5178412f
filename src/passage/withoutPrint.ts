import type { Selector } from './passage';

/** The W3C part alone, for where room is scarce. */
export function withoutPrint({ print: _, ...rest }: Selector): Selector {
  return rest;
}
