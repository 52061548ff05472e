/** What values are called in the text, and where. Knows no tape. */
import { parameterPath } from '../../engine/nn/module/registry';
import type { SourceRange } from '../../trace/range';
import type { SiteTable } from './sites';
import type { Value } from './value';

const MAX_MENTIONS = 100;

export class Names {
  private readonly table: SiteTable;
  private readonly mentions = new Map<Value, SourceRange[]>();

  /** `order`: the sites in order of the text. */
  constructor(table: SiteTable, order: readonly number[]) {
    this.table = table;
    for (const site of order) {
      const record = table.at(site);
      if (!record?.value || record.place.name === null) continue;
      const known = this.mentions.get(record.value);
      if (known === undefined) this.mentions.set(record.value, [record.place.range]);
      else if (known.length < MAX_MENTIONS) known.push(record.place.range);
    }
  }

  /**
   * The name of the first place that gave the value a name, else of the last that read it by one; of a module's parameter
   * its path in the module (`fc.weight`), unless that place named nothing else (`p` of a loop over all parameters did).
   */
  nameOf(value: Value): string | null {
    return this.pathOf(value) ?? this.table.sites[namingSite(value)]?.name ?? null;
  }

  /** Where it got its name; without one, where it came about. */
  rangeOf(value: Value): SourceRange | null {
    const isNamed = value.writer >= 0 && this.pathOf(value) === null;
    const site = isNamed ? value.writer : (value.maker?.site ?? value.site);
    return this.table.sites[site]?.range ?? null;
  }

  /** The path of a parameter that no place of its own names. */
  private pathOf(value: Value): string | null {
    if (!value.leaf || value.tensor === null) return null;
    const site = namingSite(value);
    const isOwn = (this.table.sites[site]?.name ?? null) !== null && !this.table.isRepeated(site);
    return isOwn ? null : parameterPath(value.tensor);
  }

  /** Where else its name stands. */
  mentionsOf(value: Value): readonly SourceRange[] {
    const own = this.rangeOf(value);
    return this.mentions.get(value)?.filter(({ start, end }) => start !== own?.start || end !== own.end) ?? [];
  }
}

function namingSite(value: Value): number {
  return value.writer >= 0 ? value.writer : value.reader;
}
