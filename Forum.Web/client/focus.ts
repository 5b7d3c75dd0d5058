// A page that comes by script is not announced, and leaves the focus nowhere. A full load does both by itself: here it is done for the others.
let isFirst = true;

addEventListener('turbo:load', () => {
  if (isFirst) {
    isFirst = false;
    return;
  }
  const status = document.getElementById('annonces');
  if (status) status.textContent = document.title;
  if (document.activeElement && document.activeElement !== document.body) return;
  const asked = location.hash ? document.getElementById(location.hash.slice(1)) : null;
  if (asked) asked.tabIndex = -1;
  (asked ?? document.getElementById('contenu'))?.focus({ preventScroll: true });
});

// A form that was refused comes back as a page that stands at its top: the field to mend is brought back into sight, with the focus in it.
addEventListener('turbo:render', () => {
  const wrong = document.querySelector<HTMLElement>('main [aria-invalid="true"]');
  if (!wrong) return;
  wrong.focus({ preventScroll: true });
  requestAnimationFrame(() => requestAnimationFrame(() => (wrong.closest('composer-field') ?? wrong).scrollIntoView({ block: 'center' })));
});
