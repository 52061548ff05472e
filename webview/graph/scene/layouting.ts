/** The thread in which large graphs are laid out: answers each task with a layout. Bundled as text; knows no document. */
import { layingOut } from '../layout';
import { boxesOf, buffersOf, edgesOf, pack, type Answer, type Task } from './packed';

/** As a worker has it; the page's types are those of a window. */
interface Thread {
  onmessage: ((event: MessageEvent<Task>) => void) | null;
  postMessage(answer: Answer, transfer: readonly ArrayBufferLike[]): void;
}

const thread = globalThis as unknown as Thread;

thread.onmessage = ({ data: task }) => {
  try {
    const end = performance.now() + task.budget;
    const steps = layingOut(boxesOf(task), edgesOf(task), task.before);
    let step = steps.next();
    while (step.done !== true) step = steps.next(performance.now() > end);
    const layout = pack(step.value);
    thread.postMessage({ id: task.id, layout }, buffersOf(layout));
  } catch (error) {
    thread.postMessage({ id: task.id, error: String(error) }, []);
  }
};
