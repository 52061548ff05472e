/** Places in rewritten code lead back to the same places in the text, and statements stay on their lines. */
import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import { createContext, runInContext } from 'node:vm';
import { expect, test } from 'vitest';
import { isRefusal } from '../../../../src/trace/refusal';
import { plainScope, rewritten } from './plain';

/** `line:column` of the frames of the error that a program throws, in its own text; both from 1 on. */
async function placesOfError(text: string): Promise<readonly string[]> {
  const program = rewritten(text);
  if (isRefusal(program)) throw new Error(program.message.text);
  const map = new TraceMap({ version: 3, mappings: program.mappings, sources: ['program'], names: [] });
  const main = runInContext(program.code, createContext({}), { filename: 'program.js' }) as (
    ...given: unknown[]
  ) => Promise<void>;
  const stack = await main(plainScope(program.sites)).then(
    () => '',
    (error: unknown) => (error as Error).stack ?? '',
  );
  return [...stack.matchAll(/program\.js:(\d+):(\d+)/g)].map(([, line, column]) => {
    const found = originalPositionFor(map, { line: Number(line), column: Number(column) - 1 });
    return `${String(found.line)}:${String((found.column ?? 0) + 1)}`;
  });
}

const ORDINARY = `type T = {
  a: number;
};
function fail<A>(a: number, b = 1): never {
  const message: string = 'no';   /* here */ throw new Error(message + a);
}

class K<X> { constructor(private x: number) {}
  m(): void {
    for (let i = 0; i < 3; i++) { if (i as number > 1) fail(this.x); }
  } }
const run = (k: K<number>) =>
  k.m();
run(new K<number>(3));
`;

test('each frame of a stack trace', async () => {
  expect(await placesOfError(ORDINARY)).toEqual(['5:52', '10:56', '13:5', '14:1']);
});

test('after lines of all kinds', async () => {
  expect(await placesOfError('let s = `a\n${1}\r\nb`;\r\nlet t = "\\\n";\u2028  null.x;')).toEqual(['6:8']);
  expect(await placesOfError('// é\n"🙂"; /* 🙂 */ undefinedName;')).toEqual(['2:16']);
});

test('in operators, chains and assignments', async () => {
  expect(await placesOfError('let a: any;\nlet b = 1 +\n  a.b;')).toEqual(['3:5']);
  expect(await placesOfError('let a: any = {};\na.b\n  .c\n  .d = 1;')).toEqual(['3:4']);
  expect(await placesOfError('let a: any = {};\na?.b.c[1]?.d();')).toEqual(['2:6']);
  expect(await placesOfError('const o: any = {};\n  o.f(1,\n 2);')).toEqual(['2:5']);
  expect(await placesOfError('await 1;\n  missing(1);')).toEqual(['2:3']);
  expect(await placesOfError('const c = 1;\nif (c) {\n  (c as any) += 2; }')).toEqual(['3:4']);
});

test('statements stay on their lines', () => {
  const program = rewritten(ORDINARY);
  if (isRefusal(program)) throw new Error('refused');
  const lines = program.code.split('\n');
  for (const [index, line] of ORDINARY.split('\n').entries()) {
    for (const word of ['function', 'throw', 'class', 'for (', 'const run', 'const message'])
      if (line.includes(word)) expect(lines[index]).toContain(word);
  }
});
