/** The frame at which a debugger has stopped, as the editor shows it. Knows what a document is, not what is asked for. */
import { debug, DebugStackFrame, type TextDocument } from 'vscode';
import type { Values } from '../../results/result';
import { namesIn, valuesInFrame } from './frame';

/** Of the names in these texts of a document, those that have a number in the paused frame; none where nothing is paused. */
export async function pausedValues(document: TextDocument, texts: readonly string[]): Promise<Values> {
  const frame = debug.activeStackItem;
  // What was never saved, or stands in a cell, is no file that a debugger could stop in.
  if (!(frame instanceof DebugStackFrame) || document.uri.scheme === 'untitled') return {};
  const names = [...new Set(texts.flatMap(namesIn))];
  return names.length === 0 ? {} : valuesInFrame(frame, document.uri.fsPath, names);
}
