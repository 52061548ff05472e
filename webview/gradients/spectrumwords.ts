/** What stands below a Hessian: its eigenvalues, its condition number, and what they say, a sentence each. */
import { FEW_DIGITS, formatNumber } from '../../src/trace/format';
import type { MatrixSpectrum } from '../../src/trace/matrix';
import { element } from '../elements';
import { facts } from '../graph/details';
import { said, t } from '../words';

/** `curve`: of a function of one number, where f″ is all there is. */
export function spectrumWords(spectrum: MatrixSpectrum, curve: boolean): HTMLElement {
  const { eigenvalues, condition, gradient, says } = spectrum;
  const short = (value: number): string => formatNumber(value, FEW_DIGITS);
  const numbers =
    eigenvalues === null || curve
      ? []
      : [
          [t('eigenvalues'), eigenvalues.map(short).join(', ')] as const,
          [t('condition number'), condition === null ? '' : short(condition)] as const,
          [t('length of the gradient'), short(gradient)] as const,
        ];
  return element(
    'section',
    { class: 'spectrum', 'aria-label': t('What the Hessian says') },
    ...says.map((sentence) => element('p', { class: 'spectrum-says' }, said(sentence))),
    numbers.length > 0 && facts(numbers.filter(([, text]) => text !== '')),
  );
}
