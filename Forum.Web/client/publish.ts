import type { post as Post } from './form-post';

const pause = 700;
const enough = 12;

const known = new WeakSet<HTMLFormElement>();

interface Proposed { title: string; kind: string; region: string; theme: string | null; lang: string }

// /publier: title, kind, region and theme follow the text while it is written, until she says otherwise; threads like hers stand under the title.
export function propose(form: HTMLFormElement, post: typeof Post): void {
  if (known.has(form)) return;
  known.add(form);
  const details = form.querySelector<HTMLElement>('#details')!;
  const text = form.querySelector<HTMLTextAreaElement>('textarea[name="Body"]')!;
  const title = form.querySelector<HTMLInputElement>('[name="Title"]')!;
  const similar = form.querySelector<HTMLElement>('#semblables')!;
  const chosen = new Set<string>();
  let [timer, turn, looked] = [0, 0, ''];
  for (const name of ['Title', 'Kind', 'Region', 'Theme']) if (new FormData(form).get(name)) chosen.add(name);

  // the sheet of the kind that is chosen, and no other
  const sheets = (): void => {
    const kind = String(new FormData(form).get('Kind'));
    for (const sheet of form.querySelectorAll<HTMLElement>('[data-sheet]')) sheet.hidden = sheet.dataset['sheet'] !== kind;
  };
  sheets();

  form.addEventListener('input', (event) => {
    const field = event.target as HTMLInputElement | HTMLTextAreaElement;
    if (field.name && field !== text) chosen.add(field.name);
    if (field.name === 'Kind') sheets();
    // a title made empty asks for a new one
    if (field === title && title.value.trim() === '') chosen.delete('Title');
    if (field !== text && field !== title) return;
    clearTimeout(timer);
    timer = window.setTimeout(() => void look(), pause);
  });

  async function look(): Promise<void> {
    if (text.value.trim().length < enough && title.value.trim() === '') return;
    const now = ++turn;
    try {
      const answer = await post(form, '/publier/proposition', { Title: chosen.has('Title') ? title.value : '', Body: text.value }, { json: true });
      if (!answer.ok || now !== turn) return;
      fill(await answer.json() as Proposed);
      if (title.value === looked) return;
      looked = title.value;
      const found = await post(form, '/publier/semblables', { Title: looked });
      if (found.ok && looked === title.value) similar.innerHTML = await found.text();
    } catch {
      // without network nothing is proposed: every field is hers to fill
    }
  }

  function fill(proposed: Proposed): void {
    if (!chosen.has('Title')) title.value = proposed.title;
    if (!chosen.has('Region')) form.querySelector<HTMLSelectElement>('[name="Region"]')!.value = proposed.region;
    if (!chosen.has('Theme')) form.querySelector<HTMLSelectElement>('[name="Theme"]')!.value = proposed.theme ?? '';
    const kind = form.querySelector<HTMLInputElement>(`[name="Kind"][value="${proposed.kind}"]`);
    if (!chosen.has('Kind') && kind) kind.checked = true;
    sheets();
    if (!details.hidden) return;
    details.hidden = false;
    // as the page says where it was made with them
    details.insertAdjacentHTML('afterbegin', '<input type="hidden" name="Details" value="true">');
    const send = form.querySelector<HTMLElement>('#envoyer')!;
    send.textContent = send.dataset['publish']!;
  }
}
