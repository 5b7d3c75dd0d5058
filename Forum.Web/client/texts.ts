// The sentences that script needs, written by the server in the reader's language (Pages/Shared/_Live.cshtml).
let known: Record<string, string> = {};

export function loadTexts(): void {
  known = JSON.parse(document.querySelector<HTMLTemplateElement>('template#textes')?.content.textContent || '{}') as Record<string, string>;
}

export const text = (key: string, ...values: string[]): string =>
  (known[key] ?? '').replace(/\{(\d)\}/g, (_, i: string) => values[Number(i)] ?? '');

// For numbers from 1 on, where French and English agree on the plural.
export const count = (key: string, n: number): string => text(`${key}.${n === 1 ? 'one' : 'other'}`, String(n));
