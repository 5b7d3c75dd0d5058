import { settle } from './exchange-say';

// A live exchange beside what every thread does (live.ts, posts.ts): sending without waiting, messages grouped, the plan's clock and headings, and what is the reader's own in parts that are the same for everybody.
const fil = () => document.getElementById('fil') as HTMLElement;
const posts = () => document.getElementById('posts') as HTMLElement;
const stage = () => document.getElementById('etape');
const mine = () => document.getElementById('a-moi');
const say = (key: string): string => fil().dataset[key] ?? '';
const here = () => fil()?.classList.contains('exchange');
const nearEnd = 160;
const together = 10 * 60_000;

// The server's clock, as its least late word told it: everybody counts the same seconds.
let ahead = -Infinity;
function listenToClock(): void {
  const now = Number(stage()?.dataset['now']);
  if (now) ahead = Math.max(ahead, now - Date.now());
}

function tick(): void {
  const timer = document.getElementById('minuterie');
  const ends = Number(stage()?.dataset['ends']);
  if (!timer || !ends) return;
  const left = Math.round((ends - (Date.now() + ahead)) / 1000);
  const words = `${Math.floor(Math.abs(left) / 60)}:${String(Math.abs(left) % 60).padStart(2, '0')}`;
  timer.textContent = say(left < 0 ? 'over' : 'left').replace('{0}', words);
  timer.classList.toggle('late', left < 0);
}

// Messages of one person that follow each other stand under one name.
const who = (article: Element | null): string => article?.querySelector(':scope > header h2')?.textContent ?? '';
const when = (article: Element): number => Date.parse(article.querySelector('time')?.dateTime ?? '') || 0;
function group(article: HTMLElement): void {
  const before = article.previousElementSibling;
  const same = before?.tagName === 'ARTICLE' && !before.classList.contains('deleted') && !article.classList.contains('deleted') && who(article) !== '' && who(before) === who(article) && when(article) - when(before) < together;
  article.classList.toggle('same', same);
  const n = Number(article.id.slice(1));
  article.classList.toggle('me', own().some((o) => o.n === n && o.mine));
}

interface Own { n: number; mine: boolean }
const own = (): Own[] => JSON.parse(fil().dataset['own'] || '[]') as Own[];

// What is retained is told by the panel; who conducts retains from the message itself.
function dress(article: HTMLElement): void {
  group(article);
  const n = article.id.slice(1);
  const kept = document.querySelector(`[data-kept="${n}"]`) !== null;
  article.classList.toggle('kept', kept);
  const tag = article.querySelector('.kept-tag');
  if (kept && !tag) article.insertAdjacentHTML('afterbegin', `<p class="kept-tag"><span class="tag gold"></span></p>`);
  if (kept) article.querySelector('.kept-tag .tag')!.textContent = say('kept');
  else tag?.remove();
  const acts = article.querySelector('.acts');
  const button = acts?.querySelector('.keep');
  if (!fil().classList.contains('leads') || !acts || n === '1') return;
  if (kept) button?.remove();
  else if (!button) {
    const keep = Object.assign(document.createElement('button'), { className: 'btn keep', name: 'Act', value: `retenir:${n}`, textContent: say('keep') });
    keep.setAttribute('form', 'agir-direct');
    acts.prepend(keep);
  }
}

const all = () => posts().querySelectorAll<HTMLElement>(':scope > article');

// « 2. Ce qui retient les jeunes »: between the messages, where the plan moved on.
function headings(): void {
  const passages = JSON.parse(stage()?.dataset['passages'] || '[]') as [number, number][];
  for (const [segment, after] of passages) {
    if (posts().querySelector(`.segment-head[data-after="${after}"][data-segment="${segment}"], .segment-head[data-after="${after}"]:not([data-segment])`)) continue;
    const title = document.getElementById(`segment-${segment}`)?.dataset['title'] ?? '';
    const head = Object.assign(document.createElement('h2'), { className: 'segment-head', textContent: say('segmentWords').replace('{0}', String(segment)).replace('{1}', title) });
    Object.assign(head.dataset, { after: String(after), segment: String(segment) });
    const next = [...all()].find((a) => Number(a.id.slice(1)) > after);
    posts().insertBefore(head, next ?? null);
  }
}

