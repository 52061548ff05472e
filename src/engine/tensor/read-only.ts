/** Properties that can only be read say so as PyTorch does, not as JavaScript. */
import { TorchError } from '../errors';

/** Gives every property of the prototype that has no setter one that refuses. */
export function sayReadOnly(prototype: object): void {
  for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(prototype)))
    if (property.get !== undefined && property.set === undefined)
      Object.defineProperty(prototype, name, {
        ...property,
        set: () => {
          throw new TorchError(
            'AttributeError',
            `attribute '${name}' of 'torch._C.TensorBase' objects is not writable`,
          );
        },
      });
}
