import { Refused } from "../refused";

/** A formula that Excel couldn't read either. */
export class Unreadable extends Refused {
  constructor(reason: string, text: string, at: number) {
    const place = text.slice(at, at + 12);
    super("the formula", place ? `${reason} before “${place}”` : `${reason} at the end`, {
      start: at,
      end: text.length,
    });
  }
}

/** A place in a formula's text that moves on. Patterns are sticky, so that reading takes time in proportion to the text. */
export class Scanner {
  at = 0;

  constructor(readonly text: string) {}

  get next(): string {
    return this.text[this.at] ?? "";
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }

  /** @returns whether there was any white space */
  spaces(): boolean {
    const from = this.at;
    for (let code = this.text.charCodeAt(this.at); isSpace(code); code = this.text.charCodeAt(this.at))
      this.at++;
    return this.at > from;
  }

  take(sign: string): boolean {
    const found = this.text.startsWith(sign, this.at);
    if (found) this.at += sign.length;
    return found;
  }

  /** @param pattern sticky */
  match(pattern: RegExp): RegExpExecArray | null {
    const found = this.look(pattern);
    if (found) this.at += found[0].length;
    return found;
  }

  /** As match, without moving on. */
  look(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text);
  }

  expect(sign: string, name: string): void {
    this.spaces();
    if (!this.take(sign)) throw this.unreadable(`${name} should stand`);
  }

  unreadable(reason: string, at = this.at): Unreadable {
    return new Unreadable(reason, this.text, at);
  }
}

const isSpace = (code: number): boolean =>
  code === 32 || code === 10 || code === 13 || code === 9 || code === 160;
