/** How wide texts are in the graph's boxes; each is measured once. Knows fonts and no boxes. */
import { element } from '../../elements';

export type Face = 'title' | 'operator' | 'subtitle' | 'number' | 'pill';

/** Texts with numbers in them are many while values vary. */
const MOST_KEPT = 20_000;

class TextWidths {
  private readonly context = element('canvas').getContext('2d');
  private readonly known = new Map<string, number>();
  private sans = '';
  private mono = '';

  /** The theme's fonts, which may have changed. */
  refresh(): void {
    const style = getComputedStyle(document.body);
    const mono = style.getPropertyValue('--lens-mono');
    if (style.fontFamily === this.sans && mono === this.mono) return;
    this.sans = style.fontFamily;
    this.mono = mono;
    this.known.clear();
  }

  of(text: string, face: Face): number {
    if (text === '') return 0;
    const key = `${face} ${text}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    if (this.known.size >= MOST_KEPT) this.known.clear();
    const width = this.measured(text, face);
    this.known.set(key, width);
    return width;
  }

  private measured(text: string, face: Face): number {
    if (this.context === null) return text.length * 7;
    if (this.sans === '') this.refresh();
    const { sans, mono } = this;
    const fonts = {
      title: `600 12px ${sans}`,
      operator: `600 12px ${mono}`,
      subtitle: `11px ${mono}`,
      number: `12px ${sans}`,
      pill: `10px ${sans}`,
    };
    this.context.font = fonts[face];
    return this.context.measureText(text).width;
  }
}

export const textWidths = new TextWidths();
