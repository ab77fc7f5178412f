/** As VS Code opens a text: where endings are mixed, all become what most of them are. */
export function withOneEnding(text: string): string {
  const endings = text.match(/\r\n?|\n/g) ?? [];
  const returns = endings.filter((ending) => ending !== '\n').length;
  const ending = returns > endings.length / 2 ? '\r\n' : '\n';
  return endings.every((each) => each === ending) ? text : text.replace(/\r\n?|\n/g, ending);
}
