/** `.craftlog` of any folder, and the folder named after the extension in which VS Code lets it keep files. */
const folder = /(?:^|[\\/])(?:\.craftlog|craftlog\.craftlog)(?:[\\/]|$)/i;
/** How a framework file outside such a folder is named. */
const framework = /[^\\/]\.craftlog\.ya?ml$/i;

/** Whether a path, relative or not, is that of one of Craftlog's own files, and not of the person's work. */
export const isOwnPath = (path: string): boolean => folder.test(path) || framework.test(path);
