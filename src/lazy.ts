/** Something that is made once, when it is first needed. */

export class Lazy<T> {
  /** What was made; undefined before. */
  loaded: T | undefined;
  private readonly make: () => Promise<T>;
  private loading: Promise<T> | undefined;

  constructor(make: () => Promise<T>) {
    this.make = make;
  }

  /** After a failure the next call tries again. */
  load(): Promise<T> {
    this.loading ??= this.make().then(
      (made) => (this.loaded = made),
      (error: unknown) => {
        this.loading = undefined;
        throw error;
      },
    );
    return this.loading;
  }
}
