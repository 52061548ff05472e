// In a paused debug session variables take their values from the frame. The session is played by a debug adapter of ours,
// which has stopped in a file of the workspace as soon as it starts.
import assert from 'node:assert/strict';
import {
  debug,
  DebugAdapterInlineImplementation,
  DebugStackFrame,
  Disposable,
  EventEmitter,
  Uri,
  ViewColumn,
  window,
  workspace,
  type DebugAdapter,
  type DebugProtocolMessage,
  type TextEditor,
} from 'vscode';
import { activate, closeAll, differentiateText, eventually, hoverSays, inWorkspace, open } from './editing';

const TYPE = 'autograd-lens-test';

interface Request {
  readonly seq: number;
  readonly type: string;
  readonly command: string;
  readonly arguments?: Readonly<Record<string, unknown>>;
}

/** Stopped in line 2 of a file, in a frame with these variables. */
class PausedAdapter extends Disposable implements DebugAdapter {
  private readonly messages: EventEmitter<DebugProtocolMessage>;
  readonly onDidSendMessage: DebugAdapter['onDidSendMessage'];
  readonly evaluated: unknown[] = [];
  private readonly path: string;
  private readonly variables: Readonly<Record<string, string>>;
  private seq = 0;

  constructor(path: string, variables: Readonly<Record<string, string>>) {
    const messages = new EventEmitter<DebugProtocolMessage>();
    super(() => {
      messages.dispose();
    });
    this.messages = messages;
    this.onDidSendMessage = messages.event;
    this.path = path;
    this.variables = variables;
  }

  handleMessage(message: DebugProtocolMessage): void {
    const request = message as unknown as Request;
    if (request.type !== 'request') return;
    const body = this.answer(request);
    const success = body !== null;
    this.send({
      type: 'response',
      request_seq: request.seq,
      command: request.command,
      success,
      ...(success ? { body } : {}),
    });
    if (request.command === 'initialize') this.send({ type: 'event', event: 'initialized' });
    if (request.command === 'configurationDone')
      this.send({
        type: 'event',
        event: 'stopped',
        body: { reason: 'breakpoint', threadId: 1, allThreadsStopped: true },
      });
  }

  private answer({ command, arguments: asked = {} }: Request): object | null {
    switch (command) {
      case 'initialize':
        return { supportsConfigurationDoneRequest: true, supportsEvaluateForHovers: true };
      case 'threads':
        return { threads: [{ id: 1, name: 'main' }] };
      case 'stackTrace': {
        const source = { name: 'paused.py', path: this.path };
        return { stackFrames: [{ id: 11, name: 'f', line: 2, column: 1, source }], totalFrames: 1 };
      }
      case 'scopes':
        return { scopes: [{ name: 'Locals', variablesReference: 5, expensive: false }] };
      case 'variables':
        return {
          variables: Object.entries(this.variables).map(([name, value]) => ({ name, value, variablesReference: 0 })),
        };
      case 'evaluate': {
        this.evaluated.push(asked['expression']);
        const value = this.variables[String(asked['expression'])];
        return value === undefined ? null : { result: value, variablesReference: 0 };
      }
      default:
        return {};
    }
  }

  private send(message: object): void {
    this.seq += 1;
    this.messages.fire({ seq: this.seq, ...message });
  }
}

describe('a paused debug session', function () {
  this.timeout(60_000);
  let registration: { dispose(): unknown } | undefined;
  let file: Uri;
  let adapter: PausedAdapter | undefined;

  before(activate);
  afterEach(async () => {
    await debug.stopDebugging();
    registration?.dispose();
    registration = undefined;
    await closeAll();
  });

  async function openFile(name: string, text: string): Promise<TextEditor> {
    file = inWorkspace(name);
    await workspace.fs.writeFile(file, new TextEncoder().encode(text));
    return window.showTextDocument(await workspace.openTextDocument(file), { viewColumn: ViewColumn.One });
  }

  /** Starts a session that is paused in this file. */
  async function pauseIn(at: Uri, variables: Readonly<Record<string, string>>): Promise<void> {
    registration = debug.registerDebugAdapterDescriptorFactory(TYPE, {
      createDebugAdapterDescriptor: () => {
        adapter = new PausedAdapter(at.fsPath, variables);
        return new DebugAdapterInlineImplementation(adapter);
      },
    });
    assert.ok(await debug.startDebugging(undefined, { type: TYPE, request: 'launch', name: 'paused' }));
    await eventually('the frame', () => (debug.activeStackItem instanceof DebugStackFrame ? true : undefined));
  }

  it('gives the variables of a formula their values, before those assigned above', async () => {
    const editor = await openFile('paused.py', 'x = 2\ny = x**2 + w\n');
    await pauseIn(file, { x: 'tensor(5., requires_grad=True)', w: '1.5' });
    await window.showTextDocument(editor.document, ViewColumn.One);
    await differentiateText(window.activeTextEditor ?? editor, 'x**2 + w');
    const hover = await hoverSays(editor, '+ w');
    assert.match(hover, /\*\*26\.5\*\*/);
    assert.match(hover, /\*\*10\*\*/);
    assert.match(hover, /debugger/);
    assert.deepEqual(adapter?.evaluated.filter((name) => name === 'x' || name === 'w').toSorted(), ['w', 'x']);
  });

  it('says nothing of the variables of another file', async () => {
    const editor = await openFile('other.py', 'x = 2\ny = x**2\n');
    await pauseIn(Uri.joinPath(file, '..', 'paused.py'), { x: '5' });
    await window.showTextDocument(editor.document, ViewColumn.One);
    await differentiateText(window.activeTextEditor ?? editor, 'x**2');
    const hover = await hoverSays(editor, '**2', 1);
    assert.match(hover, /\*\*4\*\*/);
    assert.doesNotMatch(hover, /debugger/);
  });

  it('leaves a document that is no file alone', async () => {
    const paused = inWorkspace('paused.py');
    await pauseIn(paused, { x: '5' });
    const editor = await open('python', 'x = 3\ny = x**2\n');
    await differentiateText(editor, 'x**2');
    assert.match(await hoverSays(editor, '**2', 1), /\*\*9\*\*/);
  });
});
