import { localDay } from '../../text/day';
import type { Review, ReviewRequest } from '../model/review/review';
import type { PageData } from '../model/review/reviewPage';

/** What the reviewer has entered, as the answer that Craftlog reads. Fields left empty are left out. */
export function answerIn(form: HTMLFormElement, { request, print }: ReviewRequest, on: string): Review {
  const all = <E extends HTMLElement>(selector: string): E[] => [...form.querySelectorAll<E>(selector)];
  const remark = (field: HTMLTextAreaElement | undefined): { remark?: string } => (field?.value.trim() ? { remark: field.value.trim() } : {});
  const levels = new Map(all('fieldset').map((field) => [field.dataset.level!, field.querySelector<HTMLInputElement>('input:checked')?.value]));
  const said = all<HTMLTextAreaElement>('textarea[data-skill]');
  const skills = said.map((field) => {
    const skill = field.dataset.skill!;
    const level = levels.get(skill);
    return { skill, ...(level ? { level } : {}), ...remark(field) };
  }).filter((item) => 'level' in item || 'remark' in item);
  const evidence = all<HTMLTextAreaElement>('textarea[data-evidence]').filter((field) => field.value.trim())
    .map((field) => ({ evidence: field.dataset.evidence!, remark: field.value.trim() }));
  const by = form.querySelector<HTMLInputElement>('#by')!.value.trim();
  return { type: 'craftlog.review', version: 1, request, print, by, on, ...remark(all<HTMLTextAreaElement>('textarea[data-all]')[0]), skills, evidence };
}

export const isEmpty = ({ remark, skills, evidence }: Review): boolean => remark === undefined && !skills.length && !evidence.length;

const byId = <E extends HTMLElement>(id: string): E => document.getElementById(id) as E;

/** The script of the page for reviewers. All it knows is in the page; it writes a file and sends nothing. */
function start(): void {
  const data = JSON.parse(byId('request').textContent ?? '') as PageData;
  const form = byId<HTMLFormElement>('review');
  const name = byId<HTMLInputElement>('by');
  const [problem, status] = [byId('problem'), byId('status')];
  let unsaved = false;
  byId('needs-script').hidden = true;

  form.addEventListener('input', () => {
    unsaved = true;
    problem.textContent = status.textContent = '';
    if (name.value.trim()) { name.removeAttribute('aria-invalid'); name.removeAttribute('aria-describedby'); }
  });
  window.addEventListener('beforeunload', (event) => { if (unsaved) { event.preventDefault(); } });

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const answer = answerIn(form, data, localDay(Date.now()));
    status.textContent = '';
    if (!answer.by) {
      problem.textContent = data.words.noName;
      name.setAttribute('aria-invalid', 'true');
      name.setAttribute('aria-describedby', problem.id);
      name.focus();
      return;
    }
    problem.textContent = isEmpty(answer) ? data.words.empty : '';
    if (isEmpty(answer)) { return; }
    download(`${JSON.stringify(answer, null, 2)}\n`, data.file);
    unsaved = false;
    status.textContent = data.words.saved.replace('{0}', () => data.file);
  });
}

function download(text: string, file: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

start();
