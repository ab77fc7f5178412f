import path from 'node:path';
import type { Framework } from '../../../src/framework/model/framework';
import { compiled, readFrameworks } from '../../../scripts/frameworks.mjs';
import { root } from '../../host/cache.mjs';

/** The product manager framework as it ships. */
export async function productManager(): Promise<Framework> {
  const [read] = await readFrameworks([path.join(root, 'framework', 'product-manager.yaml')]) as [Parameters<typeof compiled>[0]];
  return compiled(read) as Framework;
}
