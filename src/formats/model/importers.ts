import { directImporter } from './direct';
import { financialTimesImporter } from './financialTimes';
import { governmentDigitalImporter } from './governmentDigital';
import { caseImporter } from './case';
import { digcompImporter } from './digcomp';
import { maharaImporter } from './mahara';
import type { Importer } from './importer';
import { ladderImporter } from './ladder';
import { monzoImporter } from './monzo';
import { moodleImporter } from './moodle';
import { unidaysImporter } from './unidays';

/** Every format that can be read. Of two that are equally sure of a file, the first one reads it. */
export const importers: readonly Importer[] = [
  caseImporter,
  digcompImporter,
  maharaImporter,
  governmentDigitalImporter,
  moodleImporter,
  directImporter,
  monzoImporter,
  financialTimesImporter,
  unidaysImporter,
  ladderImporter,
];
