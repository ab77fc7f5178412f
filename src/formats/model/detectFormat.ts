import type { FormatId, ImportFile, Importer, ImportProblem } from './importer';
import { importers } from './importers';
import { jsonOf, isObject } from './jsonOf';

/** In UTF-16 units, of all files of one import together. The largest published package seen is about a tenth of it. */
export const MAX_IMPORT = 32_000_000;

/** Below this a format is only guessed at. */
const SURE = 0.3;

/**
 * The format that the content of the files speaks for most; or why none does, with what the files look like. `wanted` is asked for by
 * name, and only has to be possible. Never throws.
 */
export function detectFormat(files: readonly ImportFile[], wanted?: FormatId): Importer | ImportProblem {
  const length = files.reduce((sum, { text }) => sum + text.length, 0);
  if (length > MAX_IMPORT) { return { code: 'tooLong', facts: { length, limit: MAX_IMPORT } }; }
  const binary = files.find(({ text }) => text.slice(0, 10_000).includes('\0'));
  if (binary) { return { code: 'binary', facts: { name: binary.name } }; }
  if (!files.some(({ text }) => /\S/.test(text.slice(0, 1_000_000)))) { return { code: 'empty', facts: { name: files[0]?.name ?? '' } }; }
  if (wanted !== undefined) {
    const importer = importers.find(({ format }) => format === wanted);
    return importer ?? { code: 'notRecognised', facts: looks(files) };
  }
  const scored = importers.map((importer) => ({ importer, score: scoreOf(importer, files) }));
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one));
  return best.score >= SURE ? best.importer : { code: 'notRecognised', facts: looks(files) };
}

function scoreOf(importer: Importer, files: readonly ImportFile[]): number {
  try {
    return importer.recognises(files);
  } catch {
    return 0; // no text known gets here; what cannot be looked at is not recognised
  }
}

/** `shape` is one of json, jsonList, csv, xml, text; `found` names what stands at the top. */
function looks(files: readonly ImportFile[]): Readonly<Record<string, string>> {
  const file = files.find(({ text }) => /\S/.test(text.slice(0, 1_000_000))) ?? files[0]!;
  const start = file.text.slice(0, 2000).trimStart();
  const { value } = jsonOf(file);
  if (isObject(value)) { return { name: file.name, shape: 'json', found: Object.keys(value).slice(0, 8).join(', ').slice(0, 200) }; }
  if (Array.isArray(value)) { return { name: file.name, shape: 'jsonList', found: isObject(value[0]) ? Object.keys(value[0]).slice(0, 8).join(', ').slice(0, 200) : '' }; }
  const line = start.split(/\r?\n/, 1)[0]!.slice(0, 200);
  return { name: file.name, shape: start.startsWith('<') ? 'xml' : /[,;\t|]/.test(line) ? 'csv' : 'text', found: line };
}
