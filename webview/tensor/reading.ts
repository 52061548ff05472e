/**
 * Keeps what is seen of a tensor's matrix at hand: asks for a rectangle with a margin, one at a time and the newest last,
 * and says what of it is known meanwhile. Knows no elements of the page.
 */
import { MAX_ELEMENTS, type Elements, type Span } from '../../src/trace/elements';
import type { TraceTensor } from '../../src/trace/trace';
import type { Rectangle, TensorSource } from './source';
import type { Cell } from './spelling';

/** Blocks of one number each are cells. */
export interface Area {
  readonly rows: Span;
  readonly columns: Span;
  readonly block: { readonly rows: number; readonly columns: number };
}

export interface ReadingOptions {
  readonly source: TensorSource;
  readonly tensor: TraceTensor;
  readonly slice: readonly number[];
  /** Whether its rows are read as columns: a vector, from left to right. */
  readonly turned: boolean;
  /** How much more than what is seen is asked for, in each direction: 1 is as much again. */
  readonly margin: number;
  /** Something arrived. */
  readonly onChange: () => void;
  readonly onProblem: (problem: unknown) => void;
}

export class Reading {
  private readonly options: ReadingOptions;
  private known: { readonly area: Area; readonly elements: Elements } | null = null;
  private isAsking = false;
  private wanted: Area | null = null;

  constructor(options: ReadingOptions) {
    this.options = options;
  }

  /** The number that stands for this row and column, as far as it is known. */
  at(row: number, column: number): Cell {
    if (this.known === null) return undefined;
    const { area, elements } = this.known;
    const down = Math.floor((row - area.rows.from) / area.block.rows);
    const across = Math.floor((column - area.columns.from) / area.block.columns);
    if (down < 0 || across < 0 || down >= elements.rows || across >= elements.columns) return undefined;
    return elements.values[down * elements.columns + across];
  }

  /** Sees to it that an area is known; `onChange` tells when. */
  want(area: Area): void {
    if (this.knows(area)) return;
    this.wanted = area;
    if (!this.isAsking) void this.ask();
  }

  private knows({ rows, columns, block }: Area): boolean {
    const area = this.known?.area;
    if (area?.block.rows !== block.rows || area.block.columns !== block.columns) return false;
    return covers(area.rows, rows) && covers(area.columns, columns);
  }

  private async ask(): Promise<void> {
    const { source, tensor, slice, turned, onChange, onProblem } = this.options;
    this.isAsking = true;
    try {
      for (let next = this.next(); next !== null; next = this.next()) {
        const part: Rectangle = { slice, ...(turned ? turnedArea(next) : next) };
        const elements = await source.elements(tensor, part);
        if (source.isClosed) return;
        // Of a single column, which is the same numbers as a single row.
        this.known = { area: next, elements: turned ? { ...elements, rows: 1, columns: elements.rows } : elements };
        onChange();
      }
    } catch (problem) {
      this.wanted = null;
      if (!source.isClosed) onProblem(problem);
    } finally {
      this.isAsking = false;
    }
  }

  private next(): Area | null {
    const area = this.wanted;
    this.wanted = null;
    if (area === null || this.knows(area)) return null;
    const wide = {
      ...area,
      rows: this.widened(area.rows, area.block.rows),
      columns: this.widened(area.columns, area.block.columns),
    };
    return cells(wide) <= MAX_ELEMENTS ? wide : area;
  }

  private widened({ from, count }: Span, block: number): Span {
    const more = Math.ceil((count * this.options.margin) / block) * block;
    const start = Math.max(0, from - more);
    return { from: start, count: count + more + (from - start) };
  }
}

function turnedArea({ rows, columns, block }: Area): Area {
  return { rows: columns, columns: rows, block: { rows: block.columns, columns: block.rows } };
}

export function cells({ rows, columns, block }: Area): number {
  return Math.ceil(rows.count / block.rows) * Math.ceil(columns.count / block.columns);
}

function covers(known: Span, wanted: Span): boolean {
  return known.from <= wanted.from && known.from + known.count >= wanted.from + wanted.count;
}
