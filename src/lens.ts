/**
 * The second bundle, `dist/lens.js`: all that computes. `extension.ts` is read at every start of the editor and only
 * registers; this is loaded when a first expression is looked at. The editor's parts see it through plain interfaces.
 */
export { isRunningText, languageAt } from './languages/expression/notation';
export { answer } from './results/answer';
export { functionsIn } from './results/functions';
export { History } from './results/history/history';
export { HistoryRecorder } from './results/history/recorder';
export { HistoryStore } from './results/history/store';
export { Results } from './results/registry';
export { surelyAt } from './results/surely';
export { toolAnswer } from './results/tool';
export { cpuTime } from './runtime/process/cpu-time';
export { NodePrograms } from './runtime/process/programs';
export { NodeSimplifier } from './runtime/process/simplifier';
