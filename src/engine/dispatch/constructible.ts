/** Classes that may be called without `new`, as in Python. */

type Constructor = abstract new (...args: never[]) => unknown;

/** The class, which makes an object when it is called, too. */
export function constructible<C extends Constructor>(
  type: C,
): C & ((...args: ConstructorParameters<C>) => InstanceType<C>) {
  return new Proxy(type, {
    apply: (target, _self, args: unknown[]) => Reflect.construct(target, args) as unknown,
  }) as C & ((...args: ConstructorParameters<C>) => InstanceType<C>);
}
