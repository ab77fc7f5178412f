import { localDay } from '../../text/day';
import type { PageData } from '../model/review/reviewPage';
import { answerIn, isEmpty } from './answer';

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
