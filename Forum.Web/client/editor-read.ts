import { getSchema } from '@tiptap/core';
import { DOMParser as Reader, type Node } from '@tiptap/pm/model';
import type { ComposerField } from './composer';
import { type Plain, takeCaret, withCaret } from './editor-caret';
import { extensions, withRoom } from './editor-schema';
import { write } from './editor-write';

const schema = getSchema(extensions);

// A document and where the plain field's caret stands in it; without it the document's end.
export interface Reading { doc: Node; caret: { from: number; to: number } | null }

// The document of a Markdown text, as our server renders it: there is one reader of Markdown, and it is there.
// Null where the editor would lose something: what it would write back must read as the same HTML. Null without network too.
export async function read(composer: ComposerField, plain: Plain, signal: AbortSignal): Promise<Reading | null> {
  const reading = await faithful(composer, plain, signal);
  return reading && { ...reading, doc: withRoom(reading.doc) };
}

async function faithful(composer: ComposerField, plain: Plain, signal: AbortSignal): Promise<Reading | null> {
  const markdown = plain.value;
  if (markdown.trim() === '') return { doc: Reader.fromSchema(schema).parse(document.createElement('div')), caret: { from: 1, to: 1 } };
  const render = (text: string): Promise<string | null> => renderBy(composer, text, signal);
  const marked = parse(await render(withCaret(plain)), markdown);
  const found = marked && takeCaret(marked);
  if (found && write(found.doc) === markdown.trimEnd()) return { doc: found.doc, caret: found };
  const html = await render(markdown);
  if (found && html !== null && alike(await render(write(found.doc))) === alike(html)) return { doc: found.doc, caret: found };
  const doc = parse(html, markdown);
  return doc && (write(doc) === markdown || alike(await render(write(doc))) === alike(html)) ? { doc, caret: null } : null;
}

function parse(html: string | null, markdown: string): Node | null {
  if (html === null) return null;
  const page = new DOMParser().parseFromString(html, 'text/html').body;
  // members' numbers are in the Markdown and never in the HTML: both name them in the same order
  const named = [...markdown.matchAll(/\[@(?:\\.|[^\]\\])+\]\(membre:(\d+)\)/g)];
  const mentions = page.querySelectorAll<HTMLElement>('span.mention');
  if (named.length !== mentions.length) return null;
  mentions.forEach((mention, i) => { mention.dataset['member'] = named[i]![1]!; });
  return Reader.fromSchema(schema).parse(page);
}

async function renderBy(composer: ComposerField, markdown: string, signal: AbortSignal): Promise<string | null> {
  try {
    const answer = await composer.preview(markdown, signal);
    return answer.ok ? await answer.text() : null;
  } catch {
    // no network: the text stays in the plain field
    return null;
  }
}

// Bold around italic is italic around bold.
const alike = (html: string | null): string | undefined => html?.replaceAll('<em><strong>', '<strong><em>').replaceAll('</strong></em>', '</em></strong>');
