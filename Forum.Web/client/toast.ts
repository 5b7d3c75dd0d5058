const stays = 10_000;

// « Message retiré. Annuler »: ten seconds, which stop while it is pointed at or holds the focus. Never the only way back: the post's own page has it too.
class ForumToast extends HTMLElement {
  private timer = 0;

  connectedCallback(): void {
    this.go();
    for (const event of ['pointerenter', 'focusin']) this.addEventListener(event, () => this.pause());
    for (const event of ['pointerleave', 'focusout']) this.addEventListener(event, () => this.go());
    this.addEventListener('keydown', (e) => { if (e.key === 'Escape') this.remove(); });
    this.addEventListener('turbo:submit-end', () => this.remove());
  }

  disconnectedCallback(): void {
    this.pause();
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
