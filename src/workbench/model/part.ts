import { HostObject } from "../protocol/members";

/** An object that office.js knows again by its id. */
export abstract class Identified extends HostObject {
  abstract readonly id: string | number;

  override identity(): Record<string, unknown> {
    return { Id: this.id };
  }
}

/** An object that is there because another one is: a chart's title, a rule's format. */
export abstract class Part<T> extends HostObject {
  constructor(protected readonly of: T) {
    super();
  }
}
