import { count, text } from './texts';

interface Presence { thread: number; readers: number; typing: string[] }

export function showPresence(json: string): void {
  const said = JSON.parse(json) as Presence;
  if (String(said.thread) !== document.getElementById('fil')?.dataset['thread']) return;
  const readers = document.getElementById('presence');
  if (readers) {
    readers.textContent = said.readers > 0 ? count('readers', said.readers) : '';
    readers.hidden = said.readers === 0;
  }
  const [first = '', second = ''] = said.typing;
  const typing = document.getElementById('ecrit');
  if (typing) typing.textContent = said.typing.length === 0 ? '' : said.typing.length === 1 ? text('typing.one', first) : said.typing.length === 2 ? text('typing.two', first, second) : text('typing.many');
}

// Without a connection nobody knows: rather nothing than an old number.
export function hidePresence(): void {
  const readers = document.getElementById('presence');
  if (readers) readers.hidden = true;
  const typing = document.getElementById('ecrit');
  if (typing) typing.textContent = '';
}

addEventListener('turbo:before-cache', hidePresence);
