/** What PyTorch has is here, or is said to be left out or not yet available: never called a slip of the pen. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { leftOutOfTensors, leftOutOfTorch } from '../../../../src/engine/left-out';
import { Tensor } from '../../../../src/engine/torch';
import { PYTORCH_HAS } from '../../../../src/languages/typescript/realm/pytorch';
import { programTorch } from '../../../../src/languages/typescript/realm/torch';

const names = JSON.parse(readFileSync('test/fixtures/pytorch/names.json', 'utf8')) as Record<string, readonly string[]>;
const torch = programTorch();

/** Members that a tensor has of its own, or whose hint says something better. */
const OTHERWISE: ReadonlySet<string> = new Set(['shape', 'numpy', 'values', 'indices']);

/** Whether `torch` has `autograd.grad`, without asking for what it lacks. */
function isThere(member: string): boolean {
  let at: unknown = torch;
  for (const name of member.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return false;
    at = (at as Readonly<Record<string, unknown>>)[name];
  }
  return true;
}

/** `linalg.eig`: a whole namespace may be left out. */
function isLeftOut(member: string): boolean {
  const [first = ''] = member.split('.');
  return leftOutOfTorch(member) !== null || leftOutOfTorch(first) !== null;
}

const { 'torch.Tensor': members = [], ...namespaces } = names;

test.each(Object.entries(namespaces))('%s', (path, own) => {
  const unknown = own
    .map((name) => `${path}.${name}`.slice('torch.'.length))
    .filter((member) => !isThere(member) && !isLeftOut(member) && !PYTORCH_HAS.has(member));
  expect(own.length).toBeGreaterThan(2);
  expect(unknown).toEqual([]);
});

test('tensors', () => {
  const unknown = members.filter(
    (name) =>
      !(name in Tensor.prototype) && leftOutOfTensors(name) === null && !PYTORCH_HAS.has(name) && !OTHERWISE.has(name),
  );
  expect(members.length).toBeGreaterThan(500);
  expect(unknown).toEqual([]);
});

test('nothing that is here is said not to be', () => {
  expect([...PYTORCH_HAS].filter(isThere)).toEqual([]);
});
