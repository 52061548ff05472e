/** The figures of a run: series that a program draws, with what it says about their axes, bounded. Knows no page. */
import { TorchError } from '../../../engine/errors';
import type { Figure, FigureSeries } from '../../../trace/program';
import type { SourceRange } from '../../../trace/range';
import { readGiven, type Call, type Limits } from './drawing';
import { seriesOf, type Made } from './series';

const MOST_FIGURES = 20;
/** Of all figures together: they leave with each snapshot. */
const MOST_POINTS = 200_000;
const MOST_SERIES = 200;

/** What is said of a figure's axes. */
export interface About {
  title?: string;
  xlabel?: string;
  ylabel?: string;
  xlim?: Limits;
  ylim?: Limits;
  grid?: boolean;
  legend?: boolean;
}

interface Drawing {
  about: About;
  readonly series: FigureSeries[];
}

export interface Drawn {
  /** What to tell of it. */
  readonly told: string;
  readonly result: Made['result'];
}

type Key = string | number;

export class Figures {
  private readonly drawings = new Map<Key, Drawing>();
  private readonly place: () => SourceRange | null;
  private points = 0;
  /** The figure that is drawn into where none is named; null: a new one. */
  private current: Key | null = 1;

  constructor(place: () => SourceRange | null) {
    this.place = place;
  }

  /** As they are now. */
  list(): readonly Figure[] {
    return Array.from(this.drawings.values(), ({ about, series }) => ({
      title: null,
      xlabel: null,
      ylabel: null,
      ...about,
      series: series.slice(),
    }));
  }

  /** Adds a series. */
  draw(name: Call, given: readonly unknown[]): Drawn {
    const read = readGiven(name, given);
    const { label, title, xlabel, ylabel, xlim, ylim, grid, legend, figure } = read.options;
    const { series, size, result } = seriesOf(name, read, this.place());
    const drawing = this.drawing(name, figure ?? this.currentKey());
    this.points += series.x.length;
    if (this.points > MOST_POINTS || drawing.series.length >= MOST_SERIES)
      throw new TorchError(
        'ValueError',
        `${name}: a run can draw ${MOST_SERIES} series in a figure and ${MOST_POINTS} points in all; plot every so many steps instead.`,
      );
    drawing.series.push(series);
    drawing.about = withAbout(drawing.about, { title, xlabel, ylabel, xlim, ylim, grid, legend });
    return { told: `${name}${label === undefined ? '' : ` “${label}”`}: ${size}`, result };
  }

  /** Says it of the current figure. */
  say(name: string, about: About): void {
    const drawing = this.drawing(name, this.currentKey());
    drawing.about = withAbout(drawing.about, about);
  }

  /** Names the current figure's series in turn. */
  label(name: string, labels: readonly string[]): void {
    const { series } = this.drawing(name, this.currentKey());
    labels.forEach((label, index) => {
      const one = series[index];
      if (one !== undefined) series[index] = { ...one, label };
    });
  }

  /** Draws into this one from now on; null: into one that is not there yet. */
  use(key: Key | null): Key {
    this.current = key ?? this.free();
    return this.current;
  }

  /** The current figure is done: what is drawn next, where it names none, starts another. */
  show(): void {
    if (this.current !== null && this.drawings.has(this.current)) this.current = null;
  }

  private currentKey(): Key {
    this.current ??= this.free();
    return this.current;
  }

  private free(): number {
    let key = 1;
    while (this.drawings.has(key)) key += 1;
    return key;
  }

  private drawing(name: string, key: Key): Drawing {
    const there = this.drawings.get(key);
    if (there !== undefined) return there;
    if (this.drawings.size >= MOST_FIGURES)
      throw new TorchError('ValueError', `${name}: a run can have ${MOST_FIGURES} figures.`);
    const drawing: Drawing = { about: {}, series: [] };
    this.drawings.set(key, drawing);
    return drawing;
  }
}

/** What is not said stays as it was. */
function withAbout(about: About, said: { readonly [Name in keyof About]: About[Name] | undefined }): About {
  const given = Object.entries(said).filter(([, value]) => value !== undefined);
  return { ...about, ...(Object.fromEntries(given) as About) };
}
