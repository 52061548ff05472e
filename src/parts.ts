/**
 * The third bundle, `dist/parts.js`: what the editor's parts do once something is used. It is loaded with `lens`, so that at
 * the editor's start nothing is read but what registers.
 */
export { assemble } from './assembly/assemble';
