import { BaseSequencer } from 'vitest/node';

/**
 * The engine's tests first: they make millions of small objects, which takes several times as long in a process whose
 * memory other tests have filled.
 */
export class EngineFirst extends BaseSequencer {
  async sort(files) {
    const sorted = await super.sort(files);
    const isOfEngine = ({ moduleId }) => moduleId.includes('/test/engine/');
    return [...sorted.filter(isOfEngine), ...sorted.filter((file) => !isOfEngine(file))];
  }
}
