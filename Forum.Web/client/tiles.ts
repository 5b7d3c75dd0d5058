// The tile map is one stop for Tab, arrow keys move in it, as one expects of a map. Without script Tab visits every tile.
const ways: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const middle = (tile: Element): [number, number] => {
  const box = tile.getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
};

/** The nearest tile in that direction; what lies aside counts double, so that a gap in the map is crossed straight. */
function next(from: Element, tiles: Element[], [right, down]: [number, number]): Element | undefined {
  const [x, y] = middle(from);
  const far = (tile: Element): number => {
    const [tx, ty] = middle(tile);
    const ahead = (tx - x) * right + (ty - y) * down;
    const aside = Math.abs((tx - x) * down) + Math.abs((ty - y) * right);
    return ahead > 4 ? ahead + 2 * aside : Infinity;
  };
  const best = tiles.map((tile) => ({ tile, distance: far(tile) })).sort((a, b) => a.distance - b.distance)[0];
  return best && best.distance < Infinity ? best.tile : undefined;
}

function stopAt(tile: Element): void {
  for (const other of tile.closest('[data-tiles]')!.querySelectorAll('a')) other.tabIndex = other === tile ? 0 : -1;
}

// a refused form comes back by « render » alone
for (const moment of ['turbo:load', 'turbo:render']) addEventListener(moment, () => document.querySelectorAll('[data-tiles] li:first-child a').forEach(stopAt));

document.addEventListener('focusin', (event) => {
  const tile = (event.target as Element).closest('[data-tiles] a');
  if (tile) stopAt(tile);
});

document.addEventListener('keydown', (event) => {
  const way = ways[event.key];
  const from = (event.target as Element).closest?.('[data-tiles] a');
  if (!way || !from || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const to = next(from, [...from.closest('[data-tiles]')!.querySelectorAll('a')], way);
  event.preventDefault();
  (to as HTMLElement | undefined)?.focus();
});
