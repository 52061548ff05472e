/**
 * Makes elements. Text goes in as text nodes only, styles only by class names: the page's security policy allows neither
 * markup from strings nor style attributes. Knows nothing of what is shown.
 */

const SVG = 'http://www.w3.org/2000/svg';

export type Child = Node | string | null | undefined | false;
export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** `element('p', { class: 'note', hidden: true }, 'text')`; true is an empty attribute, false, null and undefined are none. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  setAttributes(made, attributes);
  append(made, children);
  return made;
}

export function svg<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[Tag] {
  const made = document.createElementNS(SVG, tag);
  setAttributes(made, attributes);
  append(made, children);
  return made;
}

export function setAttributes(target: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) target.removeAttribute(name);
    else target.setAttribute(name, value === true ? '' : String(value));
  }
}

export function append(target: Element, children: readonly Child[]): void {
  for (const child of children) if (child !== null && child !== undefined && child !== false) target.append(child);
}

/** Replaces what an element holds. */
export function fill(target: Element, ...children: readonly Child[]): void {
  target.replaceChildren();
  append(target, children);
}

/** Sets text only where it differs: a live region must not speak twice, and nothing is laid out anew without need. */
export function setText(target: Element, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}

/** A line drawing of 16 by 16 in the text's colour; decoration, never the only sign. */
export function icon(path: string): SVGSVGElement {
  return svg(
    'svg',
    { class: 'icon', viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true' },
    svg('path', { d: path }),
  );
}

export const INFORMATION = 'M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0-12M8 7v4M8 5v.6';
export const WARNING = 'M8 2.2L14.4 13.6H1.6ZM8 6.4v3.6M8 11.6v.6';
