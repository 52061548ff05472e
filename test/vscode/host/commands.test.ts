import assert from 'node:assert/strict';
import { commands, extensions } from 'vscode';
import { activate, EXTENSION_ID } from './editing';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly menus: { readonly commandPalette?: readonly { readonly command: string; readonly when?: string }[] };
  };
}

const POLYNOMIAL = '5*x**4 + 3*x**3 + 7*x**2 + 9*x - 5';

const ask = (request: unknown): Thenable<unknown> => commands.executeCommand('autogradLens.differentiate', request);

describe('commands', () => {
  it('the extension under test is the installed package', () => {
    const extension = extensions.getExtension(EXTENSION_ID);
    assert.ok(extension);
    assert.doesNotMatch(extension.extensionPath, /host-tests/);
  });

  it('those of the manifest are registered, and no other', async () => {
    await activate();
    const manifest = extensions.getExtension(EXTENSION_ID)?.packageJSON as Manifest;
    const registered = (await commands.getCommands(true)).filter((id) => id.startsWith('autogradLens.'));
    const hidden = new Set(
      (manifest.contributes.menus.commandPalette ?? [])
        .filter(({ when }) => when === 'false')
        .map(({ command }) => command),
    );
    const contributed = manifest.contributes.commands.map(({ command }) => command);
    for (const id of contributed) assert.ok(registered.includes(id), `${id} is not registered`);
    assert.ok(contributed.includes('autogradLens.differentiateSelection'));
    assert.ok(!hidden.has('autogradLens.differentiateSelection'));
    if (contributed.includes('autogradLens.differentiate'))
      assert.ok(hidden.has('autogradLens.differentiate'), 'not hidden from the palette');
  });
});

describe('autogradLens.differentiate, for other extensions', () => {
  it('gives the value and the gradients', async () => {
    const answer = (await ask({ expression: POLYNOMIAL, at: { x: 2 }, language: 'python' })) as Record<string, unknown>;
    assert.equal(answer['value'], 145);
    assert.deepEqual(answer['gradients'], { x: 233 });
  });

  it('reads plain mathematics where no language is named', async () => {
    const answer = (await ask({ expression: 'f(u, v) = u^3 + v^2 + 4uv', at: { u: 3, v: 4 } })) as Record<
      string,
      unknown
    >;
    assert.equal(answer['value'], 91);
    assert.deepEqual(Object.entries(answer['gradients'] as object), [
      ['u', 43],
      ['v', 20],
    ]);
  });

  it('gives gradients of a vector’s shape, and says that the result was summed', async () => {
    const answer = (await ask({ expression: 'x^2', at: { x: [1, 2, 3] } })) as Record<string, unknown>;
    assert.equal(answer['value'], 14);
    assert.equal(answer['summed'], true);
    assert.deepEqual(answer['gradients'], { x: [2, 4, 6] });
  });

  it('gives the Hessian for order 2', async () => {
    const answer = (await ask({ expression: 'x^2 y', at: { x: 3, y: 5 }, order: 2 })) as Record<string, unknown>;
    assert.deepEqual(answer['hessian'], { x: { x: 10, y: 6 }, y: { x: 6, y: 0 } });
  });

  it('writes what JSON cannot hold as strings', async () => {
    const answer = (await ask({ expression: '1/x', at: { x: 0 } })) as Record<string, unknown>;
    assert.equal(answer['value'], 'Infinity');
    assert.deepEqual(answer['gradients'], { x: '-Infinity' });
  });

  for (const [what, request, message] of [
    ['a value that is missing, by its name', { expression: 'x*y', at: { x: 1 } }, /\by\b/],
    ['an unknown function, by its name', { expression: 'foo(x) + 1', at: { x: 1 } }, /foo/],
    ['an expression that ends too early', { expression: '(x + 1', at: { x: 1 } }, /./],
    ['what is no request', 'x^2', /expression/],
    ['a value that is no number', { expression: 'x', at: { x: 'two' } }, /x/],
  ] as const)
    it(`rejects ${what}`, async () => {
      await assert.rejects(async () => ask(request), message);
    });
});
