/** `plt`: matplotlib's names for what `plot`, `scatter`, `bar` and `hist` do, and for the axes. Knows neither page nor recorder. */
import { TorchError, typeError } from '../../../engine/errors';
import { isOptions, limits, numbers, text, type Call } from './drawing';
import type { Figures } from './figure';
import { nearest } from './nearest';

type Drawer = (...given: readonly unknown[]) => unknown;

/** `draw` by the name of the call. */
export function newPyplot(figures: Figures, draw: Readonly<Record<Call, Drawer>>): object {
  const axis =
    (name: 'xlim' | 'ylim'): Drawer =>
    (...given) => {
      const [first] = given;
      const both = given.length === 2 ? given : isOptions(first) ? pairIn(first) : first;
      figures.say(name, { [name]: limits(name, name, both) });
    };
  const saying =
    (name: 'title' | 'xlabel' | 'ylabel'): Drawer =>
    (said) => {
      figures.say(name, { [name]: text(name, 'the text', said) });
    };
  const flag = (name: 'grid' | 'legend', on: unknown): void => {
    if (typeof on !== 'boolean') throw typeError(`${name}: what it is given must be true or false.`);
    figures.say(name, { [name]: on });
  };
  const members: Readonly<Record<string, Drawer>> = {
    ...draw,
    title: saying('title'),
    xlabel: saying('xlabel'),
    ylabel: saying('ylabel'),
    xlim: axis('xlim'),
    ylim: axis('ylim'),
    grid: (on = true) => {
      flag('grid', isOptions(on) ? true : on);
    },
    legend: (labels = true) => {
      if (Array.isArray(labels))
        figures.label(
          'legend',
          (labels as readonly unknown[]).map((one) => text('legend', 'a label', one)),
        );
      flag('legend', Array.isArray(labels) || isOptions(labels) ? true : labels);
    },
    // How large it is, the panel decides.
    figure: (key) => {
      if (key === undefined || isOptions(key)) return figures.use(null);
      if (typeof key !== 'string' && typeof key !== 'number')
        throw typeError('figure: its name must be a string or a number.');
      return figures.use(key);
    },
    show: () => {
      figures.show();
    },
  };
  return Object.freeze(Object.create(missing(Object.keys(members)), descriptors(members)) as object);
}

function descriptors(members: Readonly<Record<string, Drawer>>): PropertyDescriptorMap {
  return Object.fromEntries(Object.entries(members).map(([name, value]) => [name, { value, enumerable: true }]));
}

/** `{ left: 0, right: 1 }`, as matplotlib names the ends. */
function pairIn({ left, right, bottom, top }: Readonly<Record<string, unknown>>): unknown {
  return [numbers('limits', 'the lower end', left ?? bottom), numbers('limits', 'the upper end', right ?? top)];
}

/** What stands behind the namespace and is asked for what it does not have. */
function missing(names: readonly string[]): object {
  return new Proxy(Object.freeze({}), {
    get: (target, key, receiver) => {
      if (typeof key === 'symbol' || key === 'then' || key === 'toJSON' || key in target)
        return Reflect.get(target, key, receiver) as unknown;
      const [close] = nearest(key, names, 1);
      const all = names.map((name) => `plt.${name}`).join(', ');
      if (/^subplots?$/.test(key))
        throw new TorchError(
          'AttributeError',
          `plt.${key} is not available: a figure has one pair of axes. Use plt.figure(2) for another.`,
        );
      throw new TorchError(
        'AttributeError',
        `plt.${key} is not available. ${close === undefined ? `There are ${all}.` : `Did you mean plt.${close}?`}`,
      );
    },
  });
}
