import { localDay } from '../text/day';
import type { Day } from '../text/day';

export const today = (): Day => localDay(Date.now());
