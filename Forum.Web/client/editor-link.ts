import type { Editor } from '@tiptap/core';
import { focusNow } from './editor-caret';
import { mayLead } from './editor-schema';

// « Lien »: a dialog with the address, and the words where none are chosen. The page has it once a composer, outside the form.
export function askLink(editor: Editor, template: HTMLTemplateElement): void {
  const dialog = document.importNode(template.content.querySelector('dialog')!, true);
  const [address, words] = ['address', 'words'].map((name) => dialog.querySelector<HTMLInputElement>(`[data-link="${name}"]`)!) as [HTMLInputElement, HTMLInputElement];
  const error = dialog.querySelector<HTMLElement>('.error')!;
  const { from, to } = editor.state.selection;
  const isNew = !editor.isActive('link');
  if (!isNew) editor.commands.extendMarkRange('link');
  address.value = String(editor.getAttributes('link')['href'] ?? '');
  const asksWords = isNew && from === to;
  words.closest('.field')!.toggleAttribute('hidden', !asksWords);
  dialog.querySelector('[data-do="remove"]')!.toggleAttribute('hidden', isNew);

  const add = (): void => {
    const href = complete(address.value);
    error.hidden = href !== null;
    address.ariaInvalid = String(href === null);
    if (href === null) {
      address.focus();
      return;
    }
    dialog.close();
    focusNow(editor.view);
    const chain = editor.chain();
    if (asksWords) chain.insertContent({ type: 'text', text: words.value.trim() || href.replace(/^mailto:/, ''), marks: [{ type: 'link', attrs: { href } }] }).unsetMark('link').run();
    else chain.setMark('link', { href }).run();
  };
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    add();
  });
  dialog.addEventListener('click', (event) => {
    const act = (event.target as Element).closest<HTMLElement>('[data-do]')?.dataset['do'];
    if (act === 'add') add();
    else if (act === 'remove') { dialog.close(); focusNow(editor.view); editor.commands.unsetMark('link'); }
    else if (act === 'cancel') dialog.close();
  });
  dialog.addEventListener('close', () => { dialog.remove(); focusNow(editor.view); });
  document.body.append(dialog);
  dialog.showModal();
  address.focus();
}

// « exemple.org » and « nom@exemple.org » are meant as addresses; what may not be led to is null.
export function complete(typed: string): string | null {
  const text = typed.trim();
  const href = /^[^\s@/:]+@[^\s@/]+\.[^\s@/]+$/.test(text) ? `mailto:${text}` : /^[a-z][a-z0-9+.-]*:/i.test(text) || text.startsWith('/') ? text : /^[^\s/.]+(\.[^\s/.]+)+(\/\S*)?$/.test(text) ? `https://${text}` : text;
  return mayLead(href) ? href : null;
}
