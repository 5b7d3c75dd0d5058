import { text } from './texts';

// Pieces are the same for everybody. What is this reader's own (her posts, her reactions, her question) is one list beside them: here it becomes pressed buttons and ways to act.
interface Own { n: number; mine: boolean; merci: boolean; meToo: boolean }

const block = () => document.getElementById('fil');

const list = (): Own[] => JSON.parse(block()?.dataset['own'] || '[]') as Own[];

export const isMine = (n: number): boolean => list().some((o) => o.n === n && o.mine);

export function setOwn(n: number, change: (own: Own) => void): void {
  const fil = block();
  if (!fil) return;
  const all = list();
  let own = all.find((o) => o.n === n);
  if (!own) all.push((own = { n, mine: false, merci: false, meToo: false }));
  change(own);
  fil.dataset['own'] = JSON.stringify(all);
}

export function decorate(article: HTMLElement): void {
  const n = Number(article.id.slice(1));
  const own = list().find((o) => o.n === n) ?? { n, mine: false, merci: false, meToo: false };
  press(article, `merci:${n}`, own.merci, own.mine);
  press(article, `moi-aussi:${n}`, own.meToo, own.mine);
  const acts = article.querySelector('.acts');
  if (!acts || acts.querySelector('[data-own]')) return;
  const address = `/fils/${block()?.dataset['thread']}/m/${n}`;
  const more = acts.lastElementChild;
  if (block()?.dataset['asker'] === '1' && !own.mine && n > 1) {
    const accepted = article.classList.contains('accepted');
    acts.insertBefore(act(`${address}/aide`, 'Helped', accepted ? 'false' : 'true', text(accepted ? 'unaccept' : 'accept')), more);
  }
  if (!own.mine) return;
  const edit = document.createElement('a');
  edit.className = 'btn quiet';
  edit.href = `${address}/modifier`;
  edit.textContent = text('edit');
  edit.dataset['own'] = '';
  acts.insertBefore(edit, more);
  acts.insertBefore(act(`${address}/retirer`, 'Retirer', '1', text('delete')), more);
}

function press(article: HTMLElement, value: string, pressed: boolean, hidden: boolean): void {
  const button = article.querySelector<HTMLButtonElement>(`button[value="${value}"]`);
  if (!button) return;
  button.ariaPressed = String(pressed);
  button.hidden = hidden;
}

// The one form outside the posts holds the token; the button says where to.
function act(action: string, name: string, value: string, words: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.className = 'btn quiet';
  button.setAttribute('form', 'agir');
  button.formAction = action;
  button.name = name;
  button.value = value;
  button.textContent = words;
  button.dataset['own'] = '';
  return button;
}

export function decorateAll(): void {
  if (!document.getElementById('agir')) return;
  for (const article of document.querySelectorAll<HTMLElement>('#posts > article')) decorate(article);
}

// A reaction that was taken turns its button over; the piece itself comes with the answer.
addEventListener('turbo:submit-end', (event) => {
  const { success, formSubmission } = (event as CustomEvent<{ success: boolean; formSubmission: { submitter?: HTMLButtonElement } }>).detail;
  const [word, n] = formSubmission.submitter?.value.split(':') ?? [];
  if (!success || (event.target as HTMLElement).id !== 'agir' || !n) return;
  setOwn(Number(n), (own) => {
    if (word === 'merci') own.merci = !own.merci;
    if (word === 'moi-aussi') own.meToo = !own.meToo;
  });
  const article = document.getElementById(`m${n}`);
  if (article) decorate(article);
});
