// What stands between a changed value and what the user sees: the panel's re-evaluation and the hover's text.
import { hoverText } from '../../../src/editor/hover/text';
import { readExpression } from '../../../src/languages/expression/read';
import { answer } from '../../../src/runtime/answer';
import { runExpression } from '../../../src/runtime/inline';
import { isRefusal, type Refusal } from '../../../src/trace/refusal';
import { runPeer } from '../timer.mjs';

const TEXT = '5*x**4 + 3*x**3 + 7*x**2 + 9*x - 5';
const VALUES = { x: 2 };

/** What was asked for, or an error with the refusal's text. */
function granted<T>(given: T | Refusal): T {
  if (isRefusal(given)) throw new Error(given.message.text);
  return given;
}

function read(): ReturnType<typeof readExpression> {
  return readExpression(TEXT, { start: 0, end: TEXT.length }, { language: 'python' });
}

await runPeer('autograd-lens', {
  panel: () => {
    const expression = granted(read());
    const run = () => granted(runExpression(expression, VALUES, { text: TEXT }));
    return { run, value: () => granted(answer(run())).gradients['x'] };
  },
  hover: () => {
    const run = (): string => {
      const { trace } = granted(runExpression(granted(read()), VALUES, { text: TEXT }));
      return hoverText(trace, TEXT.lastIndexOf('-'), 'command:open').markdown;
    };
    return { run, value: () => /\*\*(233)\*\*/.exec(run())?.[1] };
  },
});
