/** Tells whether the keyboard is in the page. */

/** While the keyboard is in the page, nothing is exchanged under someone's hands. */
export function tellFocus(tell: (focused: boolean) => void): void {
  window.addEventListener('focus', () => {
    tell(true);
  });
  window.addEventListener('blur', () => {
    tell(false);
  });
  if (document.hasFocus()) tell(true);
}
