import '@hotwired/turbo';
import { post } from './form-post';
import { decorateAll } from './own';
import { loadTexts } from './texts';

// before every other listener: they speak with these texts
addEventListener('turbo:load', loadTexts);
// a refused form comes back by « render » alone
for (const moment of ['turbo:load', 'turbo:render']) addEventListener(moment, decorateAll);

import './thread';
import './quote';
import './lists';
import './tiles';
import './times';
import './toast';
import './focus';
import './live';
import './composer';

for (const moment of ['turbo:load', 'turbo:render']) {
  addEventListener(moment, () => {
    const form = document.querySelector<HTMLFormElement>('#publier');
    // handed over and not imported there: what two bundles share becomes a third file, and every page one request more
    if (form) void import('./publish').then(({ propose }) => propose(form, post));
  });
}
