// What Word, Excel and Google Docs put on the clipboard, made into plain structure: headings, lists, tables, bold, links. Everything else of theirs stays out.
export function cleanPasted(html: string): string {
  const page = new DOMParser().parseFromString(withoutStyles(html), 'text/html');
  page.querySelectorAll('style, script, meta, link, title, xml, img, svg, colgroup, input, button, iframe, object').forEach((e) => e.remove());
  for (const element of [...page.body.querySelectorAll('*')]) if (element.localName.includes(':')) element.replaceWith(...element.childNodes);
  page.querySelectorAll('[data-plain]').forEach((e) => e.replaceWith(...e.childNodes));
  wrap(page, '[data-bold]', 'strong');
  wrap(page, '[data-italic]', 'em');
  page.querySelectorAll('h1, h2').forEach((h) => rename(page, h, 'h3'));
  page.querySelectorAll('td, th').forEach((cell) => ['colspan', 'rowspan', 'class'].forEach((name) => cell.removeAttribute(name)));
  wordLists(page);
  return page.body.innerHTML;
}

// Style attributes would be refused by our own content policy; the three things they say that matter become data first.
function withoutStyles(html: string): string {
  return html.replace(/<!--[\s\S]*?-->/g, '').replace(/<!\[[^>]*>/g, '').replace(/<style[\s\S]*?<\/style>/gi, '').replace(/\sstyle\s*=\s*("[^"]*"|'[^']*')/gi, (_, style: string) => {
    const level = /mso-list:[^;]*level(\d)/i.exec(style)?.[1];
    const weight = /(?<![-\w])font-weight:\s*(bold|[6-9]00|normal|[1-4]00)/i.exec(style)?.[1];
    return (level ? ` data-level="${level}"` : '')
      + (weight && /bold|[6-9]00/i.test(weight) ? ' data-bold' : weight ? ' data-plain-weight' : '')
      + (/font-style:\s*italic/i.test(style) ? ' data-italic' : '');
  }).replace(/<b(\s[^>]*)data-plain-weight/gi, '<b$1data-plain');
}

function wrap(page: Document, selector: string, name: string): void {
  for (const element of page.querySelectorAll(`span${selector}`)) {
    const strong = page.createElement(name);
    strong.append(...element.childNodes);
    element.append(strong);
  }
}

function rename(page: Document, element: Element, name: string): void {
  const made = page.createElement(name);
  made.append(...element.childNodes);
  element.replaceWith(made);
}

// Word writes a list as paragraphs that begin with their sign.
function wordLists(page: Document): void {
  const stack: { level: number; list: HTMLElement }[] = [];
  for (const paragraph of [...page.querySelectorAll<HTMLElement>('p')]) {
    const level = Number(paragraph.dataset['level'] ?? 0);
    const isNext = stack.length > 0 && paragraph.previousElementSibling === stack[0]!.list;
    if (!isNext) stack.length = 0;
    if (level === 0) continue;
    const sign = /^[\s\u00a0]*(?:(\d+|[a-z])[.)]|[·•o§–\u2022\u25aa\u25cf\uf0b7-])[\s\u00a0]+/i.exec(paragraph.textContent ?? '');
    while (stack.length > 0 && stack.at(-1)!.level > level) stack.pop();
    const item = page.createElement('li');
    dropText(paragraph, sign?.[0].length ?? 0);
    item.append(...paragraph.childNodes);
    if (stack.at(-1)?.level === level) {
      stack.at(-1)!.list.append(item);
      paragraph.remove();
      continue;
    }
    const list = page.createElement(sign?.[1] && /\d/.test(sign[1]) ? 'ol' : 'ul');
    list.append(item);
    const parent = stack.at(-1)?.list.lastElementChild;
    if (parent) {
      parent.append(list);
      paragraph.remove();
    } else paragraph.replaceWith(list);
    stack.push({ level, list });
  }
}

// The first so many characters of an element go, whatever elements they stand in.
function dropText(element: Node, count: number): void {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode() as Text | null; text && count > 0; text = walker.nextNode() as Text | null) {
    const cut = Math.min(count, text.data.length);
    text.data = text.data.slice(cut);
    count -= cut;
  }
}
