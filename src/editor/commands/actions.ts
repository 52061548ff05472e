/**
 * The light bulb: Differentiate Selection where there is something to differentiate, Differentiate Function on the head of
 * one that can be read, and the fix of a refusal.
 */
import {
  CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type CodeActionProvider,
  CodeActionTriggerKind,
  l10n,
  type Range,
  type TextDocument,
} from 'vscode';
import type { ResultRegistry, SourceDocument } from '../../results/result';
import type { SurelyAt } from '../../results/surely';
import type { SourceRange } from '../../trace/range';
import { isRefusal } from '../../trace/refusal';
import { DIAGNOSTIC_SOURCE } from '../diagnostics';
import { sourceOf, sourceRange } from '../documents';
import { said } from '../language';
import { isFunctionHead } from '../insertion/surroundings';
import { COMMANDS, HIDDEN_COMMANDS } from './ids';

/** Not a refactoring and not a fix: nothing in the text changes. */
export const LENS_ACTION = CodeActionKind.Empty.append('autogradLens');

/** A formula has an operation in it; a lone word or number is none. */
const OPERATION = /[-+*/^|²³√×·÷−]|[\p{L}\p{N}]\s*\(|\\[a-z]|\d\s*\p{L}/u;
const MAX_LENGTH = 10_000;

export class DifferentiateActions implements CodeActionProvider {
  private readonly results: ResultRegistry;
  private readonly surelyAt: SurelyAt;
  /** The editor asks again and again for the same place. */
  private last = { key: '', offered: false };
  private lastHead = { key: '', offered: false };

  constructor(results: ResultRegistry, surelyAt: SurelyAt) {
    this.results = results;
    this.surelyAt = surelyAt;
  }

  provideCodeActions(document: TextDocument, range: Range, context: CodeActionContext): CodeAction[] {
    const actions = this.fixes(document, context);
    const invoked = context.triggerKind === CodeActionTriggerKind.Invoke;
    if (this.isFormula(document, sourceRange(document, range), invoked)) {
      const action = new CodeAction(l10n.t('Differentiate Selection'), LENS_ACTION);
      action.command = { command: COMMANDS.differentiateSelection, title: action.title };
      actions.push(action);
    }
    if (this.isHead(document, range)) {
      const action = new CodeAction(l10n.t('Differentiate Function'), LENS_ACTION);
      action.command = { command: COMMANDS.differentiateFunction, title: action.title };
      actions.push(action);
    }
    return actions;
  }

  private isFormula(document: TextDocument, selection: SourceRange, invoked: boolean): boolean {
    const { uri, version, languageId } = document;
    const key = [uri.toString(), version, languageId, selection.start, selection.end, invoked].join(' ');
    if (this.last.key !== key) this.last = { key, offered: this.offers(document, selection, invoked) };
    return this.last.offered;
  }

  /** At a mere caret the bulb shows by itself only on what surely is a formula; a list that was asked for is whole. */
  private offers(document: TextDocument, selection: SourceRange, invoked: boolean): boolean {
    const source = sourceOf(document);
    if (selection.end - selection.start > MAX_LENGTH) return false;
    if (!invoked && selection.start === selection.end) return this.surelyAt(source, selection.start) !== null;
    if (this.isProgram(source, selection)) return true;
    const found = this.results.find(source, selection);
    if (isRefusal(found) || !OPERATION.test(source.text.slice(found.range.start, found.range.end))) return false;
    return !isRefusal(this.results.missing(source, found.range));
  }

  /** A caret on the line in which a function begins; only such lines are worth reading the function. */
  private isHead(document: TextDocument, range: Range): boolean {
    if (!range.isEmpty) return false;
    const { text, range: line } = document.lineAt(range.start.line);
    if (text.length > MAX_LENGTH || !isFunctionHead(text, this.isBraced(document, range.start.line))) return false;
    const key = `${document.uri.toString()} ${document.version} ${document.languageId} ${range.start.line} ${range.start.character}`;
    if (this.lastHead.key !== key) {
      const source = sourceOf(document);
      const found = this.results.findFunction(source, document.offsetAt(range.start));
      const here = sourceRange(document, line);
      const offered =
        !isRefusal(found) &&
        found.range.start >= here.start &&
        found.range.start <= here.end &&
        !isRefusal(this.results.missing(source, found.range));
      this.lastHead = { key, offered };
    }
    return this.lastHead.offered;
  }

  private isBraced(document: TextDocument, line: number): boolean {
    return line + 1 < document.lineCount && document.lineAt(line + 1).text.trim() === '{';
  }

  /** A selected part of a program that speaks of tensors; other code is no business of ours. */
  private isProgram(source: SourceDocument, selection: SourceRange): boolean {
    return (
      selection.start < selection.end &&
      /\btorch\b|\bbackward\b/.test(source.text.slice(selection.start, selection.end)) &&
      this.results.isProgram(source, selection)
    );
  }

  private fixes(document: TextDocument, context: CodeActionContext): CodeAction[] {
    const ours = context.diagnostics.filter(({ source }) => source === DIAGNOSTIC_SOURCE);
    const failed = this.results.inDocument(document.uri.toString()).filter(({ status }) => status === 'failed');
    return ours.flatMap((diagnostic) => {
      const place = sourceRange(document, diagnostic.range);
      const result = failed.find(({ refusal }) => refusal?.fix && refusal.range.start === place.start);
      const fix = result?.refusal?.fix;
      if (result === undefined || !fix) return [];
      const action = new CodeAction(said(fix.title), CodeActionKind.QuickFix);
      const { uri, range } = result;
      action.command = {
        command: HIDDEN_COMMANDS.readCaretAsPower,
        title: action.title,
        arguments: [uri, range.start, range.end],
      };
      action.diagnostics = [diagnostic];
      action.isPreferred = true;
      return [action];
    });
  }
}
