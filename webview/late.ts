/** Something that is made when it is first needed: a tab that nobody looks at costs nothing before the first paint. */
export class Late<T> {
  /** What was made; null before. */
  made: T | null = null;
  private readonly make: () => T;

  constructor(make: () => T) {
    this.make = make;
  }

  get it(): T {
    return (this.made ??= this.make());
  }
}
