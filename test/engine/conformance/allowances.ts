/** What all subjects are allowed together: one file per subject in `allowed/`. */
import { readdirSync } from 'node:fs';
import type { Allowance } from './allowance';

const FOLDER = new URL('./allowed/', import.meta.url);

export type Allowances = Required<Allowance>;

/** Reads the files; a function, since not every loader waits for a module. */
export async function allowances(): Promise<Allowances> {
  const found = await Promise.all(
    readdirSync(FOLDER).map(async (file) => {
      const module = (await import(new URL(file, FOLDER).href)) as { readonly allowance: Allowance };
      return module.allowance;
    }),
  );
  const together = (
    choose: (allowance: Allowance) => Readonly<Record<string, string>> | undefined,
  ): Record<string, string> => Object.assign({}, ...found.map(choose)) as Record<string, string>;
  return {
    cancelling: found.flatMap(({ cancelling }) => cancelling ?? []),
    approximateInFloat32: found.flatMap(({ approximateInFloat32 }) => approximateInFloat32 ?? []),
    orderOfZeros: found.flatMap(({ orderOfZeros }) => orderOfZeros ?? []),
    notByDifferences: found.flatMap(({ notByDifferences }) => notByDifferences ?? []),
    firstOnlyByDifferences: together(({ firstOnlyByDifferences }) => firstOnlyByDifferences),
    departures: together(({ departures }) => departures),
    nodesNotByDifferences: together(({ nodesNotByDifferences }) => nodesNotByDifferences),
    nodesWithoutRecord: together(({ nodesWithoutRecord }) => nodesWithoutRecord),
    unrecorded: together(({ unrecorded }) => unrecorded),
  };
}
