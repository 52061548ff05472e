/** The page's document and its policy. */
import { expect, test } from 'vitest';
import { newNonce, pageHtml } from '../../src/inspector/html';

const resources = {
  script: 'https://page/webview.js',
  style: 'https://page/webview.css',
  cspSource: 'https://page',
  nonce: 'abc',
  language: 'de',
  place: 'editor' as const,
};
const html = pageHtml({ ...resources, strings: undefined });

test('the policy allows our two files and nothing inline, nothing evaluated', () => {
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
  expect(policy).toBe(
    "default-src 'none'; script-src 'nonce-abc'; style-src https://page 'nonce-abc'; font-src https://page; img-src https://page data:; worker-src blob:",
  );
  expect(html).not.toMatch(/unsafe|style="|onload|<style/);
});

test('the one script comes after the body is there, with the nonce; the toolkit finds the nonce too', () => {
  expect(html.match(/<script (?!type="application\/json")/g)).toHaveLength(1);
  expect(html.indexOf('<script nonce="abc" src="https://page/webview.js">')).toBeGreaterThan(
    html.indexOf('<div id="app">'),
  );
  expect(html).toContain('<meta property="csp-nonce" content="abc">');
});

test('the texts in the user’s language are data, whatever they hold', () => {
  const strings = { 'Run again': '</script><b>Noch "einmal"</b>' };
  const translated = pageHtml({ ...resources, strings });
  const [, text = ''] = /<script type="application\/json" id="strings">(.*?)<\/script>/.exec(translated) ?? [];
  expect(JSON.parse(text)).toEqual(strings);
  expect(translated).toContain('<html lang="de">');
  expect(translated).not.toContain('<b>');
  expect(html).toContain('<html lang="en">');
});

test('the page knows where it is shown', () => {
  expect(pageHtml({ ...resources, strings: undefined, place: 'sideBar' })).toContain('<body data-place="sideBar">');
});

test('a nonce is 128 random bits', () => {
  const nonces = new Set(Array.from({ length: 100 }, newNonce));
  expect(nonces.size).toBe(100);
  for (const nonce of nonces) expect(nonce).toMatch(/^[0-9a-f]{32}$/);
});
