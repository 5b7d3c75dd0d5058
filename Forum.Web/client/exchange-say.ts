import { setOwn } from './own';

// Sending in a live exchange without waiting: the message stands there at once, and says where it did not arrive. One id a message: sent again it is never there twice.
export const sayForm = () => document.querySelector<HTMLFormElement>('form.say');
const say = (key: string): string => document.getElementById('fil')?.dataset[key] ?? '';

// One after the other: two requests on their way at once may arrive the other way round. One without an answer in so many ms is told as not sent; files take their time.
const patience = (form: FormData): number => ([...form.values()].some((v) => v instanceof File && v.size > 0) ? 300_000 : 20_000);
let leaving: Promise<void> = Promise.resolve();

function pending(form: FormData, text: string): HTMLElement {
  const bubble = document.createElement('div');
  bubble.className = 'pending';
  bubble.innerHTML = '<p class="prose"></p><p class="small state" role="status"></p>';
  bubble.querySelector('.prose')!.textContent = text;
  document.getElementById('en-attente')!.append(bubble);
  document.dispatchEvent(new CustomEvent('forum:saying'));
  leaving = leaving.then(() => send(form, bubble, text));
  return bubble;
}

async function send(form: FormData, bubble: HTMLElement, text: string): Promise<void> {
  const state = bubble.querySelector<HTMLElement>('.state')!;
  bubble.classList.remove('failed');
  state.textContent = say('sending');
  try {
    const answer = await fetch(sayForm()!.action, { method: 'POST', body: form, redirect: 'manual', signal: AbortSignal.timeout(patience(form)), headers: { Accept: 'text/vnd.turbo-stream.html, text/html' } });
    if (answer.ok) {
      const html = await answer.text();
      bubble.remove();
      // the message itself may have come by the push already
      const n = Number(/<article id="m(\d+)"/.exec(html)?.[1]);
      if (n) setOwn(n, (own) => { own.mine = true; });
      document.body.insertAdjacentHTML('beforeend', html);
      document.dispatchEvent(new CustomEvent('forum:said', { detail: n }));
    } else if (answer.status === 422) refused(await answer.text(), bubble, text, form);
    else failed(form, bubble, text);
  } catch {
    failed(form, bubble, text);
  }
}

function failed(form: FormData, bubble: HTMLElement, text: string): void {
  bubble.classList.add('failed');
  const state = bubble.querySelector<HTMLElement>('.state')!;
  const again = Object.assign(document.createElement('button'), { type: 'button', className: 'btn quiet small', textContent: say('again') });
  again.addEventListener('click', () => void send(form, bubble, text));
  state.replaceChildren(say('unsent'), ' ', again);
}

// Refused, or the guard has something to say: the text is in its field again, with the sentence beside it.
function refused(page: string, bubble: HTMLElement, text: string, sent: FormData): void {
  const answer = new DOMParser().parseFromString(page, 'text/html');
  const form = sayForm();
  const field = form?.querySelector<HTMLTextAreaElement>('textarea');
  if (!form || !field) return;
  bubble.remove();
  for (const part of ['.say-wrong', '.advice-place']) form.querySelector(part)!.replaceChildren(...(answer.querySelector(`#repondre ${part}`)?.childNodes ?? []));
  const written = answer.querySelector<HTMLTextAreaElement>('#reponse')?.value ?? text;
  field.value = field.value ? `${written}\n${field.value}` : written;
  form.querySelector<HTMLInputElement>('#envoi')!.value = String(sent.get('SubmissionId'));
  field.focus();
}

document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  if (form !== sayForm()) return;
  event.preventDefault();
  const data = new FormData(form, event.submitter);
  const text = String(data.get('Body') ?? '').trim();
  const files = data.getAll('Upload').some((f) => f instanceof File && f.size > 0);
  if (!text && !files) return;
  // one that proposes other words is not sent yet
  form.querySelector<HTMLTextAreaElement>('textarea')!.value = '';
  form.querySelector<HTMLInputElement>('[type=file]')!.value = '';
  for (const part of ['.say-wrong', '.advice-place']) form.querySelector(part)!.replaceChildren();
  form.querySelector<HTMLInputElement>('#envoi')!.value = crypto.randomUUID();
  pending(data, text);
});

document.addEventListener('keydown', (event) => {
  const field = event.target as HTMLElement;
  if (!sayForm() || field.id !== 'reponse' || event.key !== 'Enter' || event.shiftKey || event.isComposing || matchMedia('(pointer: coarse)').matches) return;
  event.preventDefault();
  sayForm()?.requestSubmit(sayForm()!.querySelector<HTMLButtonElement>('footer .btn.primary'));
});

// Her own message may come by the push before its answer: it is not shown beside itself.
export function settle(article: HTMLElement, author: string): void {
  const text = article.querySelector('.prose')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const name = sayForm()?.dataset['name'];
  if (!name || author !== name) return;
  const bubble = [...document.querySelectorAll<HTMLElement>('#en-attente .pending')].find((b) => b.querySelector('.prose')!.textContent?.replace(/\s+/g, ' ').trim() === text);
  if (bubble) bubble.hidden = true;
}

// What was sent from beside the messages leaves its form: the next one is another.
addEventListener('turbo:submit-end', (event) => {
  const form = event.target as HTMLFormElement;
  const { success } = (event as CustomEvent<{ success: boolean }>).detail;
  if (!['demander', 'sonder'].includes(form.id)) return;
  form.querySelector('[role=status]')!.textContent = success ? (form.dataset['done'] ?? '') : '';
  if (!success) return;
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('textarea, input:not([type=hidden])')) field instanceof HTMLInputElement && field.type === 'checkbox' ? (field.checked = false) : (field.value = '');
  const id = form.querySelector<HTMLInputElement>('[name=QuestionSubmissionId]');
  if (id) id.value = crypto.randomUUID();
});
