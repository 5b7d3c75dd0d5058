import { Editor } from '@tiptap/core';
import { Selection, TextSelection } from '@tiptap/pm/state';
import type { ComposerField } from './composer';
import { focusNow, isSame, pause, plainOf, toPlain } from './editor-caret';
import { askLink } from './editor-link';
import { cleanPasted } from './editor-paste';
import { type Reading, read } from './editor-read';
import { extensions } from './editor-schema';
import { write } from './editor-write';
import { inEditor, inField, Mentions } from './mention';

export interface Editing {
  // takes up what the plain field holds now
  reload(): void;
  close(): void;
}

export function open(composer: ComposerField): Editing {
  const editing = new RichEditing(composer);
  void editing.enter();
  return editing;
}

// The plain field always holds the text as Markdown. Over it stands the editor, which shows bold as bold; where it cannot show a text without changing it, the plain field stays.
class RichEditing implements Editing {
  private readonly end = new AbortController();
  private readonly template: HTMLTemplateElement;
  private readonly tools: HTMLElement;
  private readonly preview: HTMLElement;
  private editor: Editor | undefined;
  private editorEnd = new AbortController();
  private written = '';
  private turn = 0;

  constructor(private readonly composer: ComposerField) {
    this.template = composer.querySelector<HTMLTemplateElement>(':scope > template')!;
    this.tools = document.importNode(this.template.content.querySelector<HTMLElement>('.bar')!, true);
    this.preview = document.importNode(this.template.content.querySelector<HTMLElement>('.preview')!, true);
    const { signal } = this.end;
    composer.text.before(this.tools);
    composer.querySelector('footer')!.before(this.preview);
    const look = document.importNode(this.template.content.querySelector<HTMLElement>('[data-do="preview"]')!, true);
    composer.querySelector('.state')!.after(look);
    signal.addEventListener('abort', () => { this.tools.remove(); this.preview.remove(); look.remove(); });
    look.addEventListener('click', () => void this.showPreview(look), { signal });
    this.tools.addEventListener('click', (event) => this.onTool((event.target as Element).closest<HTMLButtonElement>('[data-do]')), { signal });
    // a touch on a tool must not close the phone's keyboard
    this.tools.addEventListener('pointerdown', (event) => event.preventDefault(), { signal });
    this.tools.addEventListener('keydown', (event) => this.onArrow(event), { signal });
    composer.text.addEventListener('input', () => {
      this.preview.hidden = true;
      look.ariaExpanded = 'false';
      // somebody else wrote into the plain field: a quote taken from a post
      if (this.editor && composer.text.value !== this.written) this.reload();
    }, { signal });
    new Mentions(composer, inField(composer.text), signal);
    this.mark();
  }

  // From the plain field to the editor, where the text stands it. While she types, or where her caret has no place in the editor, not before she pauses; at once where she asked.
  async enter(asked = false): Promise<void> {
    const { text } = this.composer;
    const turn = ++this.turn;
    for (let settled = asked; ; settled = true) {
      const plain = plainOf(text);
      const reading = await read(this.composer, plain, this.end.signal);
      if (this.end.signal.aborted || turn !== this.turn) return;
      if (!this.composer.composing && isSame(plainOf(text), plain) && (reading?.caret || settled)) {
        if (reading) this.mount(reading, asked || document.activeElement === text);
        else this.composer.say('raw');
        if (!this.composer.querySelector('.state')?.hasChildNodes()) this.composer.say('keys');
        return;
      }
      await pause(this.composer, this.end.signal);
    }
  }

  leave(): void {
    this.turn++;
    this.editorEnd.abort();
    this.editor?.destroy();
    this.editor = undefined;
    this.composer.querySelector('.rich')?.remove();
    this.composer.text.hidden = false;
    this.mark();
  }

  reload(): void {
    if (!this.editor) return;
    const focused = this.editor.view.hasFocus();
    this.leave();
    if (focused) this.composer.text.focus();
    void this.enter();
  }

  close(): void {
    this.leave();
    this.end.abort();
  }

