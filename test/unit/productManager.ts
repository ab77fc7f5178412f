import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Framework } from '../../src/framework/model/framework';

interface Read { readonly framework: Framework; readonly bodies: Readonly<Record<string, string>>; readonly errors: readonly string[] }

let read: Promise<Read> | undefined;

/** The product manager framework with what stands beside its file, and the texts of its templates. Not bundled: the script bundles for itself. */
export function productManager(): Promise<Read> {
  read ??= (async () => {
    const scripts = await import(pathToFileURL(path.resolve('scripts/frameworks.mjs')).href) as { readFrameworks(files: readonly string[]): Promise<Read[]> };
    return (await scripts.readFrameworks(['framework/product-manager.yaml']))[0]!;
  })();
  return read;
}
