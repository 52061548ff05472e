/** Print options: what is given changes, what is not stays, and a large tensor is looked at only where it shows. */
import { afterEach, describe, expect, it } from 'vitest';

import { torch } from '../../../src/engine/torch';

const DEFAULT = { precision: 4, threshold: 1000, edgeitems: 3, linewidth: 80, sci_mode: null };

afterEach(() => {
  torch.set_printoptions({ profile: 'default' });
});

describe('set_printoptions', () => {
  it('changes what is given', () => {
    torch.set_printoptions({ precision: 2, linewidth: 40 });
    expect(torch.get_printoptions()).toEqual({ ...DEFAULT, precision: 2, linewidth: 40 });
  });

  it('forgets sci_mode with every call that leaves it out', () => {
    torch.set_printoptions({ sci_mode: true });
    expect(torch.get_printoptions().sci_mode).toBe(true);
    torch.set_printoptions({ precision: 3 });
    expect(torch.get_printoptions().sci_mode).toBeNull();
  });

  it.each([
    ['default', DEFAULT],
    ['short', { ...DEFAULT, precision: 2, edgeitems: 2 }],
    ['full', { ...DEFAULT, threshold: Infinity }],
  ] as const)('knows the profile %s', (profile, options) => {
    torch.set_printoptions({ precision: 7, sci_mode: true });
    torch.set_printoptions({ profile });
    expect(torch.get_printoptions()).toEqual(options);
  });

  it.each([{ precision: -1 }, { precision: 1.5 }, { precision: Infinity }, { linewidth: NaN }, { edgeitems: -2 }])(
    'refuses %o and changes nothing',
    (change) => {
      expect(() => {
        torch.set_printoptions(change);
      }).toThrow('must be a whole number that is not negative');
      expect(torch.get_printoptions()).toEqual(DEFAULT);
    },
  );
});

describe('printoptions', () => {
  it('holds while the body runs, and gives back its result', () => {
    expect(torch.printoptions({ precision: 1 }, () => String(torch.tensor(1.25)))).toBe('tensor(1.2)');
    expect(String(torch.tensor(1.25))).toBe('tensor(1.2500)');
  });

  it('ends when the body fails', () => {
    expect(() =>
      torch.printoptions({ precision: 1 }, () => {
        throw new RangeError('inside');
      }),
    ).toThrow('inside');
    expect(torch.get_printoptions()).toEqual(DEFAULT);
  });
});

describe('edges of a summary', () => {
  it.each([
    [torch.arange(40).reshape(2, 20), { threshold: 5, edgeitems: 0 }, 'tensor([...], size=(2, 20))'],
    [torch.tensor(1), { threshold: 0, edgeitems: 0 }, 'tensor(1., size=())'],
    [torch.tensor([4e9, 1e9]), { edgeitems: 0 }, 'tensor([4.0000e+09, 1.0000e+09], size=(2,))'],
    [torch.tensor([1]), { threshold: 0, edgeitems: 0 }, 'tensor([...], size=(1,))'],
    [
      torch.zeros([4, 2, 3]),
      { threshold: 5, edgeitems: 1 },
      'tensor([[[0.,  ..., 0.],\n         [0.,  ..., 0.]],\n\n        ...,\n\n        [[0.,  ..., 0.],\n         [0.,  ..., 0.]]])',
    ],
  ])('%# are as in PyTorch', (tensor, options, text) => {
    torch.set_printoptions(options);
    expect(String(tensor)).toBe(text);
  });

  it('looks at nothing else of a large tensor', () => {
    const large = torch.tensor([7]).expand([1_000_000_000]);
    expect(String(large)).toBe('tensor([7., 7., 7.,  ..., 7., 7., 7.])');
  });
});
