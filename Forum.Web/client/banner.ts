import { text } from './texts';

// A short cut is nobody's business; after two seconds a calm line says that nothing is lost.
const patience = 2000;
let timer = 0;

export function disconnected(): void {
  if (timer === 0) timer = setTimeout(() => { say(text('cut')); }, patience);
}

export function connected(): void {
  clearTimeout(timer);
  timer = 0;
  say('');
}

function say(words: string): void {
  const banner = document.getElementById('connexion');
  if (banner && banner.textContent !== words) banner.textContent = words;
}
