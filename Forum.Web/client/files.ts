// The files of a message while it is written: dropped, pasted or chosen, each sent at once with its progress, tried again where the network failed. Loaded with the first file and with no page; without it the plain field of the form does the same.
interface Sending { file: File; line: HTMLElement; request?: XMLHttpRequest; failed: boolean }

export class Files {
  private readonly list: HTMLElement;
  private readonly words: DocumentFragment;
  private readonly limits: DOMStringMap;
  private readonly sendings = new Map<HTMLElement, Sending>();
  private readonly end = new AbortController();
  private queue: Promise<void> = Promise.resolve();
  private held: { submitter: HTMLElement | null } | undefined;

  constructor(private readonly box: HTMLElement, private readonly form: HTMLFormElement, private readonly place: string, words: string) {
    const list = box.querySelector<HTMLElement>('.file-lines');
    this.list = list ?? document.createElement('ul');
    if (!list) {
      this.list.className = 'file-lines';
      box.prepend(this.list);
    }
    const template = document.createElement('template');
    template.innerHTML = words;
    this.words = template.content;
    this.limits = this.words.querySelector<HTMLElement>('.file-line')!.dataset;
    box.querySelector<HTMLInputElement>('input[type="file"]')!.accept = this.limits['accept'] ?? '';
    const { signal } = this.end;
    this.list.addEventListener('click', (event) => this.onClick(event), { signal });
    // before everybody else who listens: a message waits for its files
    form.addEventListener('submit', (event) => this.hold(event), { capture: true, signal });
    addEventListener('beforeunload', (event) => { if (this.sendings.size > 0) event.preventDefault(); }, { signal });
  }

  add(files: File[]): void {
    for (const file of files) {
      if (this.list.children.length >= Number(this.limits['count'])) {
        this.say(`${file.name}: ${this.word('many')}`);
        return;
      }
      const line = document.importNode(this.words.querySelector<HTMLElement>('.file-line')!, true);
      line.querySelector('b')!.textContent = file.name;
      this.list.append(line);
      if (file.size > Number(this.limits['most'])) this.refuse(line, this.word('heavy'));
      else this.send({ file, line, failed: false });
    }
  }

  // Given, not sent yet, and not wanted any more.
  drop(line: HTMLElement): void {
    const request = new XMLHttpRequest();
    request.open('POST', `/fichiers/${line.dataset['file'] ?? ''}/retirer`);
    request.setRequestHeader('RequestVerificationToken', this.token);
    // taken back or not, the form names it no more
    request.send(new FormData());
    this.leave(line);
  }

  // The message is posted, its files with it.
  clear(): void {
    this.list.replaceChildren();
  }

  close(): void {
    this.end.abort();
    for (const { request } of this.sendings.values()) request?.abort();
  }

  private get token(): string {
    return this.form.querySelector<HTMLInputElement>('[name="__RequestVerificationToken"]')?.value ?? '';
  }

  // One after the other: a slow line carries one at its best.
  private send(sending: Sending): void {
    sending.failed = false;
    this.sendings.set(sending.line, sending);
    sending.line.querySelector<HTMLElement>('[data-do="retry"]')!.hidden = true;
    sending.line.querySelector('progress')!.hidden = false;
    this.progress(sending.line, 0);
    this.queue = this.queue.then(() => this.sendings.get(sending.line) === sending ? this.go(sending) : undefined);
  }

  private go(sending: Sending): Promise<void> {
    const { line, file } = sending;
    return new Promise((done) => {
      const data = new FormData();
      data.append('Place', this.place);
      data.append('Upload', file, file.name || 'image.png');
      const request = sending.request = new XMLHttpRequest();
      request.open('POST', '/fichiers');
      request.setRequestHeader('RequestVerificationToken', this.token);
      request.upload.addEventListener('progress', (event) => { if (event.lengthComputable) this.progress(line, Math.floor(100 * event.loaded / event.total)); });
      request.addEventListener('load', () => {
        // a session that ended leads to another page
        if (request.status === 200 && request.responseURL.endsWith('/fichiers')) this.given(sending, request.responseText);
        else if (request.status === 422) this.refuse(line, request.responseText, true);
        else this.fail(sending);
      });
      request.addEventListener('error', () => this.fail(sending));
      request.addEventListener('loadend', () => { done(); this.settle(); });
      request.send(data);
    });
  }

