import { escapeHtml, scriptJson } from '../../../text/escape';
import type { Portfolio, SharedActivity, SharedEvidence, SharedSkill } from '../portfolio/portfolio';
import { evidenceBlocks, feedbackBlocks, footOf, leadOf, remarkBlocks } from '../portfolio/portfolioReport';
import type { PortfolioWords } from '../portfolio/portfolioLabels';
import type { Block } from '../portfolio/report';
import { htmlOfBlock, type PageAssets, pageStyle } from '../portfolio/writeHtml';
import { longestName, longestRemark, type ReviewRequest } from './review';

/** The style of the page for reviewers: that of exported pages, and fields. */
export const reviewStyle = `${pageStyle}
[hidden] { display: none; }
.field { margin: .75rem 0 1.25rem; }
label, legend { font-weight: 600; }
input, textarea, button { font: inherit; color: var(--text); }
input[type="text"], textarea { display: block; width: 100%; margin-top: .25rem; padding: .5rem; background: var(--paper); border: 1px solid var(--quiet); border-radius: 4px; }
textarea { resize: vertical; }
[aria-invalid="true"] { border-width: 3px; }
fieldset { margin: 1.5rem 0 1rem; padding: .5rem 1rem; border: 1px solid var(--line); border-radius: 4px; }
legend { padding: 0 .25rem; }
.choice { display: flex; gap: .6rem; margin: .6rem 0; }
.choice input { flex: none; width: 1.5rem; height: 1.5rem; margin: 0; accent-color: var(--link); }
.choice p { margin: .1rem 0 0; }
button { padding: .6rem 1.2rem; color: var(--paper); background: var(--link); border: 2px solid var(--link); border-radius: 4px; cursor: pointer; }
#problem:empty, #status:empty { display: none; }
#problem { border: 3px solid; padding: .5rem .75rem; }
@media print { fieldset, .field, button, nav { display: none; } }
`;

export interface ReviewAssets extends PageAssets {
  readonly script: string;
  readonly scriptHash: string;
}

/** What the page's script reads from it. `file`: what the answer is called. */
export interface PageData extends ReviewRequest {
  readonly words: PageWords;
  readonly file: string;
}

const html = (blocks: readonly Block[]): string => blocks.map(htmlOfBlock).join('\n');
const text = (value: string): string => escapeHtml(value);

/** A field for a remark. `data` is the attribute by which the script knows what it is about. */
const remarkField = (id: string, label: string, data: string): string =>
  `<div class="field"><label for="${id}">${text(label)}</label>\n<textarea id="${id}" rows="3" maxlength="${longestRemark}" ${data}></textarea></div>`;

/**
 * The page a reviewer opens: everything to read is HTML, and the script inside only gathers what they enter. One file that needs no
 * network and no installation. Whatever the texts say, they stay text. Cost: linear.
 */
export function writeReviewPage(request: ReviewRequest, portfolio: Portfolio, words: ReviewWords, assets: ReviewAssets): string {
  const title = words.reviewTitle(portfolio.name);
  const skills = portfolio.frameworks.flatMap((framework) => framework.skills);
  const placed = new Set<number>();
  const data: PageData = { ...request, words: words.page, file: `review-${request.request}.json` };
  const policy = `default-src 'none'; style-src '${assets.styleHash}'; script-src '${assets.scriptHash}'; base-uri 'none'; form-action 'none'`;
  return [
    '<!DOCTYPE html>', `<html lang="${text(words.language)}">`, '<head>', '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">', '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">', `<title>${text(title)}</title>`, `<style>${assets.style}</style>`, '</head>', '<body>',
    '<header>', `<h1>${text(title)}</h1>`, ...words.intro.map((line) => `<p>${text(line)}</p>`), html(leadOf(portfolio, words)),
    `<p id="needs-script"><strong>${text(words.needsScript)}</strong></p>`, '</header>',
    '<nav aria-labelledby="contents">', `<h2 id="contents">${text(words.contents)}</h2>`, '<ul>',
    `<li><a href="#you">${text(words.aboutYou)}</a></li>`, ...skills.map(({ name }, i) => `<li><a href="#skill-${i}">${text(name)}</a></li>`),
    `<li><a href="#send">${text(words.sendBack)}</a></li>`, '</ul>', '</nav>',
    '<main>', '<form id="review" novalidate autocomplete="off">',
    '<section>', `<h2 id="you">${text(words.aboutYou)}</h2>`,
    `<div class="field"><label for="by">${text(words.yourName)}</label>`,
    `<input id="by" type="text" autocomplete="name" required maxlength="${longestName}"></div>`, '</section>',
    ...skills.map((skill, i) => skillSection(skill, i, placed, words)),
    '<section>', `<h2 id="send">${text(words.sendBack)}</h2>`, remarkField('anything', words.anythingElse, 'data-all'),
    `<p>${text(words.sendBackTo(portfolio.name))}</p>`, '<p id="problem" role="alert"></p>',
    `<button type="submit">${text(words.save)}</button>`, '<p id="status" role="status"></p>', '</section>', '</form>', '</main>',
    '<footer>', html(footOf(portfolio.frameworks, words)), '</footer>',
    `<script type="application/json" id="request">${scriptJson(data)}</script>`, `<script>${assets.script}</script>`, '</body>', '</html>', '',
  ].join('\n');
}

