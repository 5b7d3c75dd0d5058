// A live exchange beside what every thread does (live.ts, posts.ts): sending without waiting, messages grouped, the plan's clock and headings, and what is the reader's own in parts that are the same for everybody.
const fil = () => document.getElementById('fil') as HTMLElement;
const posts = () => document.getElementById('posts') as HTMLElement;
const stage = () => document.getElementById('etape');
const mine = () => document.getElementById('a-moi');
const say = (key: string): string => fil().dataset[key] ?? '';
const here = () => fil()?.classList.contains('exchange');
const nearEnd = 160;
const together = 10 * 60_000;

// The server's clock, as its last word told it: everybody counts the same seconds.
let ahead = 0;
function listenToClock(): void {
  const now = Number(stage()?.dataset['now']);
  if (now) ahead = now - Date.now();
}

let spoken = '';
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
  if (me['hand'] === '1' && !hand && stage()?.dataset['state'] === 'Live') lower();
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
}

// Follows the talk for who is at its end, and leaves everybody else where she reads.
let following = true;
const end = () => document.getElementById('fin');
const atEnd = () => (end()?.getBoundingClientRect().top ?? 0) <= innerHeight + nearEnd;
addEventListener('scroll', () => { following = atEnd(); }, { passive: true });
function follow(): void {
  if (following && !document.hidden) end()?.scrollIntoView({ block: 'end' });
}

// Sending: the message stands there at once, and says where it did not arrive. One id a message: sent again it is never there twice.
function pending(form: FormData, text: string): HTMLElement {
  const bubble = document.createElement('div');
  bubble.className = 'pending';
  bubble.innerHTML = '<p class="prose"></p><p class="small state" role="status"></p>';
  bubble.querySelector('.prose')!.textContent = text;
  document.getElementById('en-attente')!.append(bubble);
  follow();
  void send(form, bubble, text);
  return bubble;
}

async function send(form: FormData, bubble: HTMLElement, text: string): Promise<void> {
  const state = bubble.querySelector<HTMLElement>('.state')!;
  bubble.classList.remove('failed');
  state.textContent = say('sending');
  try {
    const answer = await fetch(sayForm()!.action, { method: 'POST', body: form, redirect: 'manual', headers: { Accept: 'text/vnd.turbo-stream.html, text/html' } });
    if (answer.ok) {
      const html = await answer.text();
      bubble.remove();
      document.body.insertAdjacentHTML('beforeend', html);
    } else if (answer.status === 422) refused(await answer.text(), bubble, text, form);
    else failed(form, bubble, text);
  } catch {
    failed(form, bubble, text);
  }
}

function failed(form: FormData, bubble: HTMLElement, text: string): void {
  bubble.classList.add('failed');
  const state = bubble.querySelector<HTMLElement>('.state')!;
  const again = Object.assign(document.createElement('button'), { type: 'button', className: 'btn quiet small', textContent: say('again') });
  again.addEventListener('click', () => void send(form, bubble, text));
  state.replaceChildren(say('unsent'), ' ', again);
}

// Refused, or the guard has something to say: the text is in its field again, with the sentence beside it.
function refused(page: string, bubble: HTMLElement, text: string, sent: FormData): void {
  const answer = new DOMParser().parseFromString(page, 'text/html');
  const form = sayForm();
  const field = form?.querySelector<HTMLTextAreaElement>('textarea');
  if (!form || !field) return;
  bubble.remove();
  for (const part of ['.say-wrong', '.advice-place']) form.querySelector(part)!.replaceChildren(...(answer.querySelector(`#repondre ${part}`)?.childNodes ?? []));
  const written = answer.querySelector<HTMLTextAreaElement>('#reponse')?.value ?? text;
  field.value = field.value ? `${written}\n${field.value}` : written;
  form.querySelector<HTMLInputElement>('#envoi')!.value = String(sent.get('SubmissionId'));
  field.focus();
}

const sayForm = () => document.querySelector<HTMLFormElement>('form.say');

document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  if (!here() || form !== sayForm()) return;
  event.preventDefault();
  const data = new FormData(form, event.submitter);
  const text = String(data.get('Body') ?? '').trim();
  const files = data.getAll('Upload').some((f) => f instanceof File && f.size > 0);
  if (!text && !files) return;
  // one that proposes other words is not sent yet
  form.querySelector<HTMLTextAreaElement>('textarea')!.value = '';
  form.querySelector<HTMLInputElement>('[type=file]')!.value = '';
  for (const part of ['.say-wrong', '.advice-place']) form.querySelector(part)!.replaceChildren();
  form.querySelector<HTMLInputElement>('#envoi')!.value = crypto.randomUUID();
  following = true;
  pending(data, text);
});

document.addEventListener('keydown', (event) => {
  const field = event.target as HTMLElement;
  if (!here() || field.id !== 'reponse' || event.key !== 'Enter' || event.shiftKey || event.isComposing || matchMedia('(pointer: coarse)').matches) return;
  event.preventDefault();
  sayForm()?.requestSubmit(sayForm()!.querySelector<HTMLButtonElement>('footer .btn.primary'));
});

// Her own message may come by the push before its answer: it is not shown beside itself.
function settle(article: HTMLElement): void {
  const text = article.querySelector('.prose')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const name = sayForm()?.dataset['name'];
  if (!name || who(article) !== name) return;
  const bubble = [...document.querySelectorAll<HTMLElement>('#en-attente .pending')].find((b) => b.querySelector('.prose')!.textContent?.replace(/\s+/g, ' ').trim() === text);
  if (bubble) bubble.hidden = true;
}

// An older word of the server that was overtaken on its way is passed over.
addEventListener('turbo:before-stream-render', (event) => {
  const stream = event.target as HTMLElement;
  const target = stream.getAttribute('target') ?? '';
  if (!here() || !['etape', 'panneau'].includes(target)) return;
  const version = (root: ParentNode | null, selector: string): number => Number(root?.querySelector<HTMLElement>(selector)?.dataset['version'] ?? 0);
  if (version(stream.querySelector('template')?.content ?? null, `#${target}`) < version(document, `#${target}`)) event.preventDefault();
});

let seen: MutationObserver | undefined;
function begin(): void {
  seen?.disconnect();
  if (!here()) return;
  listenToClock();
  const hint = document.getElementById('reponse-aide');
  if (hint && !matchMedia('(pointer: coarse)').matches) hint.textContent = hint.dataset['keys'] ?? '';
  headings();
  for (const article of all()) dress(article);
  decorate();
  tick();
  if (stage()?.dataset['state'] === 'Live' && !location.hash && !document.getElementById('derniere-visite')) follow();
  seen = new MutationObserver((changes) => {
    let came = false;
    for (const { target, addedNodes } of changes) {
      for (const node of addedNodes) if (node instanceof HTMLElement && node.tagName === 'ARTICLE' && target === posts()) { dress(node); settle(node); came = true; }
    }
    if (came) follow();
    const version = `${stage()?.dataset['version']} ${mine()?.dataset['votes']} ${mine()?.dataset['polls']} ${mine()?.dataset['hand']}`;
    if (version === spoken) return;
    spoken = version;
    listenToClock();
    headings();
    for (const article of all()) dress(article);
    decorate();
    tick();
  });
  seen.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-version'] });
}

addEventListener('turbo:load', begin);
addEventListener('turbo:render', begin);
begin();
setInterval(() => { if (here() && !document.hidden) tick(); }, 500);
