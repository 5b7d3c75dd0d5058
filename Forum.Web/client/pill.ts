import { count } from './texts';

// New posts below what is being read: counted on a pill that leads to the first of them, announced once and together, marked as read when they have been in sight.
let fresh: number[] = [];
let announced = 0;
let speaking = 0;
let marking = 0;
let seen = 0;

const fil = () => document.getElementById('fil');

const sight = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (isIntersecting && !document.hidden) see(target as HTMLElement);
  }
});

// article is null on any page but the last: there the pill leads to it.
export function newBelow(number: number, article: HTMLElement | null, inSight = false): void {
  if (!inSight) fresh.push(number);
  if (article) sight.observe(article);
  show();
  announced++;
  clearTimeout(speaking);
  speaking = setTimeout(speak, 1000);
}

function speak(): void {
  const status = document.getElementById('annonces');
  if (!status || announced === 0) return;
  status.textContent = count('new', announced);
  announced = 0;
  setTimeout(() => { status.textContent = ''; }, 5000);
}

function see(article: HTMLElement): void {
  const number = Number(article.id.slice(1));
  sight.unobserve(article);
  fresh = fresh.filter((n) => n > number);
  show();
  seen = Math.max(seen, number);
  clearTimeout(marking);
  marking = setTimeout(() => void mark(), 1500);
}

// Opening a page marks it as read; what came afterwards is said here.
async function mark(): Promise<void> {
  const token = document.querySelector<HTMLInputElement>('#agir input[name="__RequestVerificationToken"]')?.value;
  const thread = fil()?.dataset['thread'];
  if (!token || !thread || seen === 0) return;
  await fetch(`/fils/${thread}/lu`, { method: 'POST', body: new URLSearchParams({ Number: String(seen), __RequestVerificationToken: token }), keepalive: true }).catch(() => {
    // offline: the next visit marks it
  });
}

function show(): void {
  document.getElementById('pastille')?.remove();
  const first = fresh[0];
  if (first === undefined) return;
  const article = document.getElementById(`m${first}`);
  const pill = document.createElement(article ? 'button' : 'a');
  pill.id = 'pastille';
  pill.className = 'btn live';
  pill.textContent = count('new', fresh.length);
  if (pill instanceof HTMLAnchorElement) pill.href = `?page=${Math.ceil(first / 20)}#m${first}`;
  else pill.addEventListener('click', () => go(article!));
  (document.getElementById('ecrit') ?? document.getElementById('posts'))?.after(pill);
}

function go(article: HTMLElement): void {
  article.scrollIntoView({ block: 'start' });
  article.focus({ preventScroll: true });
}

// A page that is left or shown again starts afresh.
export function seenLater(): void {
  sight.disconnect();
  clearTimeout(speaking);
  [fresh, announced, seen] = [[], 0, 0];
  document.getElementById('pastille')?.remove();
}

addEventListener('turbo:before-cache', seenLater);
document.addEventListener('visibilitychange', () => {
  if (document.hidden) return;
  // what arrived while the tab was hidden is looked at again
  for (const n of fresh) {
    const article = document.getElementById(`m${n}`);
    if (article) { sight.unobserve(article); sight.observe(article); }
  }
});
