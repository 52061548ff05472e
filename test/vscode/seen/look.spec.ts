// The panel through the day: other themes, a narrow column, hidden and shown again, the window reloaded.
import { expect, test } from './fixtures';

test.beforeEach(async ({ workbench, openNew }) => {
  await openNew('.py', 'x = 2\ny = 5*x**4 + 3*x**3 + 7*x**2 + 9*x - 5\n');
  await workbench.moveTo(2, 8);
  await workbench.runCommand('Autograd: Differentiate Selection');
  await expect(workbench.panel.locator('body')).toContainText('233');
});

test('follows the theme at once', async ({ workbench }, info) => {
  const seen = new Set<string>();
  for (const [theme, kind] of [
    ['Light Modern', 'vscode-light'],
    ['Dark Modern', 'vscode-dark'],
    ['Dark High Contrast', 'vscode-high-contrast'],
  ] as const) {
    await workbench.chooseTheme(theme);
    const body = workbench.panel.locator('body');
    await expect(body).toHaveClass(new RegExp(kind));
    await expect(body).toContainText('233');
    seen.add(
      await body.evaluate(
        (element) =>
          getComputedStyle(element).color +
          getComputedStyle(element.ownerDocument.documentElement).getPropertyValue('--vscode-editor-background'),
      ),
    );
    await info.attach(theme, { body: await workbench.page.screenshot(), contentType: 'image/png' });
  }
  expect(seen.size).toBe(3);
});

test('fits a narrow column', async ({ workbench }) => {
  await workbench.page.setViewportSize({ width: 700, height: 800 });
  try {
    for (const name of ['Graph', 'Gradients', 'Plot']) {
      await workbench.panel.getByRole('tab', { name }).click();
      await expect
        .poll(
          () => workbench.panel.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth),
          `${name} overflows`,
        )
        .toBeLessThanOrEqual(0);
    }
  } finally {
    await workbench.page.setViewportSize({ width: 1280, height: 800 });
  }
});

test('keeps what is looked at while it is hidden', async ({ workbench }) => {
  await workbench.panel.getByRole('tab', { name: 'Gradients' }).click();
  await workbench.openFile('notes.md');
  await workbench.runCommand('Autograd: Open Inspector');
  await expect(workbench.panel.getByRole('tab', { name: 'Gradients' })).toHaveAttribute('aria-selected', 'true');
  await expect(workbench.panel.locator('body')).toContainText('233');
});

test('is there again after the window was reloaded', async ({ workbench }) => {
  await workbench.panel.getByRole('tab', { name: 'Gradients' }).click();
  await expect(workbench.panel.getByRole('tab', { name: 'Gradients' })).toHaveAttribute('aria-selected', 'true');
  await workbench.reload();
  await expect(workbench.panel.getByRole('tab', { name: 'Gradients' })).toHaveAttribute('aria-selected', 'true', {
    timeout: 60_000,
  });
  await expect(workbench.panel.locator('body')).toContainText('145', { timeout: 30_000 });
  await expect(workbench.panel.locator('body')).toContainText('233');
});
