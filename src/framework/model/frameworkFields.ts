import * as v from 'valibot';

// Kinds of field that a framework file is made of; messages of checks are problem codes.

export const CHECK_CODES = ['empty', 'tooLong', 'tooMany', 'badId', 'badUrl', 'notOneOf', 'notWhole', 'outOfRange'] as const;
export type CheckCode = (typeof CHECK_CODES)[number];
export const says = (code: CheckCode): CheckCode => code;

/** Ids become parts of keys and names of fields, so none may be the name of something every JavaScript object has. */
export const idPattern = new RegExp(
  '^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9._-]*$',
);

export const id = (description: string) =>
  v.pipe(v.string(), v.maxLength(100, says('tooLong')), v.regex(idPattern, says('badId')), v.description(description));

/** Text shown on one line: runs of white space, line ends included, count as one space. */
export const line = (max: number, description: string) => v.pipe(
  v.string(), v.trim(), v.transform((text) => text.replace(/\s+/g, ' ')),
  v.minLength(1, says('empty')), v.maxLength(max, says('tooLong')), v.description(description),
);

export const prose = (max: number, description: string) =>
  v.optional(v.pipe(v.string(), v.trim(), v.maxLength(max, says('tooLong')), v.description(description)), '');

/** Long enough for every list seen in real frameworks many times over, short enough that a list can be shown. */
export const LIST = 200;

export const lines = (max: number, list: string, each: string) =>
  v.optional(v.pipe(v.array(line(max, each)), v.maxLength(LIST, says('tooMany')), v.description(list)), () => []);

export const ids = (max: number, list: string, each: string) =>
  v.optional(v.pipe(v.array(id(each)), v.maxLength(max, says('tooMany')), v.description(list)), () => []);

/** In one framework. Trees, hovers and lists are built and measured for half of this. */
export const MAX_ACTIVITIES = 20_000;

/** In one framework. The largest published seen has 205: levels of 52 jobs. */
export const MAX_ROLES = 500;
