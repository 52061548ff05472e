/**
 * Where the numbers of a tensor come from: of a small one from the trace, which holds all of them, of a large one from
 * the run, a part at a time; of a result from the history from what was kept of it. Knows nothing of how they are shown.
 */
import type {
  ElementList,
  Elements,
  ElementsRequest,
  Form,
  ListRequest,
  Part,
  Search,
  TensorStatistics,
} from '../../src/trace/elements';
import type { Enquiries, EnquiryKind } from '../../src/trace/enquiry';
import { listOf } from '../../src/trace/tensors/list';
import { elementsIn } from '../../src/trace/tensors/plane';
import { statisticsOf } from '../../src/trace/tensors/statistics';
import { listAsCsv, written } from '../../src/trace/tensors/written';
import type { Trace, TraceTensor } from '../../src/trace/trace';
import { HostError } from '../host';
import { tensorAt } from '../numbers';
import type { Page } from '../page';

/** A tensor with its gradient; null where none was computed, or where it is none that has one. */
export interface Pair {
  readonly name: string;
  readonly tensor: TraceTensor;
  readonly gradient: TraceTensor | null;
}

export type Side = 'value' | 'gradient';

export function sideOf(pair: Pair, side: Side): TraceTensor | null {
  return side === 'value' ? pair.tensor : pair.gradient;
}

export type Rectangle = Omit<ElementsRequest, 'tensor'>;
export type Listed = Omit<ListRequest, 'tensor' | 'gradient'>;

const BINS = 40;

/** Time is no matter for the thousand numbers that a trace holds. */
const UNCHECKED = (): void => undefined;

export class TensorSource {
  private readonly page: Pick<Page, 'host'>;
  private readonly trace: Trace;
  private readonly closed = new AbortController();
  private statisticsKnown = new Map<number, Promise<TensorStatistics>>();
  /** The run cannot be asked: what the trace holds is all there is. */
  private isKept = false;

  constructor(page: Pick<Page, 'host'>, trace: Trace) {
    this.page = page;
    this.trace = trace;
  }

  /** Nothing that was asked for is answered any more. */
  close(): void {
    this.closed.abort();
  }

  get isClosed(): boolean {
    return this.closed.signal.aborted;
  }

  /** How many of a tensor's numbers can be read, once it was tried. */
  readable({ values, summary }: TraceTensor): number {
    return this.isKept ? Math.min(values.length, summary.numel) : summary.numel;
  }

  elements(tensor: TraceTensor, part: Rectangle): Promise<Elements> {
    return this.either(
      [tensor],
      () => elementsIn(tensor.shape, tensor.values, part, UNCHECKED) ?? { rows: 0, columns: 0, values: [] },
      () => this.ask('elements', { tensor: tensor.id, ...part }),
    );
  }

  statistics(tensor: TraceTensor): Promise<TensorStatistics> {
    const known = this.statisticsKnown.get(tensor.id);
    if (known !== undefined) return known;
    const asked = this.either(
      [tensor],
      () => statisticsOf(tensor.values, { dtype: tensor.dtype, bins: BINS }, UNCHECKED),
      () => this.ask('statistics', { tensor: tensor.id, bins: BINS }),
    );
    this.statisticsKnown.set(tensor.id, asked);
    return asked;
  }

  list({ tensor, gradient }: Pair, wanted: Listed): Promise<ElementList> {
    return this.either(
      gradient === null ? [tensor] : [tensor, gradient],
      () => listOf({ values: tensor.values, gradients: gradient?.values ?? null }, wanted, UNCHECKED),
      () => this.ask('listing', { tensor: tensor.id, gradient: gradient?.id ?? null, ...wanted }),
    );
  }

  /** `gradient`: of a list, what stands beside its numbers. */
  async write(tensor: TraceTensor, form: Form, part: Part, gradient: TraceTensor | null): Promise<string> {
    // PyTorch's print of the whole tensor is part of the trace.
    if (form === 'text' && part.kind === 'tensor') return tensor.text;
    return this.either(
      gradient === null ? [tensor] : [tensor, gradient],
      () => (form === 'text' ? null : this.writtenHere(tensor, form, part)),
      async () => (await this.ask('writing', { tensor: tensor.id, form, part })).text,
    );
  }

  /** null where some of the numbers are not held. */
  private writtenHere(tensor: TraceTensor, form: Exclude<Form, 'text'>, part: Part): string | null {
    const { shape, dtype, values } = tensor;
    if (values.length < tensor.summary.numel) return null;
    if (part.kind === 'tensor') return written(form, { shape, dtype, values });
    if (part.kind === 'list') return this.listWrittenHere(tensor, form, part.search);
    const own = shape.slice(-2);
    const [rows, columns] = [own[0] ?? 1, own[1] ?? 1];
    const whole = {
      rows: { from: 0, count: rows },
      columns: { from: 0, count: columns },
      block: { rows: 1, columns: 1 },
    };
    const found = elementsIn(shape, values, { slice: part.slice, ...whole }, UNCHECKED);
    return found === null ? null : written(form, { shape: own, dtype, values: found.values.map(Number) });
  }

  private listWrittenHere(tensor: TraceTensor, form: Exclude<Form, 'text'>, search: Search): string | null {
    const searched = tensorAt(this.trace, search.tensor);
    const gradient = tensorAt(this.trace, search.gradient);
    if (searched === undefined) return null;
    const wanted = { ...search, from: 0, count: searched.values.length };
    const list = listOf({ values: searched.values, gradients: gradient?.values ?? null }, wanted, UNCHECKED);
    const dtypes = { value: searched.dtype, gradient: gradient?.dtype ?? searched.dtype };
    if (form === 'csv') return listAsCsv(searched.shape, dtypes, list);
    const values = list.indices.map((place) => tensor.values[place] ?? NaN);
    return written(form, { shape: [values.length], dtype: tensor.dtype, values });
  }

  /**
   * From the trace where it holds all numbers of these tensors, else from the run; a result from the history has none,
   * and then from what the trace holds. null: it cannot be said from that.
   */
  private async either<Answer>(
    tensors: readonly TraceTensor[],
    here: () => Answer | null,
    there: () => Promise<Answer>,
  ): Promise<Answer> {
    const whole = tensors.every(({ values, summary }) => values.length >= summary.numel);
    if (whole || this.isKept) {
      const found = here();
      if (found !== null) return found;
    }
    try {
      return await there();
    } catch (problem) {
      if (!(problem instanceof HostError) || problem.reason.id !== KEPT) throw problem;
      this.isKept = true;
      const found = here();
      if (found === null) throw problem;
      return found;
    }
  }

  private ask<Kind extends EnquiryKind>(kind: Kind, ask: Enquiries[Kind]['ask']): Promise<Enquiries[Kind]['answer']> {
    return this.page.host.request(kind, ask, this.closed.signal);
  }
}

/** What the host answers where what is shown is no live result. */
const KEPT = 'inspector.kept';
