import { HostObject } from "../protocol/members";

/** An object that is there because another one is: a chart's title, a rule's format. */
export abstract class Part<T> extends HostObject {
  constructor(protected readonly of: T) {
    super();
  }
}
