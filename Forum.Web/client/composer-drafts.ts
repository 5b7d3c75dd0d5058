import { post, valueOf } from './form-post';

const delay = 1000;
const retryAfter = 15_000;
const choices = ['Region', 'Theme', 'Kind', 'Audience', 'Masked', 'OtherRegions', 'OtherThemes'];
const prefix = 'texte:';

interface Kept { title: string; body: string; fields: string; at: number }

// Keeps what is being written: on the server a second after each pause, and in this tab until the server has it.
// A tab's own store and not the browser's: in a youth centre the next person opens another tab, and finds nothing.
export class Drafts {
  private saved: string;
  private timer = 0;
  private failed = false;
  private done = false;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly form: HTMLFormElement, private readonly text: HTMLTextAreaElement, private readonly place: string, private readonly say: (what: string, value?: string) => void) {
    this.saved = JSON.stringify(this.now());
  }

  // What this tab holds and the server may not: taken up where it is later than the draft on the page.
  restore(pageSavedAt: number): boolean {
    const kept = JSON.parse(sessionStorage.getItem(prefix + this.place) ?? 'null') as Kept | null;
    if (!kept) return false;
    if (kept.body === this.text.value || kept.at < pageSavedAt) {
      this.forget();
      return false;
    }
    this.text.value = kept.body;
    const title = this.form.querySelector<HTMLInputElement>('[name="Title"]');
    if (title && !title.value) title.value = kept.title;
    this.changed();
    return true;
  }

  changed(): void {
    if (this.done) return;
    clearTimeout(this.timer);
    const now = this.now();
    if (JSON.stringify(now) === this.saved) {
      if (!this.failed) this.forget();
      return;
    }
    sessionStorage.setItem(prefix + this.place, JSON.stringify({ ...now, at: Date.now() } satisfies Kept));
    this.timer = window.setTimeout(() => this.save(), delay);
  }

  // One save at a time; the last state wins. On leaving, the browser finishes the request by itself.
  save(leaving = false): void {
    clearTimeout(this.timer);
    if (this.done || JSON.stringify(this.now()) === this.saved) return;
    this.running = leaving ? this.send(true) : this.running.then(() => this.send(false));
  }

  // The form is on its way: a save now would bring the draft back. The copy in the tab stays until the answer.
  sending(): void {
    clearTimeout(this.timer);
    this.done = true;
  }

  refused(): void {
    this.done = false;
  }

  posted(): void {
    this.saved = JSON.stringify(this.now());
    this.done = this.failed = false;
    this.forget();
  }

  forget(): void {
    sessionStorage.removeItem(prefix + this.place);
  }

  // Closing this tab would lose text that only it holds.
  get wouldLose(): boolean {
    return this.failed && !this.done && JSON.stringify(this.now()) !== this.saved;
  }

  private now(): Omit<Kept, 'at'> {
    const data = new FormData(this.form);
    const fields = Object.fromEntries([...new Set([...choices, ...[...data.keys()].filter((name) => name.startsWith('Sheet.'))])].map((name) => [name, data.getAll(name).map(String).filter((v) => v)] as const).filter(([, values]) => values.length > 0));
    return { title: valueOf(this.form, 'Title'), body: this.text.value, fields: Object.keys(fields).length > 0 ? JSON.stringify(fields) : '' };
  }

  private async send(keepalive: boolean): Promise<void> {
    const now = this.now();
    const state = JSON.stringify(now);
    if (this.done || state === this.saved) return;
    let answer: Response;
    try {
      answer = await post(this.form, '/brouillons', { Place: this.place, Title: now.title, Body: now.body, Fields: now.fields, SubmissionId: valueOf(this.form, 'SubmissionId') }, { json: true, keepalive });
    } catch {
      this.keepTrying('offline');
      return;
    }
    if (answer.ok) {
      this.saved = state;
      this.failed = false;
      if (JSON.stringify(this.now()) === state) this.forget();
      this.say('saved', ((await answer.json()) as { saved: string }).saved);
    } else if (answer.status === 422) {
      this.failed = true;
      this.say('refused', ((await answer.json()) as { error: string }).error);
    } else if (answer.status === 429 || answer.status >= 500) this.keepTrying('offline');
    else this.keepTrying('expired');
  }

  private keepTrying(why: string): void {
    this.failed = true;
    this.say(why);
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.save(), retryAfter);
  }
}

// What one member left in this tab is not for the next one to find.
addEventListener('submit', (event) => {
  if ((event.target as HTMLFormElement).getAttribute('action') !== '/deconnexion') return;
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
});
