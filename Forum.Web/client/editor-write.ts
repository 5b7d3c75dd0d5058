import type { Node } from '@tiptap/pm/model';
import { inline } from './editor-inline';

// The document as Markdown (CommonMark with tables and strikes, line ends kept: as Forum.Core/Text/Markup.cs reads it).
export function write(doc: Node): string {
  return blocks(doc, false).trim();
}

function blocks(parent: Node, tight: boolean): string {
  const parts: string[] = [];
  let previous: Node | null = null;
  let alternate = false;
  parent.forEach((node) => {
    // two lists in a row are two lists only where their signs differ
    alternate = previous?.type === node.type && !alternate;
    const written = block(node, alternate);
    previous = node;
    if (written !== '') parts.push(written);
  });
  return parts.join(tight ? '\n' : '\n\n');
}

function block(node: Node, alternate: boolean): string {
  switch (node.type.name) {
    case 'heading': return `${'#'.repeat(Number(node.attrs['level']) - 1)} ${inline(node).replaceAll('\n', ' ').replace(/#$/, '\\#')}`.trimEnd();
    case 'blockquote': return prefixed(blocks(node, false), '> ', '> ');
    case 'bulletList': return list(node, () => (alternate ? '* ' : '- '));
    case 'orderedList': return list(node, (i) => `${Number(node.attrs['start'] ?? 1) + i}${alternate ? ')' : '.'} `);
    case 'codeBlock': return fenced(node.textContent.replace(/\n$/, ''));
    case 'horizontalRule': return '---';
    case 'table': return table(node);
    default: return inline(node);
  }
}

function list(node: Node, sign: (i: number) => string): string {
  const tight = node.attrs['tight'] !== false;
  const items: string[] = [];
  node.forEach((item, _, i) => {
    const mark = sign(i);
    items.push(prefixed(blocks(item, tight), mark, ' '.repeat(mark.length)) || mark.trimEnd());
  });
  return items.join(tight ? '\n' : '\n\n');
}

function prefixed(text: string, first: string, rest: string): string {
  return text.split('\n').map((line, i) => `${i === 0 ? first : line === '' ? rest.trimEnd() : rest}${line}`).join('\n');
}

function fenced(text: string): string {
  let fence = '```';
  while (text.includes(fence)) fence += '`';
  return `${fence}\n${text}\n${fence}`;
}

// A Markdown table begins with its titles: one that has none gets its first row as titles.
function table(node: Node): string {
  const rows: string[][] = [];
  const aligned: string[] = [];
  node.forEach((row, _, r) => {
    const cells: string[] = [];
    row.forEach((cell) => {
      if (r === 0) aligned.push(String(cell.attrs['align'] ?? ''));
      cells.push(cell.content.content.map((block) => inline(block, true)).filter((text) => text !== '').join(' '));
      for (let span = Number(cell.attrs['colspan'] ?? 1); span > 1; span--) cells.push('');
    });
    rows.push(cells);
  });
  const width = Math.max(...rows.map((cells) => cells.length));
  const lines = rows.map((cells) => `| ${Array.from({ length: width }, (_, i) => cells[i] ?? '').join(' | ')} |`);
  const rule = Array.from({ length: width }, (_, i) => (aligned[i] === 'right' ? '---:' : aligned[i] === 'center' ? ':---:' : '---'));
  return [lines[0], `| ${rule.join(' | ')} |`, ...lines.slice(1)].join('\n');
}
