// Sends a few fields to one of our own pages with the token of the form they belong to. A session that ended shows as status 0: the answer leads to the sign-in page and is not followed.
export function post(form: HTMLFormElement, path: string, fields: Record<string, string>, options: { json?: boolean; keepalive?: boolean; signal?: AbortSignal } = {}): Promise<Response> {
  const token = form.querySelector<HTMLInputElement>('[name="__RequestVerificationToken"]')?.value ?? '';
  return fetch(path, {
    method: 'POST', body: new URLSearchParams(fields), redirect: 'manual', keepalive: options.keepalive ?? false, signal: options.signal ?? null,
    headers: { Accept: options.json ? 'application/json' : 'text/html', RequestVerificationToken: token },
  });
}

export const valueOf = (form: HTMLFormElement, name: string): string => form.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value ?? '';
