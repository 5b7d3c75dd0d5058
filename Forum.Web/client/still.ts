// Changes the page around what is being read or written without moving it: the field in use, else the first post in sight, stays where it is on the screen.
export function keepStill(change: () => void): void {
  const anchor = anchorNow();
  const before = anchor?.getBoundingClientRect().top ?? 0;
  change();
  if (!anchor?.isConnected) return;
  const moved = anchor.getBoundingClientRect().top - before;
  if (moved !== 0) scrollBy({ top: moved, behavior: 'instant' });
}

function anchorNow(): Element | null {
  const used = document.activeElement;
  if (used instanceof HTMLElement && used.closest('#repondre') && inSight(used)) return used;
  for (const article of document.querySelectorAll('#posts > article')) {
    if (inSight(article)) return article;
  }
  return null;
}

function inSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
