/**
 * A matrix as colours: blue below zero, red above, the background at zero; NaN hatched, infinities marked. What is seen
 * of it is drawn on a canvas; where cells are large enough their numbers are written in them.
 */
import { MAX_ELEMENTS } from '../../src/trace/elements';
import { element } from '../elements';
import { chartColors } from '../theme';
import type { Board, BoardOptions } from './board';
import type { Cursor } from './cursor';
import { colorOf, cssOf, inkOn, paletteNow, type Palette } from './palette';
import { cells, type Area } from './reading';
import { Scroller } from './scroller';
import { shortCell } from './spelling';

/** Pixels: of what is drawn at least, of a cell at most, and of one in which a number has room. */
const LEAST = 3;
const MOST = { wide: 84, high: 24 };
const WITH_NUMBER = { wide: 76, high: 17 };
/** Cells of a small matrix need not fill the room. */
const FITTED = { wide: 40, high: 24 };
const HEIGHT = 240;
const HEADS = { rows: 16, letter: 7 };
/** From here on a negative number is marked by more than its colour. */
const WITH_MARK = 12;

export class HeatBoard implements Board {
  readonly root: HTMLElement;
  readonly stage: HTMLCanvasElement;
  readonly scroller: Scroller;
  private readonly options: BoardOptions;
  /** The largest magnitude of the whole tensor. */
  private limit: number | null = null;
  private zoomed = 0;
  private cursor: Cursor = { row: 0, column: 0 };
  private cell = { wide: 10, high: 10 };
  private heads = 0;

  constructor(options: BoardOptions) {
    this.options = options;
    const { label, onScroll, onPick, onHover } = options;
    this.scroller = new Scroller(onScroll);
    this.stage = element('canvas', { class: 'tensor-heat', role: 'img', 'aria-label': label, tabindex: 0 });
    this.scroller.layer.append(this.stage);
    this.root = element('div', { class: 'tensor-board' }, this.scroller.root);
    this.stage.addEventListener('pointerdown', (event) => {
      const cursor = this.cellAt(event);
      if (cursor !== null) onPick(cursor);
    });
    this.stage.addEventListener('pointermove', (event) => {
      onHover(this.cellAt(event));
    });
    this.stage.addEventListener('pointerleave', () => {
      onHover(null);
    });
  }

  get page() {
    return { rows: this.scroller.down.whole, columns: this.scroller.across.whole };
  }

  scaleTo(limit: number): void {
    this.limit = limit;
    this.draw();
  }

  get zoom(): number {
    return this.zoomed;
  }

  /** Twice as large for each step; 0: all of it as far as there is room. False where it is as large as can be. */
  zoomTo(steps: number): boolean {
    const isLargest = this.cell.wide >= MOST.wide && this.cell.high >= MOST.high;
    if (steps < 0 || (steps > this.zoomed && isLargest)) return false;
    this.zoomed = steps;
    this.measure();
    this.scroller.reveal(this.cursor);
    this.draw();
    return true;
  }

  measure(): void {
    const { rows, columns } = this.options;
    const room = this.root.clientWidth;
    if (room === 0) return;
    this.heads = String(Math.max(0, rows - 1)).length * HEADS.letter + 8;
    const fit = (count: number, space: number, most: number): number => Math.min(most, space / Math.max(1, count));
    const wide = fit(columns, room - this.heads, FITTED.wide);
    const high = fit(rows, HEIGHT - HEADS.rows, FITTED.high);
    const factor = 2 ** this.zoomed;
    this.cell = { wide: Math.min(MOST.wide, wide * factor), high: Math.min(MOST.high, high * factor) };
    this.scroller.extend(
      { rows, columns },
      { row: this.cell.high, column: this.cell.wide, rowHeads: this.heads, columnHeads: HEADS.rows },
    );
  }

  setCursor(cursor: Cursor): void {
    this.cursor = cursor;
  }

  draw(): void {
    const { reading } = this.options;
    const area = this.area();
    reading.want(area);
    const context = this.cleared();
    if (context === null) return;
    const palette = paletteNow();
    const { rows, columns, block } = area;
    for (let row = rows.from; row < rows.from + rows.count; row += block.rows)
      for (let column = columns.from; column < columns.from + columns.count; column += block.columns)
        this.drawCell(context, { row, column }, area, palette);
    this.drawHeads(context, area);
    this.drawCursor(context, area);
  }

  /** What is seen, and how many rows and columns are drawn as one. */
  private area(): Area {
    const { first, down, across } = this.scroller;
    let block = {
      rows: Math.max(1, Math.ceil(LEAST / this.cell.high)),
      columns: Math.max(1, Math.ceil(LEAST / this.cell.wide)),
    };
    for (;;) {
      const from = {
        row: Math.floor(first.row / block.rows) * block.rows,
        column: Math.floor(first.column / block.columns) * block.columns,
      };
      const area = {
        rows: { from: from.row, count: Math.min(down.partly + block.rows, down.count - from.row) },
        columns: { from: from.column, count: Math.min(across.partly + block.columns, across.count - from.column) },
        block,
      };
      if (cells(area) <= MAX_ELEMENTS) return area;
      block = { rows: block.rows * 2, columns: block.columns * 2 };
    }
  }

  get block(): Area['block'] {
    return this.area().block;
  }

