const stays = 10_000;

// who works by keyboard is taken to « Annuler »: ten seconds are not enough to look for it
let byKeyboard = false;
addEventListener('keydown', () => { byKeyboard = true; }, true);
addEventListener('pointerdown', () => { byKeyboard = false; }, true);

// « Message retiré. Annuler »: ten seconds, which stop while it is pointed at or holds the focus. Never the only way back: the post's own page has it too.
class ForumToast extends HTMLElement {
  private timer = 0;

  connectedCallback(): void {
    this.go();
    if (byKeyboard) this.querySelector('button')?.focus({ preventScroll: true });
    for (const event of ['pointerenter', 'focusin']) this.addEventListener(event, () => this.pause());
    for (const event of ['pointerleave', 'focusout']) this.addEventListener(event, () => this.go());
    this.addEventListener('keydown', (e) => { if (e.key === 'Escape') this.leave(); });
    this.addEventListener('turbo:submit-end', () => this.leave());
  }

  disconnectedCallback(): void {
    this.pause();
  }

  // back to the post it speaks of, once the answer has drawn it anew
  private leave(): void {
    const number = this.querySelector('form')?.action.match(/\/m\/(\d+)\//)?.[1];
    const hadFocus = this.contains(document.activeElement) || document.activeElement === document.body;
    this.remove();
    if (hadFocus) setTimeout(() => {
      if (document.activeElement === document.body) document.querySelector<HTMLElement>(`#m${number ?? 0} a.btn`)?.focus({ preventScroll: true });
    }, 100);
  }

  private pause(): void {
    clearTimeout(this.timer);
  }

  private go(): void {
    this.pause();
    this.timer = setTimeout(() => this.remove(), stays);
  }
}

customElements.define('forum-toast', ForumToast);
