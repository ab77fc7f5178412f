import type { DocumentForm, StoryForm } from '../companion/model/checkNames';

/** How much of a text has each form, from 0 to 1. */
export type Forms = Readonly<Record<DocumentForm | StoryForm, number>>;

const words = (line: string): number => line.split(/\s+/u).length;
/** How a wish begins, in the languages that stories are read in. */
const story = new RegExp(String.raw`(?:^|[\s>*_|(-])(?:${[
  String.raw`as an? [^.!?|]{2,80}?,? (?:i|we)(?:['’]d| would)? (?:want|need|like|can|wish|expect)`,
  'als [^.!?|]{2,80}? (?:möchte|will|wil) ', 'en tant que? [^.!?|]{2,80}? je ',
  'como [^.!?|]{2,80}?,? (?:quiero|quero|necesito|preciso|eu quero) ', 'come [^.!?|]{2,80}?,? (?:voglio|vorrei) ',
].join('|')})`, 'iu');
const jobStory = /(?:^|[\s>*_|-])when i [^.!?|]{3,150}?,? i want (?:to )?/iu;
const scenario = /^(?:scenario(?: outline)?:|given |szenario:|scénario|escenario:|cenário:)/iu;

/** Each form, as what share of the lines has it; a few are enough to be all of it. */
const forms: Readonly<Record<Exclude<DocumentForm, 'code'> | StoryForm, readonly [enough: number, has: (line: string) => boolean]>> = {
  userStory: [0.12, (line) => story.test(line)],
  jobStory: [0.12, (line) => jobStory.test(line)],
  scenario: [0.12, (line) => scenario.test(line)],
  questions: [0.4, (line) => line.endsWith('?') && words(line) > 3],
  steps: [0.4, (line) => /^(?:\d{1,3}[.)]|step \d)/i.test(line)],
  checklist: [0.4, (line) => /^[-*+] ?\[[ xX]\]/.test(line)],
  times: [0.15, (line) => /(?<!\d)[0-2]?\d[:.h][0-5]\d(?!\d)/.test(line)],
  dates: [0.15, (line) => words(line) < 12 && /\b(?:20\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d\d|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]* (?:\d{1,2}(?:st|nd|rd|th)?,? )?20\d\d)/i.test(line)],
  versions: [0.1, (line) => words(line) < 10 && /(?:^|[\s[(])v?\d+\.\d+(?:\.\d+)?(?:[\s\])(-]|$)/.test(line)],
  references: [0.4, (line) => /(?:^|[\s([])#\d{1,6}\b|\b[0-9a-f]{7,40}\b/.test(line)],
  quotes: [0.2, (line) => /["“”][^"“”]{15,}["“”]/.test(line)],
  money: [0.15, (line) => /[$€£¥]\s?\d|\d\s?(?:€|£|usd|eur|gbp|dollars?|euros?)\b/i.test(line)],
  targets: [0.2, (line) => /\d\s?(?:%|percent|ms\b|seconds?\b)|\bfrom \d[\d.,]* to \d/i.test(line)],
  rules: [0.3, (line) => /\b(?:must|shall|should|may not|please|do not|don['’]t|never|is required|are expected|needs? to)\b/i.test(line)],
  explains: [0.3, (line) => /\b(?:you|your|you['’]ll)\b/i.test(line)],
  links: [0.6, (line) => /^(?:[-*+•] |\d+[.)] )?(?:\*\*)?!?\[[^\]]*\]\(/.test(line)],
};

/** What only a text about something that was or will be has: days, amounts, names, what "we" did. General ones have little of it. */
const particular = /\b(?:20\d\d|jan(?:uary)?|feb(?:ruary)?|march|april|june|july|august|sept(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|monday|tuesday|wednesday|thursday|friday|q[1-4])\b|\d\s?%|[$€£]\s?\d|(?<!\w)@\w|#\d+|\bwe(?:['’]ve)? (?:found|saw|heard|decided|learn|built|made|had|were|did|want|chose|met|spoke|asked|released|launched|are (?:going|planning|working|building))/i;
const PARTICULAR = 0.12;

/** Cost: linear. `body` is of a document without its code, `code` the share that code was. */
export function formsOf(body: string, code: number): Forms {
  const lines = body.split('\n').filter((line) => /\p{L}/u.test(line)).map((line) => line.slice(0, 600));
  const share = ([enough, has]: (typeof forms)['times']): number => {
    const count = lines.filter(has).length;
    return lines.length ? Math.min(1, count / lines.length / enough) : 0;
  };
  const found = Object.fromEntries(Object.entries(forms).map(([name, form]) => [name, share(form)])) as Record<keyof typeof forms, number>;
  const said = lines.filter((line) => story.test(line)).length;
  const general = lines.length ? 1 - Math.min(1, lines.filter((line) => particular.test(line)).length / lines.length / PARTICULAR) : 0;
  return {
    ...found, explains: found.explains * general, rules: found.rules * (1 + general) / 2, code: Math.min(1, code / 0.4),
    userStory: Math.max(found.userStory, said > 2 ? 0.8 : said ? 0.5 : 0),
  };
}

