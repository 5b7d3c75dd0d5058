import { type EditorState, TextSelection } from '@tiptap/pm/state';
import { type Node, Slice } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import type { ComposerField } from './composer';
import { write } from './editor-write';

// A letter that nobody types stands for the caret, or for both ends of a selection: where it comes out is where her next letter would.
const mark = '\uA66E';
const quiet = 400;

export interface Plain { value: string; selectionStart: number; selectionEnd: number }

export const plainOf = ({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): Plain => ({ value, selectionStart, selectionEnd });

export const isSame = (a: Plain, b: Plain): boolean => a.value === b.value && a.selectionStart === b.selectionStart && a.selectionEnd === b.selectionEnd;

// The plain text with its caret in it. A caret before the signs that begin a line goes behind them: no letter before them leaves them what they are.
export function withCaret({ value, selectionStart, selectionEnd }: Plain): string {
  const [from, to] = [behindSigns(value, selectionStart), behindSigns(value, selectionEnd)];
  return value.slice(0, from) + mark + (to > from ? value.slice(from, to) + mark : '') + value.slice(to);
}

function behindSigns(value: string, at: number): number {
  const start = value.lastIndexOf('\n', at - 1) + 1;
  const signs = /^[ \t]*(?:(?:>|[-+*]|\d{1,9}[.)]|#{1,6}|\|)(?:[ \t]+|$))*/.exec(value.slice(start).split('\n', 1)[0]!)![0];
  return Math.max(at, start + signs.length);
}

// The document without the caret, and where it stood; null where it stood in no text: inside a link's address, in a name.
export function takeCaret(marked: Node): { doc: Node; from: number; to: number } | null {
  const found: number[] = [];
  marked.descendants((node, at) => {
    for (let i = node.text?.indexOf(mark) ?? -1; i >= 0; i = node.text!.indexOf(mark, i + 1)) found.push(at + i);
  });
  const [from, second] = found;
  if (from === undefined || found.length > 2) return null;
  let doc = marked;
  for (const at of found.reverse()) doc = doc.replace(at, at + 1, Slice.empty);
  return { doc, from, to: second === undefined ? from : second - 1 };
}

// The editor's text as the plain field shall hold it, and its caret there. A space just typed stays: a word follows it.
export function toPlain(state: EditorState): { value: string; at: number } {
  const written = write(state.doc);
  const { from } = state.selection;
  const marked = state.selection instanceof TextSelection ? write(state.tr.insertText(mark, from, from).doc) : '';
  const at = marked.indexOf(mark);
  const value = marked.replace(mark, '');
  return at >= 0 && bare(value) === bare(written) ? { value, at } : { value: written, at: written.length };
}

const bare = (text: string): string => text.replace(/[ \t]+$/gm, '').trim();

// Until no key has come for a while, and no word is being composed (accents, voice, the keyboards of phones).
export const pause = (composer: ComposerField, end: AbortSignal): Promise<void> => new Promise((resolve) => {
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, end]);
  let timer = 0;
  const wait = (): void => {
    clearTimeout(timer);
    if (!composer.composing) timer = window.setTimeout(() => { stop.abort(); resolve(); }, quiet);
  };
  signal.addEventListener('abort', () => clearTimeout(timer));
  for (const moment of ['keydown', 'input', 'compositionstart', 'compositionend']) composer.addEventListener(moment, wait, { signal });
  wait();
});

// At once, where Tiptap's own « focus » waits for a frame and loses the keys before it. ProseMirror takes a jump to the start soon after a focus
// for the browser's doing and undoes it: here it is hers (Ctrl+Home).
export function focusNow(view: EditorView): void {
  view.focus();
  (view as unknown as { input: { lastFocus: number } }).input.lastFocus = 0;
}
