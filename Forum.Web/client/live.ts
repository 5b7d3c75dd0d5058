import { renderStreamMessage, visit } from '@hotwired/turbo';
import { HttpTransportType, HubConnectionBuilder, HubConnectionState, LogLevel, type HubConnection } from '@microsoft/signalr';
import { connected, disconnected } from './banner';
import { isPost, pushPost } from './posts';
import { hidePresence, showPresence } from './presence';

// One connection for all the pages of a visit. It opens where there is something to watch, closes when somebody else signs in,
// rests while the tab is long out of sight, and asks for what it missed whenever it is back.
const rest = 5 * 60_000;
let hub: HubConnection | undefined;
let who = '';
let watched = '';
let opening = false;
let attempt = 0;
let retry = 0;
let resting = 0;

const identity = () => `${document.body.dataset['member'] ?? ''} ${document.documentElement.lang}`;
const thread = () => document.getElementById('fil');
const place = () => document.querySelector<HTMLElement>('#nouveau[data-place]');
const wanted = () => thread() !== null || place() !== null;

// 1 s, 2 s, 4 s… up to half a minute, without end, and not all at the same moment after a restart.
const delay = (n: number) => Math.min(30_000, 500 * 2 ** n) * (0.8 + Math.random() * 0.4);

function build(): HubConnection {
  const made = new HubConnectionBuilder()
    .withUrl('/live', { transport: HttpTransportType.WebSockets, skipNegotiation: true })
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: ({ previousRetryCount }) => (previousRetryCount === 0 ? 0 : delay(previousRetryCount)) })
    .configureLogging(LogLevel.None)
    .build();
  made.on('stream', (html: string, version: number) => receive(html, version));
  made.on('presence', showPresence);
  made.onreconnecting(() => { lost(); });
  made.onreconnected(() => void watch());
  made.onclose(() => { if (hub === made) { lost(); again(); } });
  return made;
}

function receive(html: string, version: number): void {
  const holder = document.createElement('template');
  holder.innerHTML = html;
  const stream = holder.content.firstElementChild;
  if (!stream) return;
  if (isPost(stream)) { if (watched.startsWith('t')) pushPost(stream, version); }
  else if (stream.getAttribute('target') !== 'nouveau') show(html, version);
  else if (isNews(stream, version)) renderStreamMessage(html);
}

// A pin as it stands at this moment: after a cut it is no news.
function show(html: string, asOf: number): void {
  renderStreamMessage(html);
  const list = place()?.dataset;
  if (list) list['since'] = String(Math.max(asOf, Number(list['since'])));
}

// For this list, and it moves now (0) or has moved since the page was made: while the connection was cut, or before it opened.
function isNews(stream: Element, version: number): boolean {
  const list = place()?.dataset;
  const here = stream.querySelector('template')?.content.querySelector(`[data-place="${CSS.escape(list?.['place'] ?? '')}"]`);
  return Boolean(here) && (version === 0 || version >= Number(list?.['since']));
}

function lost(): void {
  watched = '';
  (thread() ?? place())?.removeAttribute('data-live');
  hidePresence();
  if (wanted()) disconnected();
}

function again(): void {
  clearTimeout(retry);
  retry = setTimeout(() => void open(), delay(attempt++));
}

async function close(): Promise<void> {
  clearTimeout(retry);
  const old = hub;
  [hub, watched] = [undefined, ''];
  await old?.stop();
}

async function open(): Promise<void> {
  if (opening || !wanted()) return;
  opening = true;
  try {
    if (hub && who !== identity()) await close();
    who = identity();
    hub ??= build();
    if (hub.state === HubConnectionState.Disconnected) await hub.start();
    attempt = 0;
    if (hub.state === HubConnectionState.Connected) await watch();
  } catch {
    lost();
    again();
  } finally {
    opening = false;
  }
}

// Says what this page shows and how far it has it; what is missing comes before the call ends.
async function watch(): Promise<void> {
  const [fil, list] = [thread(), place()];
  const now = fil ? `t${fil.dataset['thread']}` : list ? `p${list.dataset['place']}` : '';
  connected();
  if (!hub) return;
  const before = watched;
  // nothing that is still on its way for the page before belongs to this one
  watched = '';
  try {
    if (before.startsWith('t')) await hub.invoke('Unwatch', Number(before.slice(1)));
    watched = now;
    if (fil) await hub.invoke('Watch', Number(fil.dataset['thread']), Number(fil.dataset['last']), Number(fil.dataset['version']));
    else if (list) await hub.invoke('WatchPlace', list.dataset['place']);
    thread()?.setAttribute('data-live', '');
    list?.setAttribute('data-live', '');
  } catch (error) {
    // refused: the page would be refused too; the next visit says so
    if (hub?.state === HubConnectionState.Connected && !String(error).includes('introuvable')) { watched = ''; again(); }
  }
}

// Back after sleep, a frozen page or a lost network: do not wait for the next try.
async function wake(): Promise<void> {
  clearTimeout(resting);
  if (opening || hub?.state === HubConnectionState.Connected) return;
  attempt = 0;
  await close();
  await open();
}

addEventListener('turbo:load', () => {
  if (!wanted()) { connected(); if (watched.startsWith('t')) void watch(); return; }
  if (place()) place()!.setAttribute('role', 'status');
  void open();
});
addEventListener('pageshow', (e) => { if (e.persisted) void wake(); });
addEventListener('online', () => void wake());
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) void wake();
  else resting = setTimeout(() => void close(), rest);
});

// « X écrit… »: said again every three seconds while keys are pressed.
let typed = 0;
function typing(): void {
  if (!hub || !watched.startsWith('t') || hub.state !== HubConnectionState.Connected || Date.now() - typed < 3000) return;
  typed = Date.now();
  hub.send('Typing', Number(watched.slice(1))).catch(() => { /* a courtesy */ });
}
addEventListener('forum:typing', typing);
addEventListener('input', (e) => { if ((e.target as HTMLElement).closest('#repondre')) typing(); });
addEventListener('forum:posted', () => { typed = 0; });

// « Afficher »: the same list again, with what is new.
addEventListener('click', (e) => {
  if ((e.target as HTMLElement).closest('[data-live="show"]')) visit(location.href, { action: 'replace' });
});
