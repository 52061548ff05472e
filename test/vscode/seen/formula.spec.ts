// The tab Formula beside the editor: the real derivation, simplified on its thread, inserted into the document.
import { expect, test } from './fixtures';

const SOURCE = 'x = 2\ny = 5*x**4 + 3*x**3 + 7*x**2 + 9*x - 5\n';

test.beforeEach(async ({ workbench, openNew }) => {
  await openNew('.py', SOURCE);
  await workbench.moveTo(2, 8);
  await workbench.runCommand('Autograd: Differentiate Selection');
  await expect(workbench.panel.locator('body')).toContainText('145');
  await workbench.panel.getByRole('tab', { name: 'Formula' }).click();
});

test('shows the derivative simplified, with the numbers put in, and that all three ways agree', async ({
  workbench,
}) => {
  const { panel } = workbench;
  await expect(panel.locator('.derivative')).toHaveAttribute('aria-label', /20x³ \+ 9x² \+ 14x \+ 9/, {
    timeout: 20_000,
  });
  await expect(panel.locator('.derivative-numbers')).toHaveAttribute('aria-label', '= 20·2³ + 9·2² + 14·2 + 9');
  await expect(panel.locator('.derivative-value')).toContainText('233');
  await expect(panel.getByRole('group', { name: 'Check' })).toContainText(/rule, autograd and differences agree/);
});

test('a step shows the part of the text that it differentiates', async ({ workbench }) => {
  const step = workbench.panel.getByRole('treeitem', { name: /Constant factor rule/ }).first();
  await step.locator('.step-formula .katex').click();
  // `5*x**4`
  await expect(workbench.page.locator('.statusbar')).toContainText('6 selected');
});

test('is inserted below its statement by the button', async ({ workbench }) => {
  await expect(workbench.panel.locator('.derivative')).toHaveAttribute('aria-label', /20x³/, { timeout: 20_000 });
  await workbench.panel.getByRole('button', { name: 'Insert as Code' }).click();
  await expect(workbench.line('dy_dx')).toHaveText('dy_dx = 20 * x**3 + 9 * x**2 + 14 * x + 9');
});

test('a derivative that is typed is found wrong, at a point', async ({ workbench }) => {
  const mine = workbench.panel.getByRole('region', { name: 'Check my derivative' });
  await mine.getByRole('textbox').fill('20*x**3 + 9*x**2 + 14*x + 8');
  await mine.getByRole('textbox').press('Enter');
  await expect(mine).toContainText(/At x = .* the derivative is .*, yours gives/);
});
