/** Half characters, which neither JSON in UTF-8 nor an address can hold, become the sign for what cannot be read. */
export const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd');

/** The text that positions of the Web Annotation model count in: lines end in one line feed, normal form C, and no half characters. */
export const normalised = (text: string): string => wellFormed(text.replace(/\r\n?/g, '\n').normalize('NFC'));