  private cleared(): CanvasRenderingContext2D | null {
    const ratio = window.devicePixelRatio;
    const { clientWidth: width, clientHeight: height } = this.scroller.root;
    const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (this.stage.width !== wide || this.stage.height !== high) {
      this.stage.width = wide;
      this.stage.height = high;
      this.stage.style.width = `${String(width)}px`;
      this.stage.style.height = `${String(height)}px`;
    }
    const context = this.stage.getContext('2d');
    context?.setTransform(ratio, 0, 0, ratio, 0, 0);
    context?.clearRect(0, 0, width, height);
    return context;
  }

  private boxOf({ row, column }: Cursor, { rows, columns, block }: Area) {
    const { first } = this.scroller;
    const { wide, high } = this.cell;
    const left = this.heads + (column - first.column) * wide;
    const top = HEADS.rows + (row - first.row) * high;
    const width = Math.min(block.columns, columns.from + columns.count - column) * wide;
    const height = Math.min(block.rows, rows.from + rows.count - row) * high;
    // On whole pixels, so that no line shows between neighbours.
    const [x, y] = [Math.round(left), Math.round(top)];
    return { x, y, width: Math.round(left + width) - x, height: Math.round(top + height) - y };
  }

  private drawCell(context: CanvasRenderingContext2D, at: Cursor, area: Area, palette: Palette): void {
    const { reading, tensor } = this.options;
    const value = reading.at(at.row, at.column);
    if (value === undefined || value === null) return;
    const box = this.boxOf(at, area);
    if (Number.isNaN(value)) hatched(context, box, palette);
    else {
      const finite = Number.isFinite(value);
      const color = finite ? colorOf(value, this.limit ?? 0, palette) : palette.foreground;
      context.fillStyle = cssOf(color);
      context.fillRect(box.x, box.y, box.width, box.height);
      const number = box.width >= WITH_NUMBER.wide && box.height >= WITH_NUMBER.high && area.block.rows === 1;
      const mark = finite ? (value < 0 ? '−' : '') : value > 0 ? '∞' : '−∞';
      const text = number ? shortCell(tensor.dtype, value) : mark;
      if (text !== '' && box.width >= WITH_MARK && box.height >= WITH_MARK)
        written(context, text, box, cssOf(inkOn(color)));
    }
  }

  /** Every so many indices, so that none touches its neighbour. */
  private drawHeads(context: CanvasRenderingContext2D, area: Area): void {
    const colors = chartColors();
    const { first } = this.scroller;
    const { wide, high } = this.cell;
    context.fillStyle = colors.background;
    context.fillRect(0, 0, this.stage.clientWidth, HEADS.rows);
    context.fillRect(0, 0, this.heads, this.stage.clientHeight);
    context.fillStyle = colors.muted;
    context.font = `11px ${colors.font}`;
    context.textBaseline = 'middle';
    const digits = String(this.options.columns).length * HEADS.letter + 10;
    const everyColumn = roundStep(digits / wide);
    const everyRow = roundStep(14 / high);
    context.textAlign = 'center';
    const { isVector, rows, columns } = this.options;
    if (columns > 1 || !isVector)
      for (
        let column = nextOf(first.column, everyColumn);
        column < first.column + area.columns.count;
        column += everyColumn
      )
        context.fillText(String(column), this.heads + (column - first.column + 0.5) * wide, HEADS.rows / 2);
    context.textAlign = 'right';
    if (rows > 1 || !isVector)
      for (let row = nextOf(first.row, everyRow); row < first.row + area.rows.count; row += everyRow)
        context.fillText(String(row), this.heads - 5, HEADS.rows + (row - first.row + 0.5) * high);
  }

  private drawCursor(context: CanvasRenderingContext2D, area: Area): void {
    const { block } = area;
    const at = {
      row: Math.floor(this.cursor.row / block.rows) * block.rows,
      column: Math.floor(this.cursor.column / block.columns) * block.columns,
    };
    const { x, y, width, height } = this.boxOf(at, area);
    if (x < this.heads - 1 || y < HEADS.rows - 1) return;
    const colors = chartColors();
    // Two lines, of which one stands out from whatever lies below.
    for (const [color, wider] of [
      [colors.background, 1.5],
      [colors.text, 0],
    ] as const) {
      context.strokeStyle = color;
      context.lineWidth = wider > 0 ? 4 : 2;
      context.strokeRect(x + 0.5, y + 0.5, Math.max(3, width - 1), Math.max(3, height - 1));
    }
  }

  private cellAt({ offsetX, offsetY }: PointerEvent): Cursor | null {
    const { first } = this.scroller;
    const column = first.column + Math.floor((offsetX - this.heads) / this.cell.wide);
    const row = first.row + Math.floor((offsetY - HEADS.rows) / this.cell.high);
    const inside = offsetX >= this.heads && offsetY >= HEADS.rows;
    return inside && row < this.options.rows && column < this.options.columns ? { row, column } : null;
  }
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function hatched(context: CanvasRenderingContext2D, { x, y, width, height }: Box, { foreground }: Palette): void {
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.strokeStyle = cssOf(foreground);
  context.lineWidth = 1;
  context.beginPath();
  // Lines that go on from one cell to the next.
  const start = Math.floor((x - y - height) / 4) * 4;
  for (let line = start; line < x + width - y; line += 4) {
    context.moveTo(line + y, y);
    context.lineTo(line + y + height, y + height);
  }
  context.stroke();
  context.restore();
}

function written(context: CanvasRenderingContext2D, text: string, { x, y, width, height }: Box, ink: string): void {
  context.fillStyle = ink;
  context.font = `12px ${chartColors().font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, x + width / 2, y + height / 2, width - 2);
}

/** 1, 2, 5, 10, 20, …: at least this much. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= least) ?? 1;
}

function nextOf(from: number, step: number): number {
  return Math.ceil(from / step) * step;
}
