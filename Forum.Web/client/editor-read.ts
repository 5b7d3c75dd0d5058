import { getSchema } from '@tiptap/core';
import { DOMParser as Reader, type Node } from '@tiptap/pm/model';
import { extensions } from './editor-schema';
import { write } from './editor-write';
import { post } from './form-post';

const schema = getSchema(extensions);

// The document of a Markdown text, as our server renders it: there is one reader of Markdown, and it is there.
// Null where the editor would lose something: what it would write back must read as the same HTML. Null without network too.
export async function read(form: HTMLFormElement, markdown: string, signal: AbortSignal): Promise<Node | null> {
  if (markdown.trim() === '') return Reader.fromSchema(schema).parse(document.createElement('div'));
  const html = await render(form, markdown, signal);
  if (html === null) return null;
  const page = new DOMParser().parseFromString(html, 'text/html').body;
  // members' numbers are in the Markdown and never in the HTML: both name them in the same order
  const named = [...markdown.matchAll(/\[@(?:\\.|[^\]\\])+\]\(membre:(\d+)\)/g)];
  const mentions = page.querySelectorAll<HTMLElement>('span.mention');
  if (named.length !== mentions.length) return null;
  mentions.forEach((mention, i) => { mention.dataset['member'] = named[i]![1]!; });
  const doc = Reader.fromSchema(schema).parse(page);
  const back = write(doc);
  return back === markdown || alike(await render(form, back, signal)) === alike(html) ? doc : null;
}

async function render(form: HTMLFormElement, markdown: string, signal: AbortSignal): Promise<string | null> {
  try {
    const answer = await post(form, '/apercu', { Body: markdown }, { signal });
    return answer.ok ? await answer.text() : null;
  } catch {
    // no network: the text stays in the plain field
    return null;
  }
}

// Bold around italic is italic around bold.
const alike = (html: string | null): string | undefined => html?.replaceAll('<em><strong>', '<strong><em>').replaceAll('</strong></em>', '</em></strong>');
