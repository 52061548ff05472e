/**
 * Which of PyTorch's own tests of autograd have a counterpart here: a test of `test/engine` whose title starts with
 * PyTorch's name. Whether those pass, the tests themselves say.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { grouped } from '../../../scripts/grouped';
import type { Group, Part } from './measurement';
import { NOT_PORTED } from './not-ported';

const FIXTURE = new URL('../../fixtures/pytorch/tests.json', import.meta.url);
const TESTS = new URL('../', import.meta.url);

export interface PyTorchTest {
  /** Without `test_`. */
  readonly name: string;
  /** Its section in PyTorch's files. */
  readonly group: string;
  /** `port`: any engine should pass it; `adapt`: where it has the feature; `skip`: threads, devices, memory, internals. */
  readonly mark: 'port' | 'adapt' | 'skip';
}

export function pytorchTests(): readonly PyTorchTest[] {
  return (JSON.parse(readFileSync(FIXTURE, 'utf8')) as { tests: PyTorchTest[] }).tests;
}

/** `it('name: what it says'`, also of tables of cases. */
const TITLE = /\b(?:it|describe)(?:\.each\([^;]*?\))?\(\s*(['"`])([A-Za-z][\w]*): /gu;

/** The names that tests here start with. */
export function portedNames(): ReadonlySet<string> {
  const files = readdirSync(TESTS, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts'));
  const names = files.flatMap((file) =>
    Array.from(readFileSync(new URL(file, TESTS), 'utf8').matchAll(TITLE), ([, , name = '']) => name),
  );
  return new Set(names);
}

/** By PyTorch's sections: those to port, which of them are, and why the others are not. */
export function portedPart(): Part {
  const names = portedNames();
  const tests = pytorchTests().filter(({ mark }) => mark === 'port');
  return {
    title: 'PyTorch’s own tests',
    groups: [...grouped(tests, ({ group }) => group)].map(([name, own]) => group(name, own, names)),
  };
}

function group(name: string, tests: readonly PyTorchTest[], names: ReadonlySet<string>): Group {
  const missing = tests.filter((test) => !names.has(test.name));
  return {
    name,
    rows: tests.length,
    passed: tests.length - missing.length,
    failed: missing.flatMap(({ name: test }) => (test in NOT_PORTED ? [] : [[test, 'has no counterpart'] as const])),
    excluded: missing.flatMap(({ name: test }) => {
      const reason = NOT_PORTED[test];
      return reason === undefined ? [] : [{ name: test, reason }];
    }),
    later: [],
  };
}
