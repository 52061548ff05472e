// Hints and lenses as a reader sees them: behind the lines and above them, with the tooltip and the click.
import { expect, test } from './fixtures';

const SOURCE =
  'function f(x) {\n  return x ** 2;\n}\n\nconst x = torch.tensor(3, { requires_grad: true });\nconst y = f(x) * 2;\ny.backward();\n';

test('a run writes what each line gave behind it, with the rest in the tooltip', async ({ workbench, openNew }) => {
  await openNew('.js', SOURCE);
  const { page } = workbench;
  await expect(page.locator('.codelens-decoration')).toHaveCount(0);
  await workbench.runCommand('Autograd: Differentiate File');
  await expect(workbench.line('const x')).toContainText('grad = tensor(12.)');
  await expect(workbench.line('const y')).toContainText('= tensor(18.)');
  await page.getByText('= tensor(18.)').last().hover();
  await expect(workbench.hover).toContainText('y.grad_fn');
  await expect(workbench.hover.getByRole('link', { name: 'Open in inspector' })).toBeVisible();
});

test('a click on a lens above the program shows the tab that it names', async ({ workbench, openNew }) => {
  await openNew('.js', SOURCE);
  await workbench.runCommand('Autograd: Differentiate File');
  const lenses = workbench.page.locator('.codelens-decoration');
  await expect(lenses.first()).toContainText(/Differentiate.*Graph.*Plot/);
  // Above the function, and above the first line that is none.
  await expect(lenses).toHaveCount(2);
  await lenses.last().getByRole('button', { name: 'Plot' }).click();
  await expect(workbench.panel.getByRole('tab', { name: 'Plot' })).toHaveAttribute('aria-selected', 'true');
});
