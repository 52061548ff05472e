/** The menu by which a graph leaves the panel: as a picture, as text for other programs, as the trace itself. */
import { stringify } from '../../../src/trace/json';
import type { Trace } from '../../../src/trace/trace';
import { element, setText } from '../../elements';
import { fileName } from '../../filename';
import { menu, type Menu, type MenuItem, type MenuSection } from '../../menu';
import { outputName } from '../../numbers';
import type { Page } from '../../page';
import { button } from '../../ui';
import { t } from '../../words';
import type { GraphModel } from '../model';
import { EXPORT } from '../signs';
import { asDot } from './dot';
import { asMermaid } from './mermaid';
import { asPng, asSvg, isTooLarge, type Looks } from './picture';

export interface Exported {
  readonly trace: Trace;
  /** As it is shown, with what is folded. */
  readonly model: GraphModel;
  /** All of it, in elements of its own. */
  readonly drawing: () => SVGSVGElement;
}

export interface ExportMenu extends Menu {
  /** What it has to say about what was asked of it. */
  readonly told: HTMLElement;
}

export function exportMenu(page: Page, exported: () => Exported | null): ExportMenu {
  const told = tellLine();
  const item = (label: string, act: (from: Exported) => void): MenuItem => ({
    label,
    choose: () => {
      const from = exported();
      if (from === null) told.say(t('There is no graph to export.'));
      else act(from);
    },
  });
  const save = (ending: string, textOf: (from: Exported) => string) => (from: Exported) => {
    page.host.send({ type: 'save', name: nameOf(from, ending), text: textOf(from) });
  };
  const copy = (textOf: (from: Exported) => string) => (from: Exported) => {
    page.host.send({ type: 'copy', text: textOf(from) });
    page.announce(t('Copied'));
  };
  const svg = (looks: Looks) => save('svg', ({ drawing }) => asSvg(drawing(), looks).text);
  const png = (looks: Looks) => (from: Exported) => {
    void savePng(page, from, looks, told.say);
  };
  const sections = (): readonly MenuSection[] => [
    {
      heading: t('Picture'),
      items: [
        item(t('SVG, as shown…'), svg('theme')),
        item(t('SVG, for print…'), svg('print')),
        item(t('PNG, as shown…'), png('theme')),
        item(t('PNG, for print…'), png('print')),
      ],
    },
    {
      heading: t('Text'),
      items: [
        item(t('DOT (Graphviz)…'), save('dot', dotOf)),
        item(t('Mermaid…'), save('mmd', mermaidOf)),
        item(t('JSON of the whole trace…'), save('json', jsonOf)),
      ],
    },
    {
      heading: t('Clipboard'),
      items: [
        item(t('Copy DOT'), copy(dotOf)),
        item(t('Copy Mermaid'), copy(mermaidOf)),
        item(t('Copy JSON'), copy(jsonOf)),
      ],
    },
  ];
  return {
    ...menu(
      t('Export'),
      () => {
        told.say('');
        return sections();
      },
      EXPORT,
    ),
    told: told.root,
  };
}

/** A line that stays until it is closed, or the menu is opened again; screen readers hear it. */
function tellLine(): { readonly root: HTMLElement; readonly say: (text: string) => void } {
  const text = element('span', { role: 'status' });
  const say = (words: string): void => {
    root.hidden = words === '';
    setText(text, words);
  };
  const close = button(
    t('Close'),
    () => {
      say('');
    },
    { appearance: 'icon' },
    '✕',
  );
  const root = element('p', { class: 'graph-told', hidden: true }, text, close);
  return { root, say };
}

async function savePng(page: Page, from: Exported, looks: Looks, say: (text: string) => void): Promise<void> {
  const drawing = from.drawing();
  const base64 = isTooLarge(drawing.viewBox.baseVal) ? null : await asPng(asSvg(drawing, looks));
  if (base64 === null) say(t('The graph is too large for a PNG that can be read; fold groups, or take SVG.'));
  else page.host.send({ type: 'save', name: nameOf(from, 'png'), base64 });
}

function nameOf({ trace }: Exported, ending: string): string {
  return fileName('graph', outputName(trace), ending);
}

function dotOf({ trace, model }: Exported): string {
  return asDot(model, outputName(trace));
}

function mermaidOf({ model }: Exported): string {
  return asMermaid(model);
}

function jsonOf({ trace }: Exported): string {
  return `${stringify(trace)}\n`;
}
