import type { Version } from '../../host/vscode.mjs';

/** What `scripts/bench.mjs` gives to each bench. */
export interface BenchOptions {
  /** A folder of texts to measure with, for benches that need one. */
  readonly data?: string;
  /** What a bench that takes files was given. */
  readonly files?: readonly string[];
  /** How often everything is measured; each bench has a number of its own that takes it well under three minutes. */
  readonly rounds?: number;
  /** For benches in the real VS Code. */
  readonly vscode?: Version;
}

export interface BenchResult {
  readonly name: string;
  /** Plain JSON. */
  readonly figures: Readonly<Record<string, unknown>>;
  /** Markdown. */
  readonly table: string;
  /** How many things could not be done that should have been: the run then fails, with its figures. */
  readonly failed?: number;
}
