/** The extension's commands. A test holds this list against the manifest. */

/** Listed in the palette and in menus. */
export const COMMANDS = {
  differentiateSelection: 'autogradLens.differentiateSelection',
  differentiateFunction: 'autogradLens.differentiateFunction',
  differentiateFile: 'autogradLens.differentiateFile',
  stop: 'autogradLens.stop',
  openInspector: 'autogradLens.openInspector',
  newInspector: 'autogradLens.newInspector',
  pinInspector: 'autogradLens.pinInspector',
  pauseFollowing: 'autogradLens.pauseFollowing',
  resumeFollowing: 'autogradLens.resumeFollowing',
  showHistory: 'autogradLens.showHistory',
  insertDerivative: 'autogradLens.insertDerivative',
  checkDerivative: 'autogradLens.checkDerivative',
  copyGradients: 'autogradLens.copyGradients',
  clear: 'autogradLens.clear',
  toggleLive: 'autogradLens.toggleLive',
  showLog: 'autogradLens.showLog',
  newSnippet: 'autogradLens.newSnippet',
  openExample: 'autogradLens.openExample',
  openWalkthrough: 'autogradLens.openWalkthrough',
} as const;

/** For other extensions and for links and light bulbs of our own; the palette hides them. */
export const HIDDEN_COMMANDS = {
  /** `{ expression, at?, language?, order? }` → the object that `autograd-lens differentiate --json` prints. */
  differentiate: 'autogradLens.differentiate',
  /**
   * `(uri, start, end, 'program'?)`: shows the result of this range in the inspector, made now where there is none, or
   * that of the document's program.
   */
  inspectRange: 'autogradLens.inspectRange',
  /** `(uri, name)`: plots how the scalar of this name went in the document's program. */
  plotHistory: 'autogradLens.plotHistory',
  /** `(uri, start, end)`: differentiates this range with `^` read as a power. */
  readCaretAsPower: 'autogradLens.readCaretAsPower',
  /** `(uri, target, tab?)`: what a code lens does; the target is a LensTarget of `lenses/run.ts`, the tab graph or plot. */
  differentiateAt: 'autogradLens.differentiateAt',
} as const;

export type CommandId =
  (typeof COMMANDS)[keyof typeof COMMANDS] | (typeof HIDDEN_COMMANDS)[keyof typeof HIDDEN_COMMANDS];

/** VS Code's ids of the languages whose programs run; the manifest's conditions name the same. */
export const PROGRAM_LANGUAGES: readonly string[] = ['javascript', 'typescript', 'javascriptreact', 'typescriptreact'];
