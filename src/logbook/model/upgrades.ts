type Fields = Readonly<Record<string, unknown>>;

interface Upgrade {
  readonly to: number;
  readonly what: string;
  readonly step: (logbook: Fields) => Fields;
}

/** In order, each from the version before. A step never drops what it does not know. */
const upgrades: readonly Upgrade[] = [
  {
    to: 2,
    what: 'A logbook has an id, and its copy in workspace state may hold a part of it only, so an older Craftlog must not write it.',
    step: (logbook) => logbook,
  },
];

/** The version this Craftlog writes. */
export const logbookVersion = upgrades.at(-1)!.to;

/** Brings a stored logbook of an older version up to date. */
export const upgrade = (logbook: Fields, from: number): Fields =>
  upgrades.filter(({ to }) => to > from).reduce((before, { to, step }) => ({ ...step(before), version: to }), logbook);
