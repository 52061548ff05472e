import { describe, expect, test } from 'vitest';
import { firstOwnCode, torchProgram } from '../../src/editor/lenses/torch';

describe('a program for the lens', () => {
  test.each([
    'const x = torch.tensor(3);\nx.backward();\n',
    '// import torch from "torch"\ntorch.manual_seed(0)',
    'const text = "const torch = 1";\nprint(torch.ones(2));',
    'const { nn } = torch;\nnew torch.nn.Linear(1, 2);',
    'export const y = torch\n  .ones(3);',
  ])('%s', (text) => {
    const range = torchProgram(text, 'typescript');
    expect(range).not.toBeNull();
    expect(text.slice(range?.start)).toMatch(/^(?:const|torch|export)/);
    expect(range?.end).toBe(text.trimEnd().length);
  });

  test.each([
    ['import torch from "torch";\ntorch.ones(2);'],
    ['import * as torch from "./torch";\ntorch.ones(2);'],
    ['import { tensor, torch } from "lib";\ntorch.ones(2);'],
    ['const torch = require("torch");\ntorch.ones(2);'],
    ['const { torch } = lib;\ntorch.ones(2);'],
    ['function f(x, torch) { return torch.ones(x); }'],
    ['export const f = (torch) => torch.ones(2);'],
    ['// torch.ones(2)'],
    ['print("torch.ones(2)")'],
    ['camera.torch.on();'],
    ['const torches = [];\ntorches.length;'],
    [''],
  ])('%s is none', (text) => {
    expect(torchProgram(text, 'javascript')).toBeNull();
  });

  test('is written in a language that runs', () => {
    expect(torchProgram('torch.ones(2)', 'python')).toBeNull();
  });
});

describe('the lenses of a program', () => {
  const place = (text: string, functions: readonly string[]): string => {
    const program = torchProgram(text, 'typescript') ?? { start: -1, end: -1 };
    const ranges = functions.map((one) => ({ start: text.indexOf(one), end: text.indexOf(one) + one.length }));
    return text.slice(firstOwnCode(text, program, ranges)).split('\n', 1)[0] ?? '';
  };

  test('stand above its first code', () => {
    expect(place('// why\nconst a = torch.ones(2);\nfunction f() {}', ['function f() {}'])).toBe(
      'const a = torch.ones(2);',
    );
  });

  test('stand behind functions that begin it, which have their own', () => {
    const text = 'const f = (x) => x ** 2;\n\n// and\nfunction g(x) { return x; }\n/* now */\nconst a = torch.ones(2);';
    expect(place(text, ['const f = (x) => x ** 2', 'function g(x) { return x; }'])).toBe('const a = torch.ones(2);');
  });

  test('stand at its beginning where there is nothing else', () => {
    const text = 'const f = (x) => torch.sin(x);\n';
    expect(place(text, ['const f = (x) => torch.sin(x);'])).toBe('const f = (x) => torch.sin(x);');
  });
});
