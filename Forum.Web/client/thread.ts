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

// A button that sends is disabled meanwhile and so loses the focus: it gets it back, or what stands in its post now.
let sent: { button: HTMLElement; post: string | undefined } | undefined;
addEventListener('turbo:submit-start', (event) => {
  const { submitter } = (event as CustomEvent<{ formSubmission: { submitter?: HTMLElement } }>).detail.formSubmission;
  sent = submitter && submitter === document.activeElement ? { button: submitter, post: submitter.closest('article')?.id } : undefined;
});
addEventListener('turbo:submit-end', () => {
  const was = sent;
  sent = undefined;
  // the answer's stream is drawn at the next frames
  if (was) requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => {
    if (document.activeElement !== document.body && document.activeElement !== null) return;
    if (was.button.isConnected && !was.button.hidden) was.button.focus({ preventScroll: true });
    else if (was.post) document.querySelector<HTMLElement>(`#${was.post} a.btn`)?.focus({ preventScroll: true });
  })));
});
