/** Whether two trees say the same: a text that is equal where they are, wherever they stand in the document. */
import { fold } from '../../languages/expression/fold';
import type { Tree } from '../../languages/expression/tree';

/** Keys of trees, with the definitions of bound names told apart by which they are. */
export class Keys {
  private readonly definitions = new Map<Tree, number>();
  /** Long keys by number, so that a key of keys stays short. */
  private readonly known = new Map<string, number>();

  of(tree: Tree): string {
    return fold<string>(tree, (part, parts) => this.short(this.written(part, parts)));
  }

  private written(tree: Tree, parts: readonly string[]): string {
    switch (tree.kind) {
      case 'number':
        return `${tree.constant ?? ''}#${Object.is(tree.value, -0) ? '-0' : String(tree.value)}`;
      case 'name':
        return `$${tree.name}`;
      case 'bound': {
        const definition = this.definitions.get(tree.definition) ?? this.definitions.size;
        this.definitions.set(tree.definition, definition);
        return `@${tree.name}:${definition}`;
      }
      case 'call':
        return `${tree.operator}${JSON.stringify(tree.keywords)}(${parts.join(',')})`;
      case 'condition':
        return `if(${parts.join(',')})`;
      case 'list':
        return `[${parts.join(',')}]`;
    }
  }

  private short(key: string): string {
    const number = this.known.get(key) ?? this.known.size;
    this.known.set(key, number);
    return String(number);
  }
}
