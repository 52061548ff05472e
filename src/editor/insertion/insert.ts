/**
 * Insert Derivative as Code: asks what and how, and puts it into the document beside its formula in one step that can
 * be undone. Knows places and choices; the code itself comes from the results.
 */
import {
  EndOfLine,
  FilePermission,
  l10n,
  type QuickPickItem,
  Range,
  Selection,
  type TextDocument,
  type TextEditor,
  TextEditorRevealType,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import type { Result, ResultRegistry } from '../../results/result';
import type { CodeRequest, WrittenCode } from '../../trace/formula';
import type { SourceRange } from '../../trace/range';
import { isRefusal, type Refusal } from '../../trace/refusal';
import type { Trace } from '../../trace/trace';
import type { Differentiation } from '../commands/differentiate';
import { tellRefusals } from '../commands/failures';
import { findDocument, sourceOf, sourceRange } from '../documents';
import { listed } from '../language';
import { derivativeChoices, formChoices, preview } from './choices';
import { importPlace } from './imports';
import { placeInCode } from './place';
import { placeInProse } from './prose';
import { insertion, type Style } from './written';

export interface DerivativeInsertionOptions {
  readonly results: ResultRegistry;
  readonly differentiation: Differentiation;
  /** The language at a place of a document: in Markdown, that of the block of code. */
  readonly languageAt: (text: string, offset: number, language: string) => string;
  /** Whether formulas stand in running text in this language. */
  readonly isProse: (language: string) => boolean;
}

const AGAIN = l10n.t('Differentiate Again');
const STALE = l10n.t(
  'The text was edited since it was differentiated. Differentiate again, then insert the derivative.',
);
const READ_ONLY = l10n.t('This document is read-only: the derivative cannot be inserted. The Formula tab can copy it.');

export class DerivativeInsertion {
  private readonly results: ResultRegistry;
  private readonly differentiation: Differentiation;
  private readonly languageAt: DerivativeInsertionOptions['languageAt'];
  private readonly isProse: DerivativeInsertionOptions['isProse'];

  constructor({ results, differentiation, languageAt, isProse }: DerivativeInsertionOptions) {
    this.results = results;
    this.differentiation = differentiation;
    this.languageAt = languageAt;
    this.isProse = isProse;
  }

  /**
   * Of the formula under the caret or selected, differentiated first where it was not: asks what and in which form,
   * unless `wanted` says so.
   */
  async ask(wanted: Partial<CodeRequest> | null): Promise<void> {
    const editor = window.activeTextEditor;
    if (editor === undefined) {
      await window.showInformationMessage(
        l10n.t('Open a text and put the caret into a formula to insert its derivative.'),
      );
      return;
    }
    const { document } = editor;
    if (await isReadOnly(document)) {
      await window.showWarningMessage(READ_ONLY);
      return;
    }
    const caret = document.offsetAt(editor.selection.active);
    const result = await this.subject(document, sourceRange(document, editor.selection));
    if (result === undefined || result.trace === null) return;
    const choice =
      wanted === null ? await this.choose(document, result) : await this.chosen(result, result.trace, wanted);
    if (choice !== undefined) await this.insert(result, choice.request, choice.written, caret);
  }

  /** What the panel asks for: says all, so nothing is asked. */
  async fromPage(result: Result, request: CodeRequest): Promise<void> {
    const now = this.results.get(result.id);
    if (now === undefined || now.status === 'stale' || now.status === 'running') {
      await this.tellStale(result);
      return;
    }
    const written = await this.results.code(result.id, request);
    if (isRefusal(written)) await tellRefusals([written]);
    else await this.insert(now, request, written, null);
  }

  /** What is selected or under the caret; with the caret where no formula is, the one that was looked at last. */
  private async subject(document: TextDocument, selection: SourceRange): Promise<Result | undefined> {
    const { active } = this.results;
    if (selection.start === selection.end && active?.program === null && active.uri === document.uri.toString()) {
      const source = sourceOf(document);
      const found = this.results.find(source, selection);
      const isFormula = !isRefusal(found) && !isRefusal(this.results.missing(source, found.range));
      if (!isFormula) return this.differentiation.resultFor(document, active.range);
    }
    return this.differentiation.resultFor(document, selection);
  }

  /** What was asked for without questions; by the first variable where none is named. */
  private async chosen({ id }: Result, trace: Trace, wanted: Partial<CodeRequest>): Promise<Chosen | undefined> {
    const by = wanted.by ?? derivativeChoices(trace)[0]?.by;
    if (by === undefined) return undefined;
    const request: CodeRequest = { form: 'value', simplified: true, ...wanted, by };
    const written = await this.results.code(id, request);
    if (!isRefusal(written)) return { request, written };
    // Not awaited: the message stands until it is answered.
    void tellRefusals([written]);
    return undefined;
  }

  private async choose(document: TextDocument, result: Result): Promise<Chosen | undefined> {
    const { trace } = result;
    if (trace === null) return undefined;
    const offered = derivativeChoices(trace);
    if (offered.length === 0) {
      await window.showInformationMessage(
        l10n.t('The variables are large arrays: there is no derivative to write out.'),
      );
      return undefined;
    }
    const what = await window.showQuickPick([...offered], {
      title: l10n.t('Insert Derivative as Code'),
      placeHolder: l10n.t('Which derivative'),
    });
    if (what === undefined) return undefined;
    const ofFunction = this.isFunction(document, result);
    const written = await Promise.all(
      formChoices(ofFunction).map(async (form) => {
        const request: CodeRequest = { by: what.by, form: form.form, simplified: true };
        return { form, request, written: await this.results.code(result.id, request) };
      }),
    );
    const items = written.flatMap(({ form, request, written: code }): FormItem[] =>
      isRefusal(code)
        ? []
        : [{ label: form.label, description: form.description, detail: preview(code.code), request, written: code }],
    );
    if (items.length === 0) {
      await tellRefusals(
        written.flatMap(({ written: code }): Refusal[] => (isRefusal(code) ? [code] : [])).slice(0, 1),
      );
      return undefined;
    }
    return window.showQuickPick(items, {
      title: l10n.t('Insert {0} as Code', what.label),
      placeHolder: l10n.t('In which form'),
    });
  }

  private isFunction(document: TextDocument, { range }: Result): boolean {
    const found = this.results.findFunction(sourceOf(document), range.start);
    return !isRefusal(found) && found.range.start === range.start && found.range.end === range.end;
  }

  private async insert(
    { id, uri }: Result,
    { form }: CodeRequest,
    { code, needs }: WrittenCode,
    caret: number | null,
  ): Promise<void> {
    const result = this.results.get(id);
    const document = await findDocument(uri);
    // The question may have stood open for a while.
    if (result === undefined || result.trace === null || result.status === 'stale' || document === undefined) {
      if (result !== undefined) await this.tellStale(result);
      return;
    }
    if (await isReadOnly(document)) {
      await window.showWarningMessage(READ_ONLY);
      return;
    }
    const text = document.getText();
    const language = this.languageAt(text, result.range.start, document.languageId);
    const asked = { text, range: result.range, form, language, caret };
    const place = this.isProse(language) ? placeInProse(asked) : placeInCode(asked);
    const editor = await editorOf(document);
    const put = insertion(code, place, styleOf(editor));
    const { version } = document;
    const done = await editor.edit((edit) => {
      edit.insert(document.positionAt(put.offset), put.text);
    });
    // An editor that is read-only in this session says that it is done, and does nothing.
    if (!done || document.version === version) {
      await window.showWarningMessage(
        l10n.t('The editor refused the change: the document was edited meanwhile or is read-only.'),
      );
      return;
    }
    const range = new Range(document.positionAt(put.offset + put.start), document.positionAt(put.offset + put.end));
    editor.selection = new Selection(range.start, range.end);
    editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
    // Not awaited: the message stands until it is answered.
    if (needs.length > 0) void this.tellNeeds(document, language, needs);
  }

  private async tellNeeds(document: TextDocument, language: string, needs: readonly string[]): Promise<void> {
    // In a block of code in Markdown the top of the file is not the top of the code.
    const simple =
      document.languageId === language &&
      needs.every((need) => importPlace(document.getText(), language, need) !== null);
    const add = needs.length === 1 ? l10n.t('Add Import') : l10n.t('Add Imports');
    const text = l10n.t('The inserted code needs {0}.', listed(needs.map((need) => `\`${need}\``)));
    const chosen = await window.showInformationMessage(text, ...(simple ? [add] : []));
    if (chosen !== add) return;
    const editor = await editorOf(document);
    const { lineBreak } = styleOf(editor);
    await editor.edit((edit) => {
      for (const need of needs) {
        const place = importPlace(document.getText(), language, need);
        if (place !== null) edit.insert(document.positionAt(place.offset), place.text.replaceAll('\n', lineBreak));
      }
    });
  }

  private async tellStale({ uri, range }: Result): Promise<void> {
    if ((await window.showWarningMessage(STALE, AGAIN)) !== AGAIN) return;
    const document = await findDocument(uri);
    if (document !== undefined) await this.differentiation.ranges(document, [range]);
  }
}

interface Chosen {
  readonly request: CodeRequest;
  readonly written: WrittenCode;
}

type FormItem = QuickPickItem & Chosen;

async function editorOf(document: TextDocument): Promise<TextEditor> {
  const visible = window.visibleTextEditors.find((editor) => editor.document === document);
  return visible ?? window.showTextDocument(document, { viewColumn: ViewColumn.One });
}

function styleOf({ document, options: { insertSpaces, tabSize, indentSize } }: TextEditor): Style {
  const size = [indentSize, tabSize].find((one) => typeof one === 'number') ?? 4;
  return {
    lineBreak: document.eol === EndOfLine.CRLF ? '\r\n' : '\n',
    level: insertSpaces === false ? '\t' : ' '.repeat(size),
  };
}

async function isReadOnly({ uri }: TextDocument): Promise<boolean> {
  if (workspace.fs.isWritableFileSystem(uri.scheme) === false) return true;
  try {
    const { permissions } = await workspace.fs.stat(uri);
    return permissions === FilePermission.Readonly;
  } catch {
    // Not saved yet, or held by the editor: the edit itself will say.
    return false;
  }
}
