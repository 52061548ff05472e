/** Each definition is whole and stands in `torch` under its names; how signatures are read. */
import { describe, expect, it } from 'vitest';
import { CompiledOverload } from '../../../src/engine/dispatch/overload';
import { parseSignature, signatureOf } from '../../../src/engine/dispatch/signature';
import { operators } from '../../../src/engine/generated/operators';
import { torch } from '../../../src/engine/torch';

/** What stands in `torch` under a name with dots. */
function member(path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((space, name) => (space as Record<string, unknown> | undefined)?.[name], torch);
}

describe('a definition', () => {
  const x = torch.tensor([1, 2]);

  it.each(operators.map((operator) => [operator.definition.name, operator] as const))(
    '%s is whole',
    (name, operator) => {
      const { definition, loops } = operator;
      expect(definition.doc).toMatch(/^[^ \n].*\.$/);
      definition.overloads.forEach((overload, i) => {
        const { forward, gradient, signature } = overload;
        expect((loops[i] ?? null) !== null).toBe(forward.kind === 'pointwise');
        // Throws where a derivative uses what is nothing of the call.
        new CompiledOverload(definition, i, signatureOf(signature), null, overload, false);
        for (const input of Object.values(gradient?.inputs ?? {})) expect(typeof input.rule).toBe('string');
        if (gradient !== null)
          expect(gradient.node).toMatch(
            /^[A-Z]\w*Backward\d(_copy)?$|^torch::autograd::(NotImplemented|CopyBackwards|Error)$/,
          );
      });
      if (definition.variants !== 'function')
        expect(typeof (x as unknown as Record<string, unknown>)[name]).toBe('function');
      if (definition.variants !== 'method')
        for (const each of [name, ...definition.aliases]) expect(typeof member(each)).toBe('function');
    },
  );
});

describe('signatures', () => {
  it('are read with types, defaults and keyword-only parameters', () => {
    const { name, parameters, positional, returns } = parseSignature(
      'sum(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor',
    );
    expect({ name, positional, returns }).toEqual({ name: 'sum', positional: 3, returns: 'Tensor' });
    expect(parameters).toEqual([
      {
        name: 'self',
        type: 'Tensor',
        nullable: false,
        required: true,
        fallback: null,
        keywordOnly: false,
        single: false,
      },
      { name: 'dim', type: 'int[]', nullable: true, required: true, fallback: null, keywordOnly: false, single: true },
      {
        name: 'keepdim',
        type: 'bool',
        nullable: false,
        required: false,
        fallback: false,
        keywordOnly: false,
        single: false,
      },
      {
        name: 'dtype',
        type: 'ScalarType',
        nullable: true,
        required: false,
        fallback: null,
        keywordOnly: true,
        single: false,
      },
    ]);
  });

  it.each(['sum Tensor self', 'sum(Tensr self) -> Tensor', 'sum(Tensor self=oops) -> Tensor'])('refuse %s', (text) => {
    expect(() => parseSignature(text)).toThrow();
  });
});
