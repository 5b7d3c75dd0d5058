import type { Advice } from './advice';
import { Drafts } from './composer-drafts';
import type { ComposerFiles } from './composer-files';
import type { Editing } from './editor';
import { post } from './form-post';

const typingEvery = 2000;

// The one text field of the place. Its plain textarea works alone; with script the text is kept as it is written, and the editor comes with the first touch, or at once where a text waits.
export class ComposerField extends HTMLElement {
  text!: HTMLTextAreaElement;
  form!: HTMLFormElement;
  // a word is half typed (accents, voice, the keyboards of phones): to move the caret now would break it
  composing = false;
  private drafts?: Drafts;
  private files?: ComposerFiles;
  private advice?: Advice;
  private editing?: Editing;
  private loading = false;
  private lastTyping = 0;
  private listening = new AbortController();

  connectedCallback(): void {
    const text = this.querySelector('textarea');
    const form = this.closest('form');
    if (!text || !form) return;
    [this.text, this.form] = [text, form];
    this.listening = new AbortController();
    this.drafts = new Drafts(form, text, this.dataset['draft'] ?? '', (what, value) => this.say(what, value));
    if (this.drafts.restore(Number(this.dataset['savedAt'] ?? 0))) this.say('found');
    this.listen();
    const focused = this.contains(document.activeElement);
    // by keyboard one comes to the end of what is there; a finger or a mouse says itself where
    if (!focused) text.setSelectionRange(text.value.length, text.value.length);
    // a text that waits reads as she wrote it, not as Markdown, before any touch
    if (focused || text.value) void this.load();
  }

  disconnectedCallback(): void {
    this.drafts?.save(true);
    this.advice?.stop();
    this.close();
  }

  // A sentence of the template beside the field, {0} filled; each save is no news for who listens.
  say(what: string, value = ''): void {
    const place = this.querySelector<HTMLElement>('.state');
    const words = this.words(what, value);
    place?.replaceChildren(...(words ? [words] : value ? [value] : []));
    if (what !== 'saved' && what !== 'keys') this.announce(words?.textContent ?? value);
  }

  // For who listens only.
  announce(text: string): void {
    const place = this.querySelector<HTMLElement>('.said');
    if (place) place.textContent = text;
  }

  words(what: string, value = ''): HTMLElement | null {
    const words = this.querySelector<HTMLTemplateElement>(':scope > template')?.content.querySelector<HTMLElement>(`[data-say="${what}"]`);
    if (!words) return null;
    const copy = document.importNode(words, true);
    if (value) copy.textContent = (copy.textContent ?? '').replace('{0}', value);
    return copy;
  }

  // How our server renders a text: the preview, and what the editor reads.
  preview(markdown: string, signal: AbortSignal): Promise<Response> {
    return post(this.form, '/apercu', { Body: markdown }, { signal });
  }

  // What the guard would say of the text on sending; empty where nothing.
  advised(title: string, signal: AbortSignal): Promise<Response> {
    return post(this.form, '/confidentialite/avis', { Title: title, Body: this.text.value }, { signal });
  }

  private listen(): void {
    const { signal } = this.listening;
    this.addEventListener('focusin', () => void this.load(), { signal });
    for (const moment of ['focusin', 'change', 'dragover']) this.addEventListener(moment, (event) => void this.takeFiles(event), { signal });
    this.addEventListener('compositionstart', () => { this.composing = true; }, { signal });
    this.addEventListener('compositionend', () => { this.composing = false; }, { signal });
    this.addEventListener('keydown', (event) => this.onKey(event), { signal });
    this.form.addEventListener('input', (event) => this.onInput(event), { signal });
    this.form.addEventListener('change', () => this.drafts?.changed(), { signal });
    this.form.addEventListener('submit', (event) => this.onSubmit(event), { signal });
    this.form.addEventListener('turbo:submit-end', (event) => this.onAnswer(event as CustomEvent<{ success: boolean }>), { signal });
    this.form.addEventListener('forum:posted', () => this.clear(), { signal });
    addEventListener('pagehide', () => this.drafts?.save(true), { signal });
    addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') this.drafts?.save(true); }, { signal });
    addEventListener('online', () => this.drafts?.save(), { signal });
    addEventListener('beforeunload', (event) => { if (this.drafts?.wouldLose) event.preventDefault(); }, { signal });
    // the page kept for going back must hold the plain field with its text, not a dead editor
    addEventListener('turbo:before-cache', () => { this.text.defaultValue = this.text.value; this.close(); this.loading = false; }, { signal });
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    this.form.requestSubmit(this.form.querySelector<HTMLButtonElement>('button.primary'));
  }

  private onInput(event: Event): void {
    this.drafts?.changed();
    void this.advise();
    if (!this.contains(event.target as Node) || Date.now() - this.lastTyping < typingEvery) return;
    this.lastTyping = Date.now();
    this.dispatchEvent(new CustomEvent('forum:typing', { bubbles: true }));
  }

  private onSubmit(event: SubmitEvent): void {
    const isDiscard = (event.submitter as HTMLButtonElement | null)?.value === 'effacer';
    this.drafts?.sending();
    if (isDiscard) this.drafts?.forget();
  }

  private onAnswer(event: CustomEvent<{ success: boolean }>): void {
    if (event.detail.success) this.drafts?.forget();
    else {
      this.drafts?.refused();
      if (!('fetchResponse' in event.detail)) this.say('unsent');
    }
  }

  private clear(): void {
    this.text.value = '';
    this.advice?.stop();
    this.querySelector('.advice-place')?.replaceChildren();
    this.querySelector('.restored')?.remove();
    this.editing?.reload();
    this.drafts?.posted();
    this.files?.clear();
    this.say('');
    this.announce(this.words('posted')?.textContent ?? '');
  }

  // A reader never loads it.
  private async advise(): Promise<void> {
    try {
      const { Advice } = await import('./advice');
      if (this.isConnected) (this.advice ??= new Advice(this, this.querySelector<HTMLElement>('.advice-place')!)).changed();
    } catch {
      // no network for it: the next key tries again, and the server says the same on sending
    }
  }

  // Who only reads never loads it.
  private async takeFiles(event: Event): Promise<void> {
    // a file dropped before it came must not take her away from her text
    if ((event as DragEvent).dataTransfer?.types.includes('Files')) event.preventDefault();
    if (this.files) return;
    const { signal } = this.listening;
    try {
      const { ComposerFiles } = await import('./composer-files');
      if (!signal.aborted) this.files ??= new ComposerFiles(this, this.form, signal, (what) => this.say(what));
    } catch {
      // no network for it: what was chosen stays in the plain field, and goes with the form
    }
  }

  private close(): void {
    this.listening.abort();
    delete this.files;
    this.editing?.close();
    delete this.editing;
  }

  private async load(): Promise<void> {
    if (this.loading) return;
    this.loading = true;
    try {
      const { open } = await import('./editor');
      if (this.isConnected) this.editing = open(this);
    } catch {
      // no network for the editor: the plain field goes on, and the next touch tries again
      this.loading = false;
    }
  }
}

customElements.define('composer-field', ComposerField);
