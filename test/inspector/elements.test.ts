/** What the page asks of single tensors, as the host reads it, and what a process may answer. */
import { describe, expect, it } from 'vitest';
import { enquiryFrom } from '../../src/inspector/enquiries';
import { ENQUIRY_ANSWERS } from '../../src/runtime/process/validate-enquiry';

const span = { from: 0, count: 10 };
const part = { tensor: 3, slice: [1, 0], rows: span, columns: span, block: { rows: 1, columns: 2 } };
const search = {
  tensor: 3,
  gradient: null,
  order: '|value|',
  descending: true,
  filter: [[{ of: 'value', magnitude: true, test: '=', than: NaN }]],
};

describe('a question about a tensor', () => {
  it.each([
    ['elements', part],
    ['statistics', { tensor: 0, bins: 40 }],
    ['listing', { ...search, from: 0, count: 100 }],
    ['writing', { tensor: 3, form: 'csv', part: { kind: 'tensor' } }],
    ['writing', { tensor: 3, form: 'text', part: { kind: 'slice', slice: [2] } }],
    ['writing', { tensor: 4, form: 'python', part: { kind: 'list', search } }],
  ])('%s %j is read as it stands, and nothing besides', (kind, ask) => {
    expect(enquiryFrom(kind, { ...ask, besides: 1 })).toEqual({ kind, ask });
  });

  it.each([
    ['elements', { ...part, tensor: -1 }],
    ['elements', { ...part, slice: ['0'] }],
    ['elements', { ...part, rows: { from: 0 } }],
    ['elements', { ...part, block: { rows: 0, columns: 1 } }],
    ['statistics', { tensor: 0.5, bins: 40 }],
    ['listing', { ...search, from: 0 }],
    ['listing', { ...search, order: 'name', from: 0, count: 1 }],
    ['listing', { ...search, filter: [[{ of: 'value', magnitude: true, test: '~', than: 1 }]], from: 0, count: 1 }],
    ['writing', { tensor: 3, form: 'html', part: { kind: 'tensor' } }],
    ['writing', { tensor: 3, form: 'csv', part: { kind: 'list', search: { ...search, gradient: 'x' } } }],
  ])('%s %j is none', (kind, ask) => {
    expect(enquiryFrom(kind, ask)).toBeNull();
  });
});

describe('an answer about a tensor', () => {
  const statistics = {
    numel: 2,
    finite: 1,
    nan: 1,
    positiveInfinite: 0,
    negativeInfinite: 0,
    zeros: 0,
    min: 1,
    max: 1,
    mean: 1,
    norm: NaN,
    quantiles: [1, 1, 1, 1, 1],
    histogram: { from: 0.5, to: 1.5, counts: [1] },
  };

  it('has its numbers, as many as it says', () => {
    expect(ENQUIRY_ANSWERS.elements({ rows: 1, columns: 2, values: [1, null] })).toBe(true);
    expect(ENQUIRY_ANSWERS.elements({ rows: 2, columns: 2, values: [1, 2] })).toBe(false);
    expect(ENQUIRY_ANSWERS.statistics(statistics)).toBe(true);
    expect(ENQUIRY_ANSWERS.statistics({ ...statistics, quantiles: null, histogram: null })).toBe(true);
    expect(ENQUIRY_ANSWERS.statistics({ ...statistics, norm: null })).toBe(false);
    const list = { matches: 5, numel: 9, indices: [3, 1], values: [NaN, 2], gradients: null };
    expect(ENQUIRY_ANSWERS.listing(list)).toBe(true);
    expect(ENQUIRY_ANSWERS.listing({ ...list, gradients: [1] })).toBe(false);
    expect(ENQUIRY_ANSWERS.writing({ text: 'tensor(1.)' })).toBe(true);
    expect(ENQUIRY_ANSWERS.writing({ text: 1 })).toBe(false);
  });
});
