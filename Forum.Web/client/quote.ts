// Text selected in a post can be quoted: a button stands beside the selection, next in line for the Tab key, and the words go to the reply as a quote that says whose they are.
// Without script each post's own « Citer » link does the same with the whole post.
let button: HTMLButtonElement | undefined;

const reply = () => document.querySelector<HTMLTextAreaElement>('#repondre textarea[name="Body"]');

function selected(): { article: HTMLElement; range: Range; text: string } | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const prose = elementOf(range.commonAncestorContainer)?.closest('#posts .prose');
  const article = prose?.closest('article');
  const text = selection.toString().trim();
  return article && text ? { article, range, text } : null;
}

const elementOf = (node: Node): Element | null => (node instanceof Element ? node : node.parentElement);

function show(): void {
  const found = reply() ? selected() : null;
  if (!found) { hide(); return; }
  const { article, range } = found;
  if (!button) {
    button = document.createElement('button');
    button.type = 'button';
    button.id = 'citer';
    button.className = 'btn primary';
    // pressing it must not lose the selection it quotes
    button.addEventListener('pointerdown', (e) => e.preventDefault());
    button.addEventListener('click', quote);
  }
  const words = article.querySelector('.acts a[href*="citer="]');
  button.replaceChildren(...[...(words?.childNodes ?? [])].map((n) => n.cloneNode(true)));
  article.querySelector('.prose')!.after(button);
  const [at, around] = [range.getBoundingClientRect(), article.getBoundingClientRect()];
  button.style.top = `${at.bottom - around.top + 6}px`;
  button.style.left = `${Math.max(0, Math.min(at.left - around.left, around.width - button.offsetWidth))}px`;
}

function hide(): void {
  button?.remove();
  button = undefined;
}

const escaped = (name: string) => name.replace(/[\\`*_[\]<>#!|~]/g, '\\$&');

function quote(): void {
  const found = selected();
  const field = reply();
  if (!found || !field) return;
  const fil = document.getElementById('fil')!;
  const name = found.article.querySelector('header h2')?.textContent?.trim() ?? '';
  const says = (fil.dataset['wrote'] ?? '{0}').replace('{0}', escaped(name));
  const lines = found.text.split(/\r?\n/).map((line) => `> ${line}`.trimEnd());
  const markdown = [`> [${says}](/fils/${fil.dataset['thread']}/m/${found.article.id.slice(1)})\u00A0:`, '>', ...lines].join('\n');
  field.value = `${field.value.trimEnd()}${field.value.trim() ? '\n\n' : ''}${markdown}\n\n`;
  getSelection()?.removeAllRanges();
  hide();
  // an editor that is open reads its text again
  field.dispatchEvent(new Event('input', { bubbles: true }));
  document.getElementById('repondre')?.scrollIntoView({ block: 'center' });
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
}

let waiting = 0;
document.addEventListener('selectionchange', () => {
  if (document.activeElement === button) return;
  clearTimeout(waiting);
  waiting = setTimeout(show, 150);
});
addEventListener('keydown', (e) => { if (e.key === 'Escape' && button) hide(); });
addEventListener('turbo:before-cache', hide);

// A quote's link back leads to the post itself where it is on this page.
addEventListener('click', (e) => {
  if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.shiftKey) return;
  const link = (e.target as Element).closest<HTMLAnchorElement>('.prose a[href^="/fils/"]');
  const [, thread, number] = link?.getAttribute('href')?.match(/^\/fils\/(\d+)\/m\/(\d+)$/) ?? [];
  if (!number || thread !== document.getElementById('fil')?.dataset['thread'] || !document.getElementById(`m${number}`)) return;
  e.preventDefault();
  location.hash = `m${number}`;
}, true);
