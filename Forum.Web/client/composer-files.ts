import type { Files } from './files';

// Hears of files that are dropped, pasted or chosen in a composer: comes with its first touch, and brings the script that sends files with the first of them.
export class ComposerFiles {
  private files: Promise<Files> | undefined;

  constructor(private readonly composer: HTMLElement, private readonly form: HTMLFormElement, private readonly signal: AbortSignal, private readonly say: (what: string) => void) {
    const box = composer.querySelector<HTMLElement>('.form-files');
    if (!box) return;
    const input = box.querySelector<HTMLInputElement>('input[type="file"]')!;
    const chosen = (): void => void this.add(box, [...input.files ?? []], () => { input.value = ''; });
    input.addEventListener('change', chosen, { signal });
    // chosen before this came
    chosen();
    box.addEventListener('change', (event) => this.onRemove(box, event), { signal });
    // before the editor, which knows text only; what a word processor copies is text, though a picture of it comes along
    composer.addEventListener('paste', (event) => {
      const files = [...event.clipboardData?.files ?? []];
      if (files.length === 0 || event.clipboardData!.types.includes('text/plain')) return;
      event.preventDefault();
      event.stopPropagation();
      void this.add(box, files);
    }, { capture: true, signal });
    for (const moment of ['dragenter', 'dragover'] as const) composer.addEventListener(moment, (event) => this.onDrag(event), { capture: true, signal });
    composer.addEventListener('dragleave', (event) => { if (!composer.contains(event.relatedTarget as Node | null)) composer.classList.remove('dropping'); }, { signal });
    composer.addEventListener('drop', (event) => {
      composer.classList.remove('dropping');
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      event.stopPropagation();
      void this.add(box, [...event.dataTransfer.files]);
    }, { capture: true, signal });
  }

  clear(): void {
    void this.files?.then((files) => files.clear());
    this.composer.querySelector('.file-lines')?.replaceChildren();
  }

  private onDrag(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.stopPropagation();
    this.composer.classList.add('dropping');
  }

  // What is under a message already goes when the form is sent; what waits goes at once.
  private onRemove(box: HTMLElement, event: Event): void {
    const line = (event.target as Element).closest<HTMLElement>('[data-waits="1"]');
    if (line && (event.target as HTMLInputElement).name === 'Remove') void this.open(box).then((files) => files.drop(line), () => undefined);
  }

  private async add(box: HTMLElement, files: File[], taken?: () => void): Promise<void> {
    if (files.length === 0) return;
    try {
      (await this.open(box)).add(files);
      taken?.();
    } catch {
      // no network for the script: what was chosen stays in the plain field, and goes with the form
      this.files = undefined;
      this.say('offline');
    }
  }

  private async words(): Promise<string> {
    const answer = await fetch('/fichiers', { redirect: 'manual' });
    if (!answer.ok) throw new Error('no words');
    return answer.text();
  }

  private open(box: HTMLElement): Promise<Files> {
    return this.files ??= Promise.all([import('./files'), this.words()]).then(([{ Files }, words]) => {
      const files = new Files(box, this.form, this.composer.dataset['draft'] ?? '', words);
      this.signal.addEventListener('abort', () => files.close());
      return files;
    });
  }
}
