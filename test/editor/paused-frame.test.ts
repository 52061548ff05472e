/** Values of a paused frame, against a debug session that answers as adapters do. */
import { describe, expect, test } from 'vitest';
import { namesIn, valuesInFrame, type FrameSession } from '../../src/editor/debugging/frame';

interface Adapter {
  readonly path?: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly locals?: Readonly<Record<string, string>>;
  /** Milliseconds before it answers; null: it never does. */
  readonly pause?: number | null;
}

/** A session stopped in frame 7 of this file; unknown names are errors, as everywhere. */
function session({
  path = '/project/a.js',
  names = {},
  locals = {},
  pause = 0,
}: Adapter): FrameSession & { asked: unknown[] } {
  const asked: unknown[] = [];
  const answer = (command: string, args: Readonly<Record<string, unknown>>): unknown => {
    asked.push({ command, ...args });
    switch (command) {
      case 'stackTrace':
        return {
          stackFrames: [
            { id: 6, source: { path: '/project/other.js' } },
            { id: 7, source: { path } },
          ],
        };
      case 'evaluate': {
        const reply = names[String(args['expression'])];
        if (reply === undefined) throw new Error(`${String(args['expression'])} is not defined`);
        return { result: reply, variablesReference: 0 };
      }
      case 'scopes':
        return {
          scopes: [
            { name: 'Global', expensive: true, variablesReference: 9 },
            { name: 'Local', expensive: false, variablesReference: 3 },
          ],
        };
      case 'variables':
        return { variables: Object.entries(locals).map(([name, value]) => ({ name, value, variablesReference: 0 })) };
      default:
        throw new Error(`not asked for in this test: ${command}`);
    }
  };
  return {
    asked,
    customRequest: async (command, args) => {
      await new Promise((resolve) => pause !== null && setTimeout(resolve, pause));
      return answer(command, args as Readonly<Record<string, unknown>>);
    },
  };
}

const at = (adapter: Adapter) => ({ session: session(adapter), threadId: 1, frameId: 7 });

describe('values of a paused frame', () => {
  test('are those of the names that have a number there', async () => {
    const frame = at({ names: { x: '2', w: '(2) [1, 2]', f: 'ƒ f(x)' } });
    expect(await valuesInFrame(frame, '/project/a.js', ['x', 'w', 'f', 'missing'])).toEqual({ x: 2, w: [1, 2] });
  });

  test('are asked for in the frame, without effects', async () => {
    const frame = at({ names: { x: '2' } });
    await valuesInFrame(frame, '/project/a.js', ['x']);
    expect(frame.session.asked).toContainEqual({ command: 'evaluate', expression: 'x', frameId: 7, context: 'hover' });
  });

  test('include the locals that formulas above are made of; an evaluated name comes first', async () => {
    const frame = at({ names: { a: '6' }, locals: { x: '2', a: '7', this: 'Window', '[[Scopes]]': '1' } });
    expect(await valuesInFrame(frame, '/project/a.js', ['a'])).toEqual({ a: 6, x: 2 });
  });

  test('are none where the frame is in another file', async () => {
    const frame = at({ path: '/project/b.js', names: { x: '2' } });
    expect(await valuesInFrame(frame, '/project/a.js', ['x'])).toEqual({});
    expect(frame.session.asked).toHaveLength(1);
  });

  test('know a file by its path on Windows, however its drive is written', async () => {
    const frame = at({ path: 'C:\\Work\\a.js', names: { x: '2' } });
    expect(await valuesInFrame(frame, 'c:\\Work\\a.js', ['x'])).toEqual({ x: 2 });
    const other = at({ path: '/Work/a.js', names: { x: '2' } });
    expect(await valuesInFrame(other, '/project/a.js', ['x'])).toEqual({});
  });

  test.each([
    ['vscode-remote://ssh-remote%2Bhost/project/my%20file.js', '/project/my file.js'],
    ['vscode-remote://127.0.0.1:8080/project/a.js', '/project/a.js'],
    ['file:///c%3A/project/a.js', 'c:\\project\\a.js'],
  ])('know a file by its URI, too: %s', async (path, fsPath) => {
    expect(await valuesInFrame(at({ path, names: { x: '2' } }), fsPath, ['x'])).toEqual({ x: 2 });
  });

  test('are none where the file has the name of another that is not on disk', async () => {
    const frame = at({ path: 'http://localhost/project/a.js', names: { x: '2' } });
    expect(await valuesInFrame(frame, '/project/a.js', ['x'])).toEqual({});
    expect(await valuesInFrame(at({ path: 'file:///%zz/a.js' }), '/%zz/a.js', ['x'])).toEqual({});
  });

  test('are none where the debugger takes its time', async () => {
    expect(await valuesInFrame(at({ names: { x: '2' }, pause: null }), '/project/a.js', ['x'], 50)).toEqual({});
  });

  test('are none where it answers with nonsense, or not at all', async () => {
    const nonsense: FrameSession = { customRequest: () => Promise.resolve('yes') };
    expect(await valuesInFrame({ session: nonsense, threadId: 1, frameId: 7 }, '/project/a.js', ['x'])).toEqual({});
    const gone: FrameSession = { customRequest: () => Promise.reject(new Error('not stopped')) };
    expect(await valuesInFrame({ session: gone, threadId: 1, frameId: 7 }, '/project/a.js', ['x'])).toEqual({});
  });
});

describe('names that are evaluated', () => {
  test.each([
    ['5*x**4 + 3*x**3', ['x']],
    ['Math.sin(x) * this.scale', ['x', 'this.scale']],
    ['p.x**2 + compute(y) + z()', ['p.x', 'y']],
    ['2e5 + x_1 + $a', ['x_1', '$a']],
    ['f (x)', ['x']],
    ['α + β', ['α', 'β']],
    ['items[0].x', ['items']],
  ])('%s', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });
});
