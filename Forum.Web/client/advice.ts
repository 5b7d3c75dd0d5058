import type { ComposerField } from './composer';

const pause = 2000;

// What may tell who a youth is, said beside the text while it is written; the server says the same on sending. Advice is no gate: nothing here stops a form.
export class Advice {
  private timer = 0;
  private asked = '';
  private asking = new AbortController();

  constructor(private readonly composer: ComposerField, private readonly place: HTMLElement) {}

  changed(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.ask(), pause);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.asking.abort();
  }

  private async ask(): Promise<void> {
    const title = this.composer.form.querySelector<HTMLInputElement>('[name="Title"]')?.value ?? '';
    const now = `${title}\n${this.composer.text.value}`;
    if (now === this.asked) return;
    this.asked = now;
    this.asking.abort();
    this.asking = new AbortController();
    try {
      const answer = await this.composer.advised(title, this.asking.signal);
      // limited, signed out, too long: the answer to the form itself says so
      if (answer.ok) this.show(await answer.text());
    } catch (error) {
      // without network nothing is said now; the next pause asks again
      if ((error as Error).name !== 'AbortError') this.asked = '';
    }
  }

  // Only what is new is put in, as who listens hears it all again.
  private show(html: string): void {
    const next = document.createElement('template');
    next.innerHTML = html;
    next.content.querySelector('[autofocus]')?.removeAttribute('autofocus');
    const mark = (root: ParentNode) => root.querySelector<HTMLInputElement>('[name="Seen"]')?.value;
    if (mark(next.content) !== mark(this.place)) this.place.replaceChildren(next.content);
  }
}
