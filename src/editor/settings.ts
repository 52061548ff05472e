/**
 * Settings that hold what they cannot mean: one line in the log for each, with what is used instead. What is allowed is
 * read from the manifest, so that every setting is looked at. Knows no setting by name, nor the editor.
 */
import { nearest } from './numeric-setting';

/** What the manifest says of a setting. */
export interface SettingSchema {
  readonly type: string;
  readonly default: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
}

export type SettingSchemas = Readonly<Record<string, SettingSchema>>;

const MAX_VALUE = 80;

/** What is wrong with a value; null where nothing is. */
export function complaint(id: string, schema: SettingSchema, value: unknown): string | null {
  const usual = JSON.stringify(schema.default);
  const shown = shortened(value);
  if (!isOfType(schema.type, value))
    return `The setting ${id} is ${shown}, which is no ${schema.type}: ${usual} is used.`;
  if (schema.enum !== undefined && !schema.enum.includes(value))
    return `The setting ${id} is ${shown}, which is none of ${schema.enum.join(', ')}: ${usual} is used.`;
  const { minimum = -Infinity, maximum = Infinity } = schema;
  if (typeof value === 'number' && (value < minimum || value > maximum))
    return `The setting ${id} is ${shown}, which is not between ${minimum} and ${maximum}: ${nearest(value, { minimum, maximum })} is used.`;
  return null;
}

/** Tells of each value once. */
export class SettingsWatch {
  private readonly schemas: SettingSchemas;
  private readonly log: (line: string) => void;
  private readonly told = new Set<string>();

  constructor(schemas: SettingSchemas, log: (line: string) => void) {
    this.schemas = schemas;
    this.log = log;
  }

  /** Looks at all settings; `read` gives what stands in the settings file. */
  look(read: (id: string) => unknown): void {
    for (const [id, schema] of Object.entries(this.schemas)) {
      const value = read(id);
      const line = value === undefined ? null : complaint(id, schema, value);
      if (line === null || this.told.has(line)) continue;
      this.told.add(line);
      this.log(line);
    }
  }
}

/** The settings of an extension's manifest, where they have the usual form. */
export function schemasIn(manifest: unknown): SettingSchemas {
  const { contributes } = (manifest ?? {}) as {
    readonly contributes?: { readonly configuration?: { readonly properties?: SettingSchemas } };
  };
  return contributes?.configuration?.properties ?? {};
}

/** A fraction where a whole number is asked for is rounded, which nobody need be told. */
function isOfType(type: string, value: unknown): boolean {
  if (type === 'integer' || type === 'number') return typeof value === 'number' && !Number.isNaN(value);
  return typeof value === type;
}

function shortened(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE)}…` : text;
}
