/**
 * Where systems keep people's folders, each followed by the name of a person: on Linux, macOS, Windows and its subsystem, in addresses
 * and with escapes. Not after a letter or a sign of a path: `https://example.org/home/news` is no home folder.
 */
const home = new RegExp(
  String.raw`(?<![\w.~%/\\-])(?:file:/{2,3}|vscode-remote://[^/\s]*|\\\\wsl[^\\\s]*\\[^\\\s]+)?`
  + String.raw`(?:(?:/mnt)?/[a-z](?=/Users/)|(?:/private)?/(?:var|export|usr)(?=/home/)|/?[a-z](?::|%3A)(?=[\\/]))?`
  + String.raw`(?:/{1,2}(?:home|Users)/{1,2}[^\\/\s"'<>|:*?()\[\]{},;]+`
  + String.raw`|\\{1,2}(?:home|Users|Documents and Settings)\\{1,2}(?:[^\\/\r\n"'<>|:*?]{1,60}(?=\\)|[^\\/\s"'<>|:*?()\[\]{},;]+))`,
  'gi',
);
/** Folders beside those of people. */
const nobody = /[\\/](?:Public|Shared|Default)$/i;

/**
 * A text with home folders as `~`: they hold the name of the person, who chose to share the work and not their account. Applies to
 * whatever is exported, also inside remarks and quotes. Cost: linear.
 */
export const hideHome = (text: string): string => text.replace(home, (found) => (nobody.test(found) ? found : '~'));
