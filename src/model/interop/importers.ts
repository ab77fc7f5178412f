import { governmentDigitalImporter } from './governmentDigital';
import type { Importer } from './importer';

/** Every format that can be read. Of two that are equally sure of a file, the first one reads it. */
export const importers: readonly Importer[] = [
  governmentDigitalImporter,
];
