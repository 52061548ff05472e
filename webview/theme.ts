/** The editor's theme as the page needs it: colours for what CSS cannot reach (a canvas), and word when they change. */

export interface ChartColors {
  readonly function: string;
  readonly derivative: string;
  readonly tangent: string;
  /** Of a figure's series that ask for no colour, in their order. */
  readonly series: readonly string[];
  readonly point: string;
  readonly text: string;
  readonly muted: string;
  readonly grid: string;
  readonly background: string;
  readonly highContrast: boolean;
  readonly font: string;
  readonly fontSize: number;
}

/** The page names its colours in style.css (`--lens-…`), from the theme's variables; here they are read as they are now. */
export function chartColors(): ChartColors {
  const style = getComputedStyle(document.body);
  const read = (name: string): string => style.getPropertyValue(name).trim();
  return {
    function: read('--lens-function'),
    derivative: read('--lens-derivative'),
    tangent: read('--lens-tangent'),
    series: [1, 2, 3, 4, 5, 6].map((index) => read(`--lens-series-${String(index)}`)),
    point: read('--lens-foreground'),
    text: read('--lens-foreground'),
    muted: read('--lens-muted'),
    grid: read('--lens-grid'),
    background: read('--lens-background'),
    highContrast: document.body.classList.contains('vscode-high-contrast'),
    font: style.fontFamily,
    fontSize: Number.parseFloat(style.fontSize),
  };
}

/** VS Code's own word for it: the user may have said so, or the system has. */
export function usesScreenReader(): boolean {
  return document.body.classList.contains('vscode-using-screen-reader');
}

/** Calls back after the theme changed: VS Code rewrites the variables on the root and the classes of the body. */
export function onThemeChange(listener: () => void): void {
  let scheduled = false;
  const observer = new MutationObserver(() => {
    if (scheduled) return;
    scheduled = true;
    requestAnimationFrame(() => {
      scheduled = false;
      listener();
    });
  });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'class'] });
  observer.observe(document.body, { attributes: true, attributeFilter: ['style', 'class', 'data-vscode-theme-id'] });
}
