// @ts-check
import fs from 'node:fs';
import path from 'node:path';

/**
 * A link to an extension's folder, for VS Code to develop. Given this project itself, VS Code takes every theme below it to be the
 * extension's own, those of the VS Code in .vscode-test among them, and shows the first instead of the one that is set.
 * @param {string} extension
 * @param {string} home where to put it
 */
export function extensionLink(extension, home) {
  const link = path.join(home, 'extension');
  if (!fs.existsSync(link)) { fs.symlinkSync(extension, link, 'junction'); }
  return link;
}
