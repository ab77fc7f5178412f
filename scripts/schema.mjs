// framework/framework.schema.json, which editors use to complete and check framework files, from src/framework/model/frameworkSchema.ts.
//   node scripts/schema.mjs           writes it
//   node scripts/schema.mjs --check   says whether it is up to date
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { importSource } from './frameworks.mjs';

const file = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'framework', 'framework.schema.json');

/** The schema as text. It has no host to be found at: the extension brings it along. */
export async function frameworkSchemaText() {
  const { toJsonSchema, FrameworkSchema } = await importSource(`
    export { toJsonSchema } from '@valibot/to-json-schema';
    export { FrameworkSchema } from './src/framework/model/frameworkSchema';
  `);
  const { $schema, ...schema } = toJsonSchema(FrameworkSchema, { target: 'draft-07', ignoreActions: ['trim', 'transform'] });
  return `${JSON.stringify({ $schema, $id: 'urn:craftlog:framework', ...schema }, undefined, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = await frameworkSchemaText();
  if (!process.argv.includes('--check')) {
    fs.writeFileSync(file, text);
  } else if (!fs.existsSync(file) || fs.readFileSync(file, 'utf8') !== text) {
    console.error('framework/framework.schema.json is not what src/framework/model/frameworkSchema.ts says. Run: node scripts/schema.mjs');
    process.exitCode = 1;
  }
}
