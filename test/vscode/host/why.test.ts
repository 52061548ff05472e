// Why a gradient is None, zero, NaN or infinite: hovers over formulas and over programs that ran.
import assert from 'node:assert/strict';
import { closeAll, differentiateText, eventually, hoverSays, open, startPrograms } from './editing';

describe('why a gradient is of no use', () => {
  before(startPrograms);
  afterEach(closeAll);

  it('a program: the hover names the line of the cut, and what to write', async () => {
    const text = [
      'const x = torch.tensor([1, 2], { requires_grad: true });',
      'const w = torch.tensor([3, 4], { requires_grad: true });',
      'const h = (x * 2).detach();',
      'const loss = (h * w).sum();',
      'loss.backward();',
    ].join('\n');
    const editor = await open('typescript', `${text}\n`);
    await differentiateText(editor, text);
    const said = await hoverSays(editor, 'x = torch');
    assert.match(said, /Why: x \* 2 was detached here[^]*\(line 3\)/);
    assert.match(said, /Leave out detach[^]*`\(x \* 2\)`/);
    assert.doesNotMatch(await hoverSays(editor, 'w = torch'), /Why/);
    // The line moves with the text.
    await editor.edit((edit) => {
      edit.insert(editor.document.positionAt(0), '\n\n');
    });
    await eventually('the hover follows the text', async () =>
      (await hoverSays(editor, 'x = torch')).includes('(line 5)') ? true : undefined,
    );
  });

  it('a backward() that was refused: the hover over the loss says where the graph was left', async () => {
    const text = [
      'const x = torch.tensor([1, 2, 3], { requires_grad: true });',
      'const loss = (x > 1).float().mean();',
      'loss.backward();',
    ].join('\n');
    const editor = await open('typescript', `${text}\n`);
    await differentiateText(editor, text);
    const said = await hoverSays(editor, 'loss = (x');
    assert.match(said, /Why: A comparison gives true or false[^]*\(line 2\)/);
    assert.match(said, /torch\.sigmoid\(10 \* \(x - 1\)\)/);
  });

  it('a formula: a gradient of zero', async () => {
    const editor = await open('python', 'x = -1.0\ny = torch.relu(x)\n');
    await differentiateText(editor, 'y = torch.relu(x)');
    const said = await hoverSays(editor, 'relu(x)', 5);
    assert.match(said, /Why: relu is saturated at x = [^]*\(line 2\)/);
  });
});
