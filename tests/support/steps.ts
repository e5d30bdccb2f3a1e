/**
 * What a call costs, counted and not timed: characters that the methods of texts and patterns look at, copy or search,
 * elements that the methods of lists visit, and look-ups in maps. A pattern's own steps can't be counted; that none of
 * them takes more than linear many is the linter's to say (regexp/no-super-linear-*).
 */
export function stepsOf(run: () => unknown): number {
  let count = 0;
  const undo: (() => void)[] = [];
  const wrap = (owner: object, name: string, cost: (self: any, args: any[], result: any) => number) => {
    const plain = (owner as any)[name];
    (owner as any)[name] = function (this: any, ...args: any[]) {
      const result = plain.apply(this, args);
      count += cost(this, args, result);
      return result;
    };
    undo.push(() => void ((owner as any)[name] = plain));
  };

  for (const name of ["charAt", "charCodeAt", "codePointAt", "at", "startsWith", "endsWith"])
    wrap(String.prototype, name, () => 1);
  for (const name of ["slice", "substring"])
    wrap(String.prototype, name, (_, __, result: string) => result.length + 1);
  for (const name of ["toLowerCase", "toUpperCase", "trim", "trimStart", "trimEnd", "normalize", "split"])
    wrap(String.prototype, name, (self: string) => self.length + 1);
  for (const name of ["replaceAll", "repeat", "padStart"])
    wrap(String.prototype, name, (self: string) => self.length + 1);
  const { indexOf } = String.prototype;
  for (const name of ["indexOf", "includes", "search"])
    wrap(String.prototype, name, (self: string, [sought, from = 0]: any[]) => {
      // A pattern's search counts itself.
      const at = typeof sought === "string" ? indexOf.call(self, sought, from) : 0;
      return (at < 0 ? Math.max(self.length - from, 0) : at - from) + 1;
    });
  // What a pattern passes over from where it begins; one that is tried at one place only is refused there.
  let begins = 0;
  const exec = RegExp.prototype.exec;
  RegExp.prototype.exec = function (this: RegExp, text: string) {
    begins = this.global || this.sticky ? this.lastIndex : 0;
    const result = exec.call(this, text);
    count += result
      ? result.index + result[0].length - begins + 1
      : this.sticky
        ? 1
        : String(text).length - begins + 1;
    return result;
  };
  undo.push(() => (RegExp.prototype.exec = exec));

  for (const name of [
    "map",
    "filter",
    "flatMap",
    "forEach",
    "find",
    "findIndex",
    "some",
    "every",
    "reduce",
  ]) {
    const plain = (Array.prototype as any)[name];
    (Array.prototype as any)[name] = function (this: any[], visit: any, ...args: any[]) {
      if (typeof visit !== "function") return plain.call(this, visit, ...args);
      const counted = function (this: any, ...given: any[]) {
        count++;
        return visit.apply(this, given);
      };
      return plain.call(this, counted, ...args);
    };
    undo.push(() => void ((Array.prototype as any)[name] = plain));
  }
  for (const name of [
    "indexOf",
    "includes",
    "join",
    "slice",
    "concat",
    "shift",
    "unshift",
    "splice",
    "sort",
    "reverse",
  ])
    wrap(Array.prototype, name, (self: unknown[]) => self.length + 1);
  wrap(Map.prototype, "get", () => 1);
  wrap(Set.prototype, "has", () => 1);

  try {
    run();
  } finally {
    for (const one of undo) one();
  }
  return count;
}
