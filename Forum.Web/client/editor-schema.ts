import { Extension, Mark, Node, type AnyExtension } from '@tiptap/core';
import { Blockquote } from '@tiptap/extension-blockquote';
import { Bold } from '@tiptap/extension-bold';
import { Code } from '@tiptap/extension-code';
import { CodeBlock } from '@tiptap/extension-code-block';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Heading } from '@tiptap/extension-heading';
import { HorizontalRule } from '@tiptap/extension-horizontal-rule';
import { Italic } from '@tiptap/extension-italic';
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Strike } from '@tiptap/extension-strike';
import { Text } from '@tiptap/extension-text';
import { TrailingNode } from '@tiptap/extensions/trailing-node';
import { UndoRedo } from '@tiptap/extensions/undo-redo';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import { goToNextCell, tableEditing } from '@tiptap/pm/tables';

// Where a link may lead: what Forum.Core/Text/Links.cs lets through.
export const mayLead = (href: string): boolean => /^(https?:\/\/[^\s\\]+|mailto:[^\s\\]+|\/(?!\/)[^\s\\]*)$/i.test(href);

const Link = Mark.create({
  name: 'link',
  priority: 1000,
  inclusive: false,
  addAttributes: () => ({ href: { default: '' } }),
  parseHTML: () => [{ tag: 'a[href]', getAttrs: (a) => (mayLead(a.getAttribute('href') ?? '') ? null : false) }],
  renderHTML: ({ HTMLAttributes }) => ['a', { ...HTMLAttributes, rel: 'nofollow ugc noopener' }, 0],
});

// « @Nom », one piece: its number stays in the Markdown and is never on the page.
const Mention = Node.create({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({
    id: { default: '', parseHTML: (e) => e.dataset['member'] ?? '', renderHTML: ({ id }) => ({ 'data-member': String(id) }) },
    name: { default: '', parseHTML: (e) => (e.textContent ?? '').replace(/^@/, ''), rendered: false },
  }),
  parseHTML: () => [{ tag: 'span.mention[data-member]' }],
  renderHTML: ({ node, HTMLAttributes }) => ['span', { ...HTMLAttributes, class: 'mention' }, `@${String(node.attrs['name'])}`],
  renderText: ({ node }) => `@${String(node.attrs['name'])}`,
});

// A list is loose where a line stands between its items: the server wraps those in paragraphs.
const tight = () => ({ tight: { default: true, rendered: false, parseHTML: (list: HTMLElement) => !list.querySelector(':scope > li > p') } });

const cell = (name: string, tag: string, role: string) => Node.create({
  name,
  content: 'paragraph+',
  isolating: true,
  addAttributes: () => ({
    colspan: { default: 1, rendered: false },
    rowspan: { default: 1, rendered: false },
    colwidth: { default: null, rendered: false },
    align: { default: '', parseHTML: (e) => (/\ba-(right|center)\b/.exec(e.className)?.[1] ?? ''), renderHTML: ({ align }) => (align ? { class: `a-${String(align)}` } : {}) },
  }),
  parseHTML: () => [{ tag }],
  renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
  extendNodeSchema: (e) => (e.name === name ? { tableRole: role } : {}),
});

const Row = Node.create({
  name: 'tableRow', content: '(tableCell | tableHeader)*', extendNodeSchema: (e) => (e.name === 'tableRow' ? { tableRole: 'row' } : {}),
  parseHTML: () => [{ tag: 'tr' }], renderHTML: () => ['tr', 0],
});

const Table = Node.create({
  name: 'table', group: 'block', content: 'tableRow+', isolating: true, extendNodeSchema: (e) => (e.name === 'table' ? { tableRole: 'table' } : {}),
  parseHTML: () => [{ tag: 'table' }], renderHTML: () => ['div', { class: 'table' }, ['table', ['tbody', 0]]],
  addKeyboardShortcuts() {
    const go = (way: 1 | -1) => () => goToNextCell(way)(this.editor.state, this.editor.view.dispatch.bind(this.editor.view));
    return { Tab: go(1), 'Shift-Tab': go(-1) };
  },
  addProseMirrorPlugins: () => [tableEditing()],
});

// Tab leaves the field, as everywhere on the page: lists are moved in and out by Ctrl+] and Ctrl+[.
const Keys = Extension.create({
  name: 'keys',
  priority: 1000,
  addKeyboardShortcuts() {
    return {
      'Mod-]': () => this.editor.commands.sinkListItem('listItem'),
      'Mod-[': () => this.editor.commands.liftListItem('listItem'),
      'Mod-Enter': () => true,
    };
  },
});

// Behind these nothing could be written: an empty paragraph stands after them where a text ends with one, and is not part of it.
const closed = ['table', 'horizontalRule'];
const open = ['paragraph', 'heading', 'blockquote', 'bulletList', 'orderedList', 'codeBlock'];

export function withRoom(doc: DocumentNode): DocumentNode {
  return closed.includes(doc.lastChild?.type.name ?? '') ? doc.copy(doc.content.addToEnd(doc.type.schema.node('paragraph'))) : doc;
}

export const extensions: AnyExtension[] = [
  Document, Paragraph, Text, HardBreak, Bold, Italic, Strike, Code, CodeBlock, Blockquote, HorizontalRule, UndoRedo, Keys, TrailingNode.configure({ notAfter: open }),
  Heading.configure({ levels: [3, 4, 5, 6] }),
  BulletList.extend({ addAttributes: tight }),
  OrderedList.extend({ addAttributes() { return { ...this.parent?.(), ...tight() }; } }),
  ListItem.extend({ addKeyboardShortcuts() { return { Enter: () => this.editor.commands.splitListItem(this.name) }; } }),
  ListKeymap, Link, Mention, Table, Row, cell('tableCell', 'td', 'cell'), cell('tableHeader', 'th', 'header_cell'),
];
