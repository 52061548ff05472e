/** What the recorded calls of each subject are allowed: one file per subject in `allowed/`. */
import { readdirSync } from 'node:fs';
import type { Allowance } from './allowance';

const FOLDER = new URL('./allowed/', import.meta.url);

export type Allowances = Required<Allowance>;

const NOTHING: Allowances = {
  cancelling: [],
  approximateInFloat32: [],
  orderOfZeros: [],
  departures: {},
  notByDifferences: [],
  symmetric: [],
  firstOnlyByDifferences: {},
  nodesNotByDifferences: {},
  nodesWithoutRecord: {},
  unrecorded: {},
};

/** By subject. What one subject's calls are allowed says nothing of another's. */
export class AllowancesBySubject {
  private readonly found: ReadonlyMap<string, Allowances>;

  constructor(found: readonly (readonly [subject: string, allowance: Allowance])[]) {
    this.found = new Map(found.map(([subject, allowance]) => [subject, { ...NOTHING, ...allowance }]));
  }

  of(subject: string): Allowances {
    return this.found.get(subject) ?? NOTHING;
  }

  /** Derivatives and operators with reasons, of all subjects: a record of either may stand in any. */
  all(what: 'nodesNotByDifferences' | 'nodesWithoutRecord' | 'unrecorded'): Readonly<Record<string, string>> {
    return Object.assign({}, ...[...this.found.values()].map((allowance) => allowance[what])) as Record<string, string>;
  }
}

/** Reads the files; a function, since not every loader waits for a module. */
export async function allowances(): Promise<AllowancesBySubject> {
  const found = readdirSync(FOLDER).map(async (file): Promise<[string, Allowance]> => {
    const { allowance } = (await import(new URL(file, FOLDER).href)) as { readonly allowance: Allowance };
    return [file.replace('.ts', ''), allowance];
  });
  return new AllowancesBySubject(await Promise.all(found));
}
