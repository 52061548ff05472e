/** The inspector's settings as they count: one of a wrong type or an unknown value is its default. */
import { workspace } from 'vscode';
import type { Place } from './protocol';

const LOCATION = 'autogradLens.inspector.location';
const FOLLOW_CARET = 'autogradLens.inspector.followCaret';

export function placeFrom(value: unknown): Place {
  return value === 'panel' || value === 'sideBar' ? value : 'editor';
}

export const inspectorSettings = {
  place: (): Place => placeFrom(workspace.getConfiguration().get(LOCATION)),
  followCaret: (): boolean => workspace.getConfiguration().get(FOLLOW_CARET) !== false,
};

export function onInspectorSettings(changes: { place(): void; followCaret(): void }): { dispose(): void } {
  return workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(LOCATION)) changes.place();
    if (event.affectsConfiguration(FOLLOW_CARET)) changes.followCaret();
  });
}