function skillSection(skill: SharedSkill, i: number, placed: Set<number>, words: ReviewWords): string {
  const own = skill.ratings.at(-1);
  const said: readonly Block[] = [
    ...(skill.description ? [{ kind: 'text' as const, line: [skill.description], quiet: true as const }] : []),
    ...(own ? [{ kind: 'text' as const, line: [{ text: `${words.ratings}:`, strong: true as const }, ' ', words.ownLevel(own.level, words.day(own.on))] }] : []),
    ...remarkBlocks(own?.remark, words), ...feedbackBlocks(skill.feedback, words),
  ];
  return [
    '<section>', `<h2 id="skill-${i}">${text(skill.name)}</h2>`, html(said),
    ...skill.activities.map((activity) => activityPart(activity, placed, words)),
    levelField(skill, i, words), remarkField(`about-skill-${i}`, words.aboutSkill(skill.name), `data-skill="${text(skill.key)}"`), '</section>',
  ].join('\n');
}

function activityPart({ title, status, on, remark, evidence }: SharedActivity, placed: Set<number>, words: ReviewWords): string {
  const said: readonly Block[] = [{ kind: 'text', line: [on === undefined ? words.status(status) : words.statusOn(status, words.day(on))] }, ...remarkBlocks(remark, words)];
  return [`<h3>${text(title)}</h3>`, html(said), ...evidence.map((piece) => evidencePart(piece, placed, words))].join('\n');
}

function evidencePart(piece: SharedEvidence, placed: Set<number>, words: ReviewWords): string {
  const id = `evidence-${piece.number}`;
  if (placed.has(piece.number)) { return html([{ kind: 'text', line: [{ text: words.seeEvidence(piece.number), to: id }] }]); }
  placed.add(piece.number);
  return html([evidenceBlocks(piece, id, words)]) + remarkField(`about-${id}`, words.aboutEvidence(piece.number), `data-evidence="${text(piece.id)}"`);
}

/** The levels with what each means for this skill; "no answer" is one of them, so that a choice can be taken back. */
function levelField({ key, name, levels }: SharedSkill, i: number, words: ReviewWords): string {
  if (!levels.length) { return ''; }
  const choice = (value: string, label: string, meaning: string | undefined, n: number): string => [
    `<div class="choice"><input type="radio" id="level-${i}-${n}" name="level-${i}" value="${text(value)}"${value ? '' : ' checked'}`
    + `${meaning ? ` aria-describedby="means-${i}-${n}"` : ''}>`,
    `<div><label for="level-${i}-${n}">${text(label)}</label>`, ...(meaning ? [`<p class="quiet" id="means-${i}-${n}">${text(meaning)}</p>`] : []), '</div></div>',
  ].join('\n');
  return [
    `<fieldset data-level="${text(key)}">`, `<legend>${text(words.levelQuestion(name))}</legend>`,
    ...levels.map((level, n) => choice(level.id, level.name, level.meaning, n)),
    choice('', words.noAnswer, undefined, levels.length), '</fieldset>',
  ].join('\n');
}

/** What the page for reviewers says, besides what it has in common with a portfolio. Finished sentences, in the language of who asks. */
export interface ReviewWords extends PortfolioWords {
  reviewTitle(name: string | undefined): string;
  /** What this is and what to do, a paragraph each. */
  readonly intro: readonly string[];
  readonly aboutYou: string;
  readonly yourName: string;
  levelQuestion(skill: string): string;
  readonly noAnswer: string;
  aboutEvidence(number: number): string;
  aboutSkill(skill: string): string;
  readonly anythingElse: string;
  readonly sendBack: string;
  sendBackTo(name: string | undefined): string;
  readonly save: string;
  readonly needsScript: string;
  readonly page: PageWords;
}

/** What the page says later, when it is used. `{0}` is the name of the file. */
export interface PageWords {
  readonly saved: string;
  readonly noName: string;
  readonly empty: string;
}