  private given(sending: Sending, html: string): void {
    const { line, file } = sending;
    this.sendings.delete(line);
    const template = document.createElement('template');
    template.innerHTML = html.trim();
    const made = template.content.firstElementChild as HTMLElement;
    const hadFocus = line.contains(document.activeElement);
    line.replaceWith(made);
    if (hadFocus) made.querySelector<HTMLElement>('input:not([type="hidden"])')?.focus();
    this.say(this.word('done', file.name));
  }

  // The server said why: to try again would be the same.
  private refuse(line: HTMLElement, sentence: string, named = false): void {
    this.sendings.delete(line);
    line.classList.add('refused');
    line.querySelector('progress')?.remove();
    line.querySelector('[data-state]')!.textContent = sentence;
    // the server's sentence names the file itself
    if (named) line.querySelector('b')!.hidden = true;
    this.say(sentence);
  }

  private fail(sending: Sending): void {
    sending.failed = true;
    const { line, file } = sending;
    line.querySelector('progress')!.hidden = true;
    line.querySelector('[data-state]')!.textContent = this.word('failed');
    line.querySelector<HTMLElement>('[data-do="retry"]')!.hidden = false;
    this.say(this.word('offline', file.name));
  }

  private progress(line: HTMLElement, percent: number): void {
    line.querySelector('progress')!.value = percent;
    line.querySelector('[data-state]')!.textContent = this.word('sending', String(percent));
  }

  private onClick(event: Event): void {
    const button = (event.target as Element).closest<HTMLElement>('[data-do]');
    const line = button?.closest<HTMLElement>('.file-line');
    if (!button || !line) return;
    const sending = this.sendings.get(line);
    if (button.dataset['do'] === 'retry' && sending) {
      const hadFocus = document.activeElement === button;
      this.send(sending);
      if (hadFocus) line.querySelector<HTMLElement>('[data-do="drop"]')!.focus();
      return;
    }
    this.sendings.delete(line);
    sending?.request?.abort();
    this.leave(line);
    this.settle();
  }

  private leave(line: HTMLElement): void {
    const name = line.querySelector('b')?.textContent ?? '';
    const next = line.nextElementSibling ?? line.previousElementSibling;
    const hadFocus = line.contains(document.activeElement);
    line.remove();
    if (hadFocus) (next?.querySelector<HTMLElement>('button, input:not([type="hidden"])') ?? this.box.querySelector<HTMLElement>('input[type="file"]'))?.focus();
    this.say(this.word('removed', name));
  }

  private hold(event: SubmitEvent): void {
    if (this.sendings.size === 0 || (event.submitter as HTMLButtonElement | null)?.value === 'effacer') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (this.tellLeft()) return;
    this.held = { submitter: event.submitter };
    this.say(this.word('wait'));
  }

  private settle(): void {
    if (!this.held || [...this.sendings.values()].some((s) => !s.failed)) return;
    const { submitter } = this.held;
    this.held = undefined;
    if (!this.tellLeft()) this.form.requestSubmit(submitter);
  }

  // One that failed is hers to try again or to leave out.
  private tellLeft(): boolean {
    const left = [...this.sendings.values()].find((s) => s.failed);
    if (left) {
      this.say(this.word('left'));
      left.line.querySelector<HTMLElement>('[data-do="retry"]')!.focus();
    }
    return left !== undefined;
  }

  private word(what: string, value = ''): string {
    return (this.words.querySelector(`[data-say="${what}"]`)?.textContent ?? '').replace('{0}', value);
  }

  private say(text: string): void {
    const said = this.box.parentElement?.querySelector('.said');
    if (said) said.textContent = text;
  }
}
