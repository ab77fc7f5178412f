import type { Review, ReviewRequest } from '../model/review/review';

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
