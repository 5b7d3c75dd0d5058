import { morphElements } from '@hotwired/turbo';
import { decorate, setOwn } from './own';
import { newBelow, seenLater } from './pill';
import { keepStill } from './still';
import { count, text } from './texts';
import { sayTimes } from './times';

// Where a post comes from: pushed to every reader, or the answer to this reader's own form.
type From = 'push' | 'answer';

const block = () => document.getElementById('fil');

const numberOf = (article: HTMLElement) => Number(article.id.slice(1));
const versionOf = (article: HTMLElement) => Number(article.dataset['version']);

// A post arrives, new or changed. Its number and version tell whether it is news: what is there already is left alone, so nothing shows twice.
function receive(article: HTMLElement, from: From): void {
  const there = document.getElementById(article.id);
  if (there) {
    if (versionOf(article) > versionOf(there)) {
      if (numberOf(article) > 1) countReplies(Number(there.classList.contains('deleted')) - Number(article.classList.contains('deleted')));
      keepStill(() => replace(there, article));
    }
    if (from === 'answer') decorate(document.getElementById(article.id)!);
    return;
  }
  const fil = block()!;
  const [page, pages] = [Number(fil.dataset['page']), Number(fil.dataset['pages'])];
  if (page < pages) {
    if (from === 'push' && numberOf(article) > Number(fil.dataset['last'])) {
      countReplies(1);
      newBelow(numberOf(article), null);
    }
    return;
  }
  if (numberOf(article) <= (page - 1) * 20) return;
  if (from === 'answer') setOwn(numberOf(article), (own) => { own.mine = true; });
  const atEnd = isEndInSight();
  if (!article.classList.contains('deleted')) countReplies(1);
  keepStill(() => insert(article));
  if (from === 'answer') article.scrollIntoView({ block: 'nearest' });
  else if (atEnd) newBelow(numberOf(article), article, true);
  else newBelow(numberOf(article), article);
}

// The number at the head of the thread goes with what comes and what is taken back.
function countReplies(change: number): void {
  const place = document.getElementById('reponses');
  if (!place || change === 0) return;
  const replies = Number(place.dataset['count']) + change;
  place.dataset['count'] = String(replies);
  place.textContent = replies > 0 ? count('replies', replies) : text('replies.zero');
}

// In the order of numbers: the reader's own answer may come before the push of an earlier post.
function insert(article: HTMLElement): void {
  const posts = document.getElementById('posts')!;
  const after = [...posts.querySelectorAll<HTMLElement>(':scope > article')].find((a) => numberOf(a) > numberOf(article));
  posts.insertBefore(article, after ?? null);
  article.tabIndex = -1;
  dress(article);
}

// Morphed, not exchanged: a selection, the focus and an open part stay.
function replace(there: HTMLElement, article: HTMLElement): void {
  const open = [...there.querySelectorAll('details')].map((d) => d.open);
  for (const added of there.querySelectorAll('[data-own]')) added.remove();
  morphElements(there, article);
  const now = document.getElementById(article.id)!;
  now.querySelectorAll('details').forEach((d, i) => { d.open = open[i] ?? d.open; });
  dress(now);
}

function dress(article: HTMLElement): void {
  if (document.getElementById('agir')) decorate(article);
  sayTimes(article);
}

function isEndInSight(): boolean {
  const end = document.getElementById('posts')!.getBoundingClientRect().bottom;
  return !document.hidden && end > 0 && end <= innerHeight + 1;
}

// How far the feed has come is what a lost connection asks for again; an own answer says nothing of the posts before it.
function advance(number: number, version: number): void {
  const fil = block()!;
  fil.dataset['last'] = String(Math.max(Number(fil.dataset['last']), number));
  fil.dataset['version'] = String(Math.max(Number(fil.dataset['version']), version));
}

// Own answers first: while a reply is on its way, what is pushed waits, so that one's own post is never announced as somebody's.
let sending = 0;
const waiting: (() => void)[] = [];

function flush(): void {
  sending = 0;
  for (const go of waiting.splice(0)) go();
}

addEventListener('turbo:submit-start', (e) => { if ((e.target as HTMLElement).id === 'repondre') sending++; });
addEventListener('turbo:submit-end', (e) => {
  // the answer's stream is rendered just after this event, and lets go what waits
  if ((e.target as HTMLElement).id === 'repondre') setTimeout(flush, 1000);
});

export function pushPost(stream: Element, version: number): void {
  const go = () => {
    const article = articleIn(stream);
    // a push for the thread one has just left is nobody's
    if (!article || !belongsHere(article)) return;
    receive(article, 'push');
    advance(numberOf(article), version);
  };
  if (sending > 0) waiting.push(go);
  else go();
}

export const isPost = (stream: Element): boolean => {
  const target = stream.getAttribute('target') ?? '';
  return target === 'posts' || /^m\d+$/.test(target);
};

function articleIn(stream: Element): HTMLElement | null {
  const article = stream.querySelector('template')?.content.querySelector<HTMLElement>('article');
  return article ? document.importNode(article, true) : null;
}

const belongsHere = (article: HTMLElement): boolean =>
  article.querySelector(`a[href^="/fils/${block()?.dataset['thread']}/m/"]`) !== null;

// What a form of this reader answered goes the same way.
addEventListener('turbo:before-stream-render', (event) => {
  const stream = event.target as Element;
  if (!isPost(stream) || !block()) return;
  event.preventDefault();
  const article = articleIn(stream);
  if (article) receive(article, 'answer');
  flush();
});

addEventListener('turbo:load', () => { [sending, waiting.length] = [0, 0]; seenLater(); });
