import fs from 'node:fs';
import path from 'node:path';
import v8 from 'node:v8';
import vm from 'node:vm';

/** Does the job that `hostRun.ts` left beside this module, and leaves the result there. */
export async function doJob<J, R>(work: (job: J) => Promise<R>): Promise<void> {
  const job = JSON.parse(fs.readFileSync(path.join(__dirname, 'job.json'), 'utf8')) as J;
  let result: { readonly value: R } | { readonly error: string };
  try {
    result = { value: await work(job) };
  } catch (error) {
    result = { error: error instanceof Error ? error.stack ?? error.message : String(error) };
  }
  fs.writeFileSync(path.join(__dirname, 'result.json'), JSON.stringify(result));
}

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

/** What is reachable, in MiB. */
export function heapMiB(): number {
  v8.setFlagsFromString('--expose-gc');
  const gc = vm.runInNewContext('gc') as () => void;
  gc();
  gc();
  return process.memoryUsage().heapUsed / 2 ** 20;
}
