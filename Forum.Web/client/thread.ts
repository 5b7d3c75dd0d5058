import { StreamActions, visit } from '@hotwired/turbo';

// The answer to a form that leads to another page: a redirect would lose its « #m12 ».
StreamActions.visit = function (this: Element) {
  visit(this.getAttribute('target')!);
};

interface Own { n: number; mine: boolean; merci: boolean; meToo: boolean }

// Pieces are the same for everybody; what is this reader's own is said here, as pressed buttons.
export function decorate(): void {
  const block = document.querySelector<HTMLElement>('#fil');
  if (!block) return;
  const own = JSON.parse(block.dataset['own'] ?? '[]') as Own[];
  for (const { n, mine, merci, meToo } of own) {
    const article = document.getElementById(`m${n}`);
    if (!article) continue;
    for (const [word, pressed] of [['merci', merci], ['moi-aussi', meToo]] as const) {
      const button = article.querySelector<HTMLButtonElement>(`button[value="${word}:${n}"]`);
      if (!button) continue;
      button.ariaPressed = String(pressed);
      button.hidden = mine && word === 'merci';
    }
  }
}

// Opened without any place of one's own to go to, a thread stands at the « Dernière visite » line.
function openAtLastVisit(): void {
  if (location.hash || new URLSearchParams(location.search).has('page')) return;
  document.getElementById('derniere-visite')?.scrollIntoView();
}

addEventListener('turbo:load', () => { decorate(); openAtLastVisit(); });
addEventListener('turbo:submit-end', (event) => {
  const form = event.target as HTMLFormElement;
  if (form.id !== 'repondre' || !(event as CustomEvent<{ success: boolean }>).detail.success) return;
  const text = form.querySelector<HTMLTextAreaElement>('textarea[name="Body"]');
  if (text) text.value = '';
  form.dispatchEvent(new CustomEvent('forum:posted', { bubbles: true }));
});
