import { StreamActions, visit } from '@hotwired/turbo';

// The answer to a form that leads to another page: a redirect would lose its « #m12 ».
StreamActions.visit = function (this: Element) {
  visit(this.getAttribute('target')!);
};

// Opened without any place of one's own to go to, a thread stands at the « Dernière visite » line.
function openAtLastVisit(): void {
  if (location.hash || new URLSearchParams(location.search).has('page')) return;
  document.getElementById('derniere-visite')?.scrollIntoView();
}

addEventListener('turbo:load', openAtLastVisit);
addEventListener('turbo:submit-end', (event) => {
  const form = event.target as HTMLFormElement;
  if (form.id !== 'repondre' || !(event as CustomEvent<{ success: boolean }>).detail.success) return;
  const text = form.querySelector<HTMLTextAreaElement>('textarea[name="Body"]');
  if (text) text.value = '';
  form.dispatchEvent(new CustomEvent('forum:posted', { bubbles: true }));
});
