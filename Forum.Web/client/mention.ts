import type { Editor } from '@tiptap/core';
import type { ComposerField } from './composer';

interface Person { id: number; name: string; title: string; organisation: string; region: string }

// What stands between « @ » and the caret: at the start of a word, two words at most.
const typedName = /(?:^|[\s(«"])@([\p{L}\p{N}'’-]*(?: [\p{L}\p{N}'’-]+)?)$/u;
const pause = 150;

// Where a name is being typed: the plain field or the editor.
export interface Caret {
  box: HTMLElement;
  onTyped(look: () => void, signal: AbortSignal): void;
  before(): string;
  insert(person: Person, typed: string): void;
}

export const inField = (field: HTMLTextAreaElement): Caret => ({
  box: field,
  onTyped: (look, signal) => field.addEventListener('input', look, { signal }),
  before: () => (!field.hidden && field.selectionStart === field.selectionEnd ? field.value.slice(Math.max(0, field.selectionStart - 80), field.selectionStart) : ''),
  insert: (person, typed) => {
    field.setRangeText(`[@${person.name.replace(/[\\[\]*_`]/g, '\\$&')}](membre:${person.id}) `, field.selectionStart - typed.length - 1, field.selectionStart, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  },
});

export const inEditor = (editor: Editor): Caret => ({
  box: editor.view.dom,
  // the editor's own event: the browser's comes before the document has changed
  onTyped: (look, signal) => { editor.on('update', look); signal.addEventListener('abort', () => editor.off('update', look)); },
  before: () => {
    const { $from, empty } = editor.state.selection;
    return empty && !editor.isActive('code') && !editor.isActive('codeBlock') ? $from.parent.textBetween(Math.max(0, $from.parentOffset - 80), $from.parentOffset, undefined, ' ') : '';
  },
  insert: (person, typed) => {
    const { from } = editor.state.selection;
    editor.view.focus();
    editor.chain().insertContentAt({ from: from - typed.length - 1, to: from }, [{ type: 'mention', attrs: { id: String(person.id), name: person.name } }, { type: 'text', text: ' ' }]).run();
  },
});

// The list under « @ »: a listbox the field points at, the arrows move, Enter or a touch takes, Escape closes.
export class Mentions {
  private readonly list = document.createElement('ul');
  private people: Person[] = [];
  private chosen = 0;
  private typed: string | null = null;
  private dismissed: string | null = null;
  private timer = 0;
  private asked = 0;

  constructor(private readonly composer: ComposerField, private readonly caret: Caret, private readonly signal: AbortSignal) {
    this.list.className = 'mentions';
    this.list.id = `${composer.text.id}-noms`;
    this.list.role = 'listbox';
    this.list.ariaLabel = composer.words('people')?.textContent ?? '';
    const { box } = caret;
    box.ariaAutoComplete = 'list';
    caret.onTyped(() => this.look(), signal);
    box.addEventListener('keyup', (event) => { if (event.key.startsWith('Arrow') && this.typed === null) this.look(); }, { signal });
    box.addEventListener('keydown', (event) => this.onKey(event), { signal, capture: true });
    box.addEventListener('blur', () => this.hide(), { signal });
    // a touch must not take the focus from the field before the name is in
    this.list.addEventListener('pointerdown', (event) => event.preventDefault(), { signal });
    this.list.addEventListener('click', (event) => {
      const at = [...this.list.children].findIndex((item) => item.contains(event.target as Node));
      if (at >= 0) this.take(at);
    }, { signal });
    signal.addEventListener('abort', () => this.hide());
  }

  private look(): void {
    clearTimeout(this.timer);
    const found = typedName.exec(this.caret.before())?.[1] ?? null;
    if (found === null || found === this.dismissed) {
      if (found === null) this.dismissed = null;
      this.hide();
      return;
    }
    this.timer = window.setTimeout(() => void this.ask(found), pause);
  }

  private async ask(typed: string): Promise<void> {
    const turn = ++this.asked;
    let people: Person[] = [];
    try {
      const answer = await fetch(`/membres/suggestions?${new URLSearchParams({ q: typed, fil: this.composer.dataset['thread'] ?? '0' })}`, { headers: { Accept: 'application/json' }, signal: this.signal });
      if (answer.ok) people = await answer.json() as Person[];
    } catch {
      // without network a name is typed whole
    }
    if (turn !== this.asked || typedName.exec(this.caret.before())?.[1] !== typed) return;
    this.people = people;
    if (people.length > 0) this.show(typed);
    else this.hide();
  }

  private show(typed: string): void {
    this.typed = typed;
    this.chosen = 0;
    this.list.replaceChildren(...this.people.map((person, i) => {
      const item = document.createElement('li');
      item.role = 'option';
      item.id = `${this.list.id}-${i}`;
      const name = document.createElement('b');
      name.textContent = person.name;
      const where = document.createElement('small');
      where.textContent = [person.title, person.organisation, person.region].filter((part) => part !== '').join(', ');
      item.append(name, where);
      return item;
    }));
    this.caret.box.after(this.list);
    this.caret.box.setAttribute('aria-controls', this.list.id);
    this.composer.announce(this.composer.words('names', String(this.people.length))?.textContent ?? '');
    this.point();
  }

  private point(): void {
    [...this.list.children].forEach((item, i) => item.setAttribute('aria-selected', String(i === this.chosen)));
    this.caret.box.setAttribute('aria-activedescendant', `${this.list.id}-${this.chosen}`);
    this.list.children[this.chosen]?.scrollIntoView({ block: 'nearest' });
  }

  private hide(): void {
    clearTimeout(this.timer);
    this.asked++;
    if (this.typed !== null) this.composer.announce('');
    this.typed = null;
    this.list.remove();
    this.caret.box.removeAttribute('aria-controls');
    this.caret.box.removeAttribute('aria-activedescendant');
  }

  private take(at: number): void {
    const [person, typed] = [this.people[at], this.typed];
    this.hide();
    if (person && typed !== null) this.caret.insert(person, typed);
  }

  private onKey(event: KeyboardEvent): void {
    if (this.typed === null || event.isComposing || event.ctrlKey || event.metaKey) return;
    const count = this.people.length;
    if (event.key === 'ArrowDown') this.chosen = (this.chosen + 1) % count;
    else if (event.key === 'ArrowUp') this.chosen = (this.chosen + count - 1) % count;
    else if (event.key === 'Enter' || event.key === 'Tab') this.take(this.chosen);
    else if (event.key === 'Escape') { this.dismissed = this.typed; this.hide(); }
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (this.typed !== null) this.point();
  }
}
