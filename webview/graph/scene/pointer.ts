/** What a pointer and a wheel do in the graph's frame: pick, drag, hover, zoom. Knows neither boxes nor view. */

export interface Spot {
  /** In pixels of the frame. */
  readonly x: number;
  readonly y: number;
  readonly target: EventTarget | null;
}

export interface PointerActions {
  /** Pressed and let go at one place. */
  press(spot: Spot): void;
  /** Clicked twice; the two presses have been told before. */
  twice(spot: Spot): void;
  /** A drag began; the first `drag` follows. False: nothing is to be dragged. */
  grab(): boolean;
  /** Since it began. */
  drag(x: number, y: number): void;
  over(spot: Spot | null): void;
  pan(by: number): void;
  zoom(factor: number, spot: Spot): void;
}

/** Further than this it is no longer a click. */
const CLICK = 4;

export function listenToPointer(frame: SVGSVGElement, actions: PointerActions): void {
  let drag: { readonly x: number; readonly y: number; moved: boolean } | null = null;
  const spotOf = (event: MouseEvent): Spot => {
    const { left, top } = frame.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top, target: event.target };
  };
  const end = (): void => {
    drag = null;
    frame.classList.remove('dragging');
  };
  frame.addEventListener('pointerdown', (event) => {
    if (event.button === 0 && actions.grab()) drag = { x: event.clientX, y: event.clientY, moved: false };
  });
  frame.addEventListener('pointermove', (event) => {
    if (drag === null) {
      actions.over(spotOf(event));
      return;
    }
    const [x, y] = [event.clientX - drag.x, event.clientY - drag.y];
    if (!drag.moved && Math.hypot(x, y) < CLICK) return;
    if (!drag.moved) frame.setPointerCapture(event.pointerId);
    drag.moved = true;
    frame.classList.add('dragging');
    actions.drag(x, y);
  });
  frame.addEventListener('pointerup', (event) => {
    const pressed = drag?.moved === false;
    end();
    if (pressed) actions.press(spotOf(event));
  });
  frame.addEventListener('dblclick', (event) => {
    actions.twice(spotOf(event));
  });
  frame.addEventListener('pointercancel', end);
  frame.addEventListener('pointerleave', () => {
    actions.over(null);
  });
  frame.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      if (event.shiftKey) actions.pan(event.deltaX || event.deltaY);
      else actions.zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015)), spotOf(event));
    },
    { passive: false },
  );
}
