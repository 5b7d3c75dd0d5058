import type { Mark, Node } from '@tiptap/pm/model';

// Text with its marks, written as Markdown that our server reads back as the same HTML.
// Outermost first; a link may hold bold words, code holds nothing.
const order = ['link', 'bold', 'italic', 'strike', 'code'];
const address = /(?:https?:\/\/|www\.|mailto:)[^\s<>«»"]+/gi;

interface Run { text: string; marks: readonly Mark[]; raw: boolean }

export function inline(parent: Node, inTable = false): string {
  const runs: Run[] = [];
  parent.forEach((node) => {
    if (node.type.name === 'hardBreak') runs.push({ text: inTable ? ' ' : '\n', marks: node.marks, raw: true });
    else if (node.type.name === 'mention') runs.push({ text: `[@${escape(String(node.attrs['name']))}](membre:${String(node.attrs['id'])})`, marks: node.marks, raw: true });
    else runs.push({ text: node.text ?? '', marks: node.marks, raw: false });
  });
  const written = write(runs, 0, '', '');
  return inTable ? written.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ').trim() : written.split('\n').map(line).join('\n').replace(/^\n+|\n+$/g, '');
}

// Groups neighbours that share the mark of this rank, and writes each group inside its signs.
function write(runs: Run[], rank: number, before: string, after: string): string {
  const name = order[rank];
  if (!name) return runs.map((run) => (run.raw ? run.text : escape(run.text))).join('');
  let out = '';
  for (let i = 0; i < runs.length;) {
    const mark = find(runs[i]!, name);
    let end = i + 1;
    while (end < runs.length && same(find(runs[end]!, name), mark)) end++;
    const group = runs.slice(i, end);
    const left = out.slice(-1) || before;
    const right = runs[end]?.text[0] ?? after;
    out += mark ? wrap(group, mark, rank, left, right) : write(group, rank + 1, left, right);
    i = end;
  }
  return out;
}

function wrap(group: Run[], mark: Mark, rank: number, left: string, right: string): string {
  if (mark.type.name === 'code') return code(group.map((run) => run.text).join('').replaceAll('\n', ' '));
  const plain = group.map((run) => run.text).join('');
  if (mark.type.name === 'link') return link(String(mark.attrs['href']), plain, write(group, rank + 1, '[', ']'), left, right);
  const inner = write(group, rank + 1, '*', '*');
  const [, open = '', body = '', close = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(inner) ?? [];
  if (!body) return inner;
  const sign = mark.type.name === 'bold' ? '**' : mark.type.name === 'strike' ? '~~' : italic(open || left, body, close || right);
  const isPlain = group.length === 1 && !group[0]!.raw && !order.slice(rank + 1).some((name) => find(group[0]!, name));
  return open + (isPlain ? flank(body, sign, open || left, close || right) : sign + body + sign) + close;
}

// One star, or a low line beside other stars; a low line works between words only.
function italic(left: string, body: string, right: string): string {
  const besideStars = [left, body[0], body.at(-1), right].includes('*');
  return besideStars && !isWord(left) && !isWord(right) ? '_' : '*';
}

// Signs between a letter and a punctuation mark neither open nor close: the punctuation goes outside.
function flank(body: string, sign: string, left: string, right: string): string {
  let [start, end] = [0, body.length];
  while (start < end && isWord(left) && isPunctuation(body[start]!)) {
    start += body[start] === '\\' ? 2 : 1;
    left = body[start - 1]!;
  }
  while (end > start && isWord(right) && isPunctuation(body[end - 1]!)) {
    right = body[end - 1]!;
    end -= body[end - 2] === '\\' ? 2 : 1;
  }
  const core = body.slice(start, end);
  return core.trim() ? body.slice(0, start) + sign + core + sign + body.slice(end) : body;
}

function link(href: string, plain: string, inner: string, left: string, right: string): string {
  const url = href.replaceAll(' ', '%20');
  const isBare = plain === href || (/^www\./i.test(plain) && `https://${plain}` === href);
  if (isBare && /^https?:|^www\./i.test(plain) && /^$|[\s(]/.test(left) && /^$|[\s]/.test(right) && !/[*_~?!.,:;)\]'"]$/.test(plain)) return plain;
  if (plain === href && /^https?:/i.test(href)) return `<${url}>`;
  if (`mailto:${plain}` === href) return `<${plain}>`;
  return `[${inner}](${/[()<>\\]/.test(url) ? `<${url.replace(/[<>\\]/g, (c) => encodeURIComponent(c))}>` : url})`;
}

function code(text: string): string {
  let fence = '`';
  while (text.includes(fence)) fence += '`';
  const space = /^`|`$|^ .* $/.test(text) ? ' ' : '';
  return fence + space + text + space + fence;
}

function escape(text: string): string {
  let out = '';
  let from = 0;
  for (const found of text.matchAll(address)) {
    out += escapeWords(text.slice(from, found.index)) + found[0];
    from = found.index + found[0].length;
  }
  return out + escapeWords(text.slice(from));
}

// « _ » inside a word and « * » between spaces mean themselves; everything else that could mean formatting is marked.
function escapeWords(text: string): string {
  return text
    .replace(/[\\`[\]]/g, '\\$&')
    .replace(/\*/g, (sign, at: number) => (text[at - 1] === ' ' && text[at + 1] === ' ' ? sign : '\\*'))
    .replace(/_+/g, (sign, at: number, all: string) => (isWord(all[at - 1] ?? '') && isWord(all[at + sign.length] ?? '') ? sign : sign.replaceAll('_', '\\_')))
    .replace(/~(?=~)|(?<=~)~/g, '\\~')
    .replace(/<(?=[a-z/!?])/gi, '\\<')
    .replace(/&(?=#|[a-z0-9]+;)/gi, '\\&')
    .replace(/!(?=\\\[)/g, '\\!');
}

// At the start of a line some signs open a block.
function line(text: string): string {
  return text.replace(/^[ \t]+|[ \t]+$/g, '')
    .replace(/^(#{1,6})(?=\s|$)/, '\\$1')
    .replace(/^([-+*>]|=+$)/, (sign) => (sign === '*' && !/^\*(\s|$)/.test(text.trim()) ? sign : `\\${sign}`))
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^(~{3})/, '\\$1')
    // the rule under the titles of a table
    .replace(/^(?=[|:\s-]*-[|:\s-]*$)(?=[|:])/, '\\');
}

const find = (run: Run, name: string): Mark | undefined => run.marks.find((mark) => mark.type.name === name);
const same = (a: Mark | undefined, b: Mark | undefined): boolean => (a && b ? a.eq(b) : a === b);
const isWord = (c: string): boolean => /[\p{L}\p{N}]$/u.test(c);
const isPunctuation = (c: string): boolean => /[\p{P}\p{S}]/u.test(c);
