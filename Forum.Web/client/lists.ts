// Back from a thread, the list stands where it was and the focus on the row one came from.
let thread: string | undefined;
let allRead = false;
let goingBack = false;

document.addEventListener('turbo:visit', (event) => { goingBack = (event as CustomEvent<{ action: string }>).detail.action === 'restore'; });

document.addEventListener('turbo:load', () => {
  const shown = document.querySelector<HTMLElement>('#fil');
  if (shown) {
    thread = shown.dataset.thread;
    allRead = shown.dataset.page === shown.dataset.pages;
  } else if (goingBack && thread) {
    const row = document.querySelector(`[data-thread-row="${CSS.escape(thread)}"]`);
    // the kept page was made before she read the thread to its end
    if (allRead) {
      row?.classList.remove('new');
      row?.querySelector('.unread')?.remove();
    }
    row?.querySelector<HTMLElement>(':is(h2, h3) a')?.focus({ preventScroll: true });
  }
  goingBack = false;
});
