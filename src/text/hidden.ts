/** A stretch of a text (UTF-16 offsets) that others are not told, and what they are told for it. */
export interface Hidden { readonly start: number; readonly end: number; readonly told: string }
