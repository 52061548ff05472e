/**
 * The second derivatives of the variables, asked of the run while their column is there, and again when values change.
 * Knows no table.
 */
import type { VariableCurvature } from '../../src/trace/curvature';
import { Asking } from '../formula/asking';
import type { Page } from '../page';
import { said, t } from '../words';
import { nothing, type Quantity } from './quantities';
import type { Row } from './rows';

const PENDING: Quantity = { values: [], whole: true, reason: null, pending: true };

export class Seconds {
  private readonly asking: Asking<'curvature'>;
  private found: ReadonlyMap<string, VariableCurvature> | null = null;
  /** Why nothing was computed at all, and what to do about it. */
  private refused: string | null = null;
  private about: object | null = null;
  private serial = 0;

  constructor(page: Page, onChange: () => void) {
    this.asking = new Asking(page, 'curvature', {
      arrived: (data, about) => {
        // Of a result that is shown no more.
        if (about !== String(this.serial)) return;
        this.found = new Map(data.variables.map((one) => [one.variable, one]));
        onChange();
      },
      refused: ({ reason, hint }, about) => {
        if (about !== String(this.serial)) return;
        this.refused = [reason, ...(hint === null ? [] : [hint])].map(said).join(' ');
        onChange();
      },
    });
  }

  /** Asks once for each result; null: the column is not there. */
  ask(result: object | null): void {
    if (result === this.about) return;
    this.about = result;
    this.serial += 1;
    this.found = null;
    this.refused = null;
    if (result === null) this.asking.cancel();
    else this.asking.ask({ variables: [] }, String(this.serial));
  }

  of({ name, tensor }: Row): Quantity {
    if (this.refused !== null) return nothing(this.refused);
    if (this.found === null) return PENDING;
    const own = this.found.get(name);
    const reason = own?.reason ?? null;
    if (own === undefined || own.values === null)
      return nothing(reason === null ? t('There is no second derivative of this.') : said(reason));
    // Zero has no sign here: which one it gets depends on the way it was computed.
    return {
      values: own.values.map((value) => value + 0),
      whole: own.values.length >= tensor.summary.numel,
      reason: reason && said(reason),
    };
  }
}
