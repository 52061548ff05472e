/**
 * Open Example and Get Started: the list of examples, the user's copy of the one that was chosen with the caret where it
 * begins, and for links of the walkthrough its first look. Knows not how results are shown: it tells whoever listens.
 */
import {
  commands,
  l10n,
  QuickPickItemKind,
  Range,
  Selection,
  TabInputWebview,
  ThemeIcon,
  ViewColumn,
  window,
  workspace,
  WorkspaceEdit,
  type QuickInputButton,
  type QuickPickItem,
  type TextDocument,
  type TextEditor,
} from 'vscode';
import type { Differentiation } from '../commands/differentiate';
import type { ProgramRuns } from '../programs/runs';
import { exampleGroups, findExample, type Example, type ExampleTab } from './catalogue';
import { readExampleRequest } from './request';
import type { ExampleShelf } from './shelf';

const WALKTHROUGH = 'autograd-lens.autograd-lens#getStarted';

export interface ExamplesOptions {
  readonly shelf: ExampleShelf;
  readonly differentiation: Differentiation;
  readonly runs: ProgramRuns;
  /** Shows this tab of the inspector, where there is one. */
  readonly showTab: (tab: ExampleTab) => void;
  /** For what went wrong and was got round. */
  readonly problem: (text: string, error: unknown) => void;
}

interface Pick extends QuickPickItem {
  readonly example?: Example;
}

export class Examples {
  private readonly shelf: ExampleShelf;
  private readonly differentiation: Differentiation;
  private readonly runs: ProgramRuns;
  private readonly showTab: ExamplesOptions['showTab'];
  private readonly problem: ExamplesOptions['problem'];

  constructor({ shelf, differentiation, runs, showTab, problem }: ExamplesOptions) {
    this.shelf = shelf;
    this.differentiation = differentiation;
    this.runs = runs;
    this.showTab = showTab;
    this.problem = problem;
  }

  /** The command: of a link's argument, else of the user's choice. */
  async open(argument: unknown): Promise<void> {
    const request = readExampleRequest(argument);
    if (request === null) {
      await this.choose();
      return;
    }
    const example = findExample(request.id);
    if (example === undefined) throw new RangeError(`there is no example "${request.id}"`);
    const editor = await this.show(example, false, request.at ?? example.place);
    if (request.show !== null) await this.look(editor, example, request.show);
  }

  /** Differentiates what stands at the caret, or runs the file, and shows this tab of what it gave. */
  private async look(editor: TextEditor, { as }: Example, tab: ExampleTab): Promise<void> {
    if (as === 'program') await this.runs.run(editor.document, null);
    else if (as === 'function') await this.differentiation.functions(editor);
    else await this.differentiation.selections(editor);
    this.showTab(tab);
    // What the walkthrough's steps are done by.
    await commands.executeCommand('setContext', `autogradLens.shown.${tab}`, true);
  }

  private async choose(): Promise<void> {
    const afresh: QuickInputButton = { iconPath: new ThemeIcon('discard'), tooltip: l10n.t('Open as It Came') };
    const items: Pick[] = [];
    for (const { title, examples } of exampleGroups()) {
      items.push({ label: title, kind: QuickPickItemKind.Separator });
      for (const example of examples) {
        const edited = (await this.shelf.stateOf(example.file)) === 'edited';
        items.push({
          example,
          label: example.title,
          description: edited ? l10n.t('{0}, edited by you', example.file) : example.file,
          detail: example.detail,
          ...(edited ? { buttons: [afresh] } : {}),
        });
      }
    }
    const chosen = await ask(items);
    if (chosen !== undefined) await this.show(chosen.example, chosen.afresh, chosen.example.place);
  }

  private async show({ file }: Example, afresh: boolean, place: string): Promise<TextEditor> {
    const document = await this.document(file);
    const editor = await window.showTextDocument(document, { viewColumn: besideThePanel(), preview: false });
    if (afresh) await this.renew(document, file);
    const at = document.getText().indexOf(place);
    if (at >= 0) {
      const caret = document.positionAt(at + place.length);
      editor.selection = new Selection(caret, caret);
      editor.revealRange(new Range(caret, caret));
    }
    return editor;
  }

  private async document(file: string): Promise<TextDocument> {
    try {
      return await workspace.openTextDocument(await this.shelf.copyOf(file));
    } catch (error) {
      // A storage that is full or read-only keeps nobody from an example: the text opens without a file.
      this.problem(`writing the example ${file}`, error);
      const content = await this.shelf.textOf(file);
      const [, ending = ''] = /\.(\w+)$/.exec(file) ?? [];
      return workspace.openTextDocument({ content, language: LANGUAGES[ending] ?? 'plaintext' });
    }
  }

  /** By an edit, so that one undo brings back what the user had written. */
  private async renew(document: TextDocument, file: string): Promise<void> {
    const text = await this.shelf.textOf(file);
    if (document.getText() === text) return;
    const whole = new Range(document.positionAt(0), document.positionAt(document.getText().length));
    const edit = new WorkspaceEdit();
    edit.replace(document.uri, whole, text);
    await workspace.applyEdit(edit);
    if (await document.save()) await this.shelf.remember(file);
    window.setStatusBarMessage(l10n.t('The example is as it came. Undo brings your version back.'), 5000);
  }
}

export async function openWalkthrough(): Promise<void> {
  await commands.executeCommand('workbench.action.openWalkthrough', WALKTHROUGH, false);
}

const LANGUAGES: Readonly<Record<string, string>> = {
  ts: 'typescript',
  js: 'javascript',
  py: 'python',
  md: 'markdown',
};

/** The text goes where texts are: not over the inspector, if that is what has the focus. */
function besideThePanel(): ViewColumn {
  const { activeTabGroup } = window.tabGroups;
  const input = activeTabGroup.activeTab?.input;
  return input instanceof TabInputWebview && input.viewType.endsWith('autogradLens.inspector')
    ? ViewColumn.One
    : ViewColumn.Active;
}

/** The user's choice, and whether it is wanted as it came. */
function ask(items: readonly Pick[]): Promise<{ readonly example: Example; readonly afresh: boolean } | undefined> {
  return new Promise((resolve) => {
    const picker = window.createQuickPick<Pick>();
    picker.items = items;
    picker.title = l10n.t('Open an Example');
    picker.placeholder = l10n.t('Each opens as a file of your own to try and to change');
    picker.matchOnDescription = true;
    picker.matchOnDetail = true;
    const settle = (item: Pick | undefined, afresh: boolean): void => {
      resolve(item?.example === undefined ? undefined : { example: item.example, afresh });
      picker.hide();
    };
    picker.onDidAccept(() => {
      settle(picker.selectedItems[0], false);
    });
    picker.onDidTriggerItemButton(({ item }) => {
      settle(item, true);
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}
