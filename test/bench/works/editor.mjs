// From hand to eye: what stands between a user's gesture and what is seen, measured in the real editor.
import { most } from './goals.mjs';

/** Points of the line that a program plots. */
export const FIGURE_POINTS = 2000;

/** `expected` counts nothing: what is waited for on the screen is the very answer, so that a wrong one gives no time. */
const seen = (title, goal) => ({ title, expected: 1, relative: 0, goals: goal === undefined ? [] : [most(goal)] });

export const EDITOR = {
  activation: seen('activation cold, as “Show Running Extensions” says it', 50),
  'selection-to-panel': seen('from the key to the drawn panel, which is open', 150),
  'selection-to-webview': seen('from the key to the drawn panel, with a new webview', 600),
  'editor-hover': seen('a hover on an expression, inside the extension host', 10),
  'editor-hover-seen': seen('a hover on an expression, from the key to what is seen'),
  'first-program': seen('the first program of a session, from the key to its drawn results', 700),
  'next-program': seen('the next program, from the key to its drawn results', 100),
  figure: seen(
    `a program that plots ${FIGURE_POINTS.toLocaleString('en')} points, from the key to the drawn line`,
    200,
  ),
};
