/**
 * The page's document: two files of ours under the strictest policy that they can work with, the texts in the user's
 * language, and an empty root.
 */
import type { Strings } from '../trace/message';
import type { Place } from './protocol';

export interface PageResources {
  readonly script: string;
  readonly style: string;
  /** The webview's own origin, as its `cspSource` names it. */
  readonly cspSource: string;
  readonly nonce: string;
  /** The user's language, as `env.language` names it. */
  readonly language: string;
  /** The texts in it; undefined in English. */
  readonly strings: Strings | undefined;
  /** Where it is shown: a view's background is that of its container. */
  readonly place: Place;
}

export function pageHtml({ script, style, cspSource, nonce, language, strings, place }: PageResources): string {
  // The toolkit probes for :focus-visible with a <style> of its own, which takes its nonce from the csp-nonce property.
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource} 'nonce-${nonce}'`,
    `font-src ${cspSource}`,
    `img-src ${cspSource} data:`,
    // Large graphs are laid out in a thread that is made from a text of the script's own.
    'worker-src blob:',
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${strings === undefined ? 'en' : language}">
  <head>
    <meta charset="UTF-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta property="csp-nonce" content="${nonce}">
    <link rel="stylesheet" href="${style}">
    <title>Autograd Lens</title>
  </head>
  <body data-place="${place}">
    <div id="app"></div>
    <script type="application/json" id="strings">${strings === undefined ? '' : json(strings)}</script>
    <script nonce="${nonce}" src="${script}"></script>
  </body>
</html>
`;
}

/** JSON that ends no script: the texts are ours, but a translation may hold any character. */
function json(strings: Strings): string {
  return JSON.stringify(strings).replaceAll('<', '\\u003c');
}

/** 128 random bits; the same in a desktop's extension host and in a browser's. */
export function newNonce(): string {
  return [...globalThis.crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
