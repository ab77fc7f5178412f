import type { Exporter, ExportFormat } from './exporter';
import { exportCase } from './exportCase';
import { exportMahara } from './exportMahara';
import { exportMoodle } from './exportMoodle';

export const EXPORT_FORMATS = ['case', 'mahara', 'moodle'] as const;

/** Each format with the ending of its files. */
export const exporters: Readonly<Record<ExportFormat, { readonly write: Exporter; readonly extension: string }>> = {
  case: { write: exportCase, extension: 'json' },
  mahara: { write: exportMahara, extension: 'matrix' },
  moodle: { write: exportMoodle, extension: 'csv' },
};
