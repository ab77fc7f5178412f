import { localDay } from './model/day';
import type { Day } from './model/day';

export const today = (): Day => localDay(Date.now());