  // The plain field keeps the keys until the editor has them, caret in its place: one step, between two keys.
  private mount({ doc, caret }: Reading, takesFocus: boolean): void {
    const { text } = this.composer;
    const element = document.createElement('div');
    element.className = 'rich';
    text.before(element);
    this.written = text.value;
    this.editorEnd = new AbortController();
    this.editor = new Editor({
      element, extensions, content: doc.toJSON() as object, injectCSS: false,
      // a dash or a figure at the start of a line makes a list, as in any word processor; no other sign means more than itself
      enableInputRules: ['bulletList', 'orderedList'], enablePasteRules: false,
      editorProps: {
        attributes: {
          class: 'prose', role: 'textbox', 'aria-multiline': 'true', 'aria-labelledby': `${text.id}-nom`, 'aria-describedby': text.getAttribute('aria-describedby') ?? '',
          ...(text.ariaInvalid ? { 'aria-invalid': text.ariaInvalid } : {}), 'data-placeholder': text.placeholder, dir: 'auto', ...(text.lang ? { lang: text.lang } : {}),
        },
        transformPastedHTML: cleanPasted,
      },
      onUpdate: ({ editor }) => {
        this.written = text.value = write(editor.state.doc);
        text.dispatchEvent(new InputEvent('input', { bubbles: true }));
      },
      onTransaction: () => this.mark(),
    });
    const { state, view } = this.editor;
    const selection = caret ? TextSelection.create(state.doc, caret.from, caret.to) : Selection.atEnd(state.doc);
    view.dispatch(takesFocus ? state.tr.setSelection(selection).scrollIntoView() : state.tr.setSelection(selection));
    if (takesFocus) focusNow(view);
    text.hidden = true;
    document.querySelector(`label[for="${text.id}"]`)?.addEventListener('click', () => { if (this.editor) focusNow(this.editor.view); }, { signal: this.editorEnd.signal });
    new Mentions(this.composer, inEditor(this.editor), this.editorEnd.signal);
    this.mark();
  }

  private onTool(button: HTMLButtonElement | null): void {
    const act = button?.dataset['do'];
    if (act === 'raw') {
      if (this.editor) this.showPlain(this.editor);
      else void this.enter(true);
      return;
    }
    if (!this.editor || !act) return;
    // at once: the library's own « focus » waits for a frame, and keys typed before it press the tool
    focusNow(this.editor.view);
    const chain = this.editor.chain();
    if (act === 'bold') chain.toggleBold().run();
    else if (act === 'italic') chain.toggleItalic().run();
    else if (act === 'bullet') chain.toggleBulletList().run();
    else if (act === 'ordered') chain.toggleOrderedList().run();
    else if (act === 'quote') chain.toggleBlockquote().run();
    else if (act === 'undo') chain.undo().run();
    else if (act === 'link') askLink(this.editor, this.template);
  }

  private showPlain(editor: Editor): void {
    const { text } = this.composer;
    const { value, at } = toPlain(editor.state);
    this.leave();
    text.value = value;
    text.focus();
    text.setSelectionRange(at, at);
  }

  // One stop for Tab; arrows, Home and End inside: the pattern of a toolbar.
  private onArrow(event: KeyboardEvent): void {
    const buttons = [...this.tools.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    const next = buttons.at(to % buttons.length)!;
    buttons.forEach((button) => { button.tabIndex = button === next ? 0 : -1; });
    next.focus();
  }

  private mark(): void {
    const active: Record<string, string> = { bold: 'bold', italic: 'italic', bullet: 'bulletList', ordered: 'orderedList', quote: 'blockquote', link: 'link' };
    for (const button of this.tools.querySelectorAll('button')) {
      const act = button.dataset['do']!;
      if (act === 'raw') button.ariaPressed = String(!this.editor);
      else {
        button.ariaDisabled = String(!this.editor || (act === 'undo' && !this.editor.can().undo()));
        if (act in active) button.ariaPressed = String(this.editor?.isActive(active[act]!) ?? false);
      }
    }
  }

  private async showPreview(button: HTMLElement): Promise<void> {
    const shows = this.preview.hidden;
    button.ariaExpanded = String(shows);
    this.preview.hidden = !shows;
    if (!shows) return;
    const content = this.preview.querySelector('.prose')!;
    const answer = await this.composer.preview(this.composer.text.value, this.end.signal).catch(() => null);
    if (answer?.ok) content.innerHTML = await answer.text();
    else content.textContent = answer?.status === 422 ? await answer.text() : this.composer.words('offline')?.textContent ?? '';
  }
}
