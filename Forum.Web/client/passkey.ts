// Passkeys (WebAuthn), on the two pages that name this file. A form with data-passkey is hidden until it can be used here; sent, it asks its data-passkey address what to ask the authenticator, asks it,
// and goes on to its own address with the answer. It imports nothing: what two bundles share becomes a third file.
export {};

type Asked = { id: string; options: PublicKeyCredentialCreationOptions & PublicKeyCredentialRequestOptions };

const forms = 'form[data-passkey]';
const busy = new WeakSet<HTMLFormElement>();

function show(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>(forms)) {
    // browsers know it in a secure context alone, and an authenticator signs for the host it was made for
    const usable = 'PublicKeyCredential' in window && ['', location.hostname].includes(form.dataset['host'] ?? '');
    form.hidden = !usable;
    for (const words of document.querySelectorAll<HTMLElement>('[data-no-passkey]')) words.hidden = usable;
  }
}

async function ask(form: HTMLFormElement): Promise<void> {
  say(form, '');
  const answer = await fetch(form.dataset['passkey']!, { method: 'POST', body: new URLSearchParams(new FormData(form) as unknown as Record<string, string>), headers: { Accept: 'application/json' }, redirect: 'manual' });
  if (answer.status === 422) {
    const refused = await answer.json() as { error: string; field: string };
    say(form, refused.error);
    if (refused.field) form.querySelector<HTMLElement>(`[name="${refused.field}"]`)?.focus();
    return;
  }
  if (!answer.ok) return say(form, words(form, answer.status === 429 ? 'often' : 'away'));
  const { id, options } = await answer.json() as Asked;
  const credential = await speak(options);
  if (!credential) return say(form, words(form, 'cancelled'));
  fill(form, 'Question', id);
  fill(form, 'Answer', JSON.stringify(said(credential)));
  form.submit();
}

// Values of the options come as base64url: the browsers that read them so by themselves are too new to count on.
function speak(options: Asked['options']): Promise<PublicKeyCredential | null> {
  const publicKey = { ...options, challenge: bytes(options.challenge) };
  for (const list of ['excludeCredentials', 'allowCredentials'] as const) publicKey[list] = options[list]?.map((known) => ({ ...known, id: bytes(known.id) })) ?? [];
  if (options.user) publicKey.user = { ...options.user, id: bytes(options.user.id) };
  return (options.user ? navigator.credentials.create({ publicKey }) : navigator.credentials.get({ publicKey })) as Promise<PublicKeyCredential | null>;
}

function said(credential: PublicKeyCredential): object {
  const response = credential.response as AuthenticatorAttestationResponse & AuthenticatorAssertionResponse;
  const parts: Record<string, string> = {};
  for (const part of ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle'] as const) if (response[part]) parts[part] = text(response[part]);
  return {
    id: credential.id, rawId: text(credential.rawId), type: credential.type, authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: {}, response: { ...parts, ...(response.attestationObject ? { transports: response.getTransports?.() ?? [] } : {}) },
  };
}

// What browsers call the ways it may fail (WebAuthn Level 3, §5.1.3 and §5.1.4); that the network is away is a TypeError.
const faults: Record<string, string> = { NotAllowedError: 'cancelled', AbortError: 'cancelled', InvalidStateError: 'known', SecurityError: 'elsewhere', NotSupportedError: 'unable', ConstraintError: 'unable' };

document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  if (!form.matches(forms)) return;
  event.preventDefault();
  if (busy.has(form)) return;
  busy.add(form);
  ask(form).catch((fault: Error) => say(form, words(form, faults[fault.name] ?? 'away'))).finally(() => busy.delete(form));
});

function say(form: HTMLFormElement, sentence: string): void {
  const place = form.querySelector<HTMLElement>('[role="alert"]')!;
  place.textContent = sentence;
  place.hidden = !sentence;
}

const words = (form: HTMLFormElement, what: string): string => form.querySelector<HTMLElement>('[role="alert"]')!.dataset[what] ?? '';

const fill = (form: HTMLFormElement, name: string, value: string): void => { form.querySelector<HTMLInputElement>(`[name="${name}"]`)!.value = value; };

const bytes = (encoded: unknown): Uint8Array<ArrayBuffer> => Uint8Array.from(atob((encoded as string).replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));

const text = (buffer: ArrayBuffer): string => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

// evaluated once a document; pages come and go in it
for (const moment of ['turbo:load', 'turbo:render']) addEventListener(moment, show);
show();
