// Bundles the browser's side into wwwroot/dist: one script for all pages, one for those of passkeys and one for live exchanges, one style sheet for all pages and one more for those that are not made of pieces, one font, one sprite of icons.
// Every name carries a hash of its content, so that browsers may keep the files for ever; manifest.json maps the plain names to them.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';

const out = 'wwwroot/dist';
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

// Turbo puts a style element for its progress bar into every page; our policy allows none, and the bar's style stands in css/live.css
const withoutInlineStyle = {
  name: 'turbo-without-inline-style',
  setup: (bundle) => bundle.onLoad({ filter: /@hotwired\/turbo\/dist\/.*\.js$/ }, async ({ path }) => {
    const source = await readFile(path, 'utf8');
    const insertion = 'document.head.insertBefore(this.stylesheetElement, document.head.firstChild);';
    if (!source.includes(insertion)) throw new Error('Turbo installs its style another way now: see client/build.mjs');
    return { contents: source.replace(insertion, ''), loader: 'js' };
  }),
};

// the hub speaks through WebSockets alone, without negotiation (client/live.ts): what SignalR carries for its other ways is never run
const otherWays = {
  name: 'signalr-websockets-only',
  setup: (bundle) => bundle.onLoad({ filter: /@microsoft\/signalr\/dist\/esm\/(LongPollingTransport|ServerSentEventsTransport|FetchHttpClient|XhrHttpClient)\.js$/ },
    ({ path }) => ({ contents: `import { HttpClient } from './HttpClient'; export class ${basename(path, '.js')} extends HttpClient {}`, loader: 'js' })),
};

const result = await build({
  // passkeys and live exchanges are files of their own that their pages name: as parts of app.ts every page would carry them
  entryPoints: { app: 'client/app.ts', passkey: 'client/passkey.ts', exchange: 'client/exchange.ts', style: 'client/style.css', pages: 'client/pages.css' },
  bundle: true, splitting: true, minify: true, format: 'esm', target: 'es2022', outdir: out, logLevel: 'warning', metafile: true,
  plugins: [withoutInlineStyle, otherWays],
  // SignalR asks for modules of Node where there is a « require »; the stand-in for it would be a file of its own, and every page one request more
  define: { require: 'undefined' },
  entryNames: '[name]-[hash]', chunkNames: '[name]-[hash]', assetNames: '[name]-[hash]', loader: { '.woff2': 'file' },
});

const manifest = {};
for (const [file, { entryPoint }] of Object.entries(result.metafile.outputs)) {
  const name = file.slice(out.length + 1);
  if (entryPoint === 'client/app.ts') manifest['app.js'] = name;
  if (entryPoint === 'client/passkey.ts') manifest['passkey.js'] = name;
  if (entryPoint === 'client/exchange.ts') manifest['exchange.js'] = name;
  if (entryPoint === 'client/style.css') manifest['style.css'] = name;
  if (entryPoint === 'client/pages.css') manifest['pages.css'] = name;
  if (name.endsWith('.woff2')) manifest['font.woff2'] = name;
}

const names = JSON.parse(await readFile('client/icons.json', 'utf8'));
const symbols = await Promise.all(names.map(async (name) => {
  const svg = await readFile(`node_modules/lucide-static/icons/${name}.svg`, 'utf8');
  const drawing = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>')).replace(/\s+/g, ' ').trim();
  return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${drawing}</symbol>`;
}));
const sprite = `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`;
manifest['icons.svg'] = `icons-${createHash('sha256').update(sprite).digest('hex').slice(0, 8)}.svg`;
await writeFile(`${out}/${manifest['icons.svg']}`, sprite);
await writeFile(`${out}/manifest.json`, JSON.stringify(manifest));