// Her own hand, voices and answers, in the parts that say the same to everybody.
function decorate(): void {
  const me = mine()?.dataset;
  if (!me) return;
  const votes = new Set((me['votes'] ?? '').split(','));
  for (const question of document.querySelectorAll<HTMLElement>('#questions [data-question]')) {
    const button = question.querySelector<HTMLButtonElement>('.support');
    if (!button) continue;
    const [id, supported] = [question.dataset['question']!, votes.has(question.dataset['question']!)];
    button.setAttribute('aria-pressed', String(supported));
    button.value = `${supported ? 'ne-plus-appuyer' : 'appuyer'}:${id}`;
    button.hidden = question.dataset['name'] === me['name'] && question.dataset['region'] === me['region'];
  }
  const answers = new Map((me['polls'] ?? '').split(' ').filter(Boolean).map((p) => p.split(':') as [string, string]));
  for (const button of document.querySelectorAll<HTMLButtonElement>('.poll .vote')) {
    const [, poll, position] = button.value.split(':');
    button.setAttribute('aria-pressed', String(answers.get(poll!) === position));
  }
  const hand = [...document.querySelectorAll<HTMLElement>('#parole li[data-name]')].find((li) => li.dataset['name'] === me['name'] && li.dataset['region'] === me['region']);
  // a list from before she raised it does not take it down
  const listed = Number(document.getElementById('panneau')?.dataset['version']) >= Number(me['version']);
  if (me['hand'] === '1' && !hand && listed && stage()?.dataset['state'] === 'Live') lower();
  const raise = mine()?.querySelector<HTMLElement>('.hand');
  if (raise) raise.hidden = stage()?.dataset['state'] !== 'Live';
  const turn = mine()?.querySelector<HTMLElement>('.turn-mine');
  const words = hand?.classList.contains('turn') ? say('you') : '';
  if (turn && turn.textContent !== words) turn.textContent = words;
}

// Whoever conducts took her hand down, or her turn is over: the button says so too.
function lower(): void {
  mine()!.dataset['hand'] = '0';
  const button = mine()!.querySelector<HTMLButtonElement>('.hand');
  if (!button) return;
  button.value = 'lever';
  button.setAttribute('aria-pressed', 'false');
  button.lastChild!.textContent = button.dataset['up'] ?? '';
}

// Follows the talk for who is at its end, and leaves everybody else where she reads.
let following = true;
const end = () => document.getElementById('fin');
const atEnd = () => (end()?.getBoundingClientRect().top ?? 0) <= innerHeight + nearEnd;
addEventListener('scroll', () => { following = atEnd(); }, { passive: true });
document.addEventListener('forum:saying', () => { following = true; follow(); });
function follow(): void {
  if (following && !document.hidden) end()?.scrollIntoView({ block: 'end' });
}

// A word of the server that this page has, or that was overtaken on its way, is passed over: asked when it would stand there, as another may wait for the same repaint. Then the parts are hers again.
interface Rendering extends Event { detail: { render: (stream: HTMLElement) => Promise<void> | void } }
addEventListener('turbo:before-stream-render', (event) => {
  const { detail } = event as Rendering;
  const target = (event.target as HTMLElement).getAttribute('target') ?? '';
  if (!here() || !['etape', 'panneau', 'a-moi'].includes(target)) return;
  const { render } = detail;
  const version = (root: ParentNode | null): number => Number(root?.querySelector<HTMLElement>(`#${target}`)?.dataset['version'] ?? 0);
  detail.render = async (stream) => {
    if (target !== 'a-moi' && version(stream.querySelector('template')?.content ?? null) <= version(document)) return;
    await render(stream);
    refresh();
  };
});

// What stands above the messages says where the exchange stands, too.
function head(): void {
  const state = stage()?.dataset['state'];
  const words = document.getElementById('etat');
  document.querySelector('.live-head .livedot')?.classList.toggle('off', state !== 'Live');
  if (words) words.textContent = words.dataset[state === 'Live' ? 'live' : 'kind'] ?? '';
  const coming = document.getElementById('venir');
  if (coming) coming.hidden = state !== 'Announced';
}

function refresh(): void {
  listenToClock();
  head();
  headings();
  for (const article of all()) dress(article);
  decorate();
  tick();
}

// The number of what she just sent may come after the message itself.
document.addEventListener('forum:said', (event) => {
  const article = document.getElementById(`m${(event as CustomEvent<number>).detail}`);
  if (article && here()) dress(article);
});

let seen: MutationObserver | undefined;
function begin(): void {
  seen?.disconnect();
  if (!here()) return;
  refresh();
  const hint = document.getElementById('reponse-aide');
  if (hint && !matchMedia('(pointer: coarse)').matches) hint.textContent = hint.dataset['keys'] ?? '';
  if (stage()?.dataset['state'] === 'Live' && !location.hash && !document.getElementById('derniere-visite')) follow();
  seen = new MutationObserver((changes) => {
    // another page stands here already
    if (!here()) return;
    let came = false;
    for (const { target, addedNodes } of changes) {
      if (target instanceof HTMLElement && target.parentElement === posts()) dress(target);
      for (const node of addedNodes) if (node instanceof HTMLElement && node.tagName === 'ARTICLE' && target === posts()) { dress(node); settle(node, who(node)); came = true; }
    }
    if (came) follow();
  });
  seen.observe(posts(), { childList: true, subtree: true, attributes: true, attributeFilter: ['data-version'] });
}

addEventListener('turbo:load', begin);
addEventListener('turbo:render', begin);
begin();
setInterval(() => { if (here() && !document.hidden) tick(); }, 500);
