/** Files that projects carry for those who join them, by the names that GitHub and others look for. */
const names = /^(?:contributing|code[-_ ]?of[-_ ]?conduct|community[-_ ]guidelines|licen[cs]e|copying|security|install(?:ation)?|quick[-_ ]?start(?:[-_ ]guide)?|pull[-_ ]request[-_ ]template|agents|claude)$/i;
/** A folder of theirs. */
const folders = /(?:^|\/)(?:code[-_ ]?of[-_ ]?conduct|(?:issue|pull_request)_template)\//i;
/** What such a page calls itself: how its title begins, all of it, or how it ends. */
const titles = /^(?:how to )?(?:contribut(?:e|ing)|install(?:ation|ing)?|getting started)\b|^(?:quick ?start|(?:local )?development (?:setup|environment)|local (?:development|setup))(?: guide)?[^\p{L}]*$|\b(?:code of conduct|(?:code|coding|style|brand|grammar)[-_ ](?:style|styles|guide|guides|guidelines|standards|conventions)|licen[cs]e|installation)\b[^\p{L}]*(?:and norms[^\p{L}]*)?$/iu;

/** House rules and manuals of a project: they speak of many things and show none of them. `title` and `name` as `zonesOf` gives them. */
export const isHousekeeping = (path: string, { name, title }: { readonly name: string; readonly title: string }): boolean =>
  names.test(name) || folders.test(path) || titles.test(title.replace(/[*_`]+/g, ''));
