/**
 * Runs one request of office.js: a list of actions on objects that are named by paths. Knows the wire format and
 * nothing of what the objects are.
 */
import { apiNotFound, HostError } from "./errors";
import { HostCollection, HostObject, type Member } from "./members";
import type { MemberUse } from "./hooks";
import { query, queryAsJson, type QueryInfo } from "./query";
import {
  ACTION,
  PATH,
  type Action,
  type ActionResult,
  type ArgumentInfo,
  type BatchRequest,
  type ObjectPath,
} from "./wire";

export interface BatchScope {
  root: HostObject;
  services: ReadonlyMap<string, HostObject>;
  /** Objects that the client keeps between requests, by reference id. */
  references: Map<string, HostObject>;
  nextReference(): string;
  supports(member: Member): boolean;
  /** Called before a member is called or set, and after one is read. */
  uses(use: MemberUse): void;
  /** Called before values are read: everything pending must be applied. */
  beforeRead(): Promise<void>;
  /** Called before each action; may throw. The seam for faults in tests. */
  beforeAction?: (index: number) => void;
}

/** A failure, with the index of the action it happened in. */
export class BatchFailure extends Error {
  constructor(
    readonly error: HostError,
    readonly actionIndex: number,
  ) {
    super(error.message);
  }
}

const memberName = (wireName: string): string =>
  wireName.startsWith("_") ? wireName : wireName.charAt(0).toLowerCase() + wireName.slice(1);

export class Batch {
  /** Resolved paths. A method path runs its method once a request, whoever refers to it. */
  private readonly objects = new Map<number, HostObject | null>();
  /** Traces that were passed: by them office.js knows which event handlers to register. */
  readonly traceIds: number[] = [];

  constructor(
    private readonly request: BatchRequest,
    private readonly scope: BatchScope,
  ) {}

  /** Runs the actions in order. @throws {BatchFailure} at the first one that fails; those before it stay done. */
  async run(): Promise<ActionResult[]> {
    const results: ActionResult[] = [];
    for (const [index, action] of this.request.Actions.entries()) {
      try {
        this.scope.beforeAction?.(index);
        results.push({ ActionId: action.Id, Value: await this.perform(action) });
      } catch (cause) {
        throw new BatchFailure(asHostError(cause), index);
      }
    }
    return results;
  }

  private async perform(action: Action): Promise<unknown> {
    if (action.ActionType === ACTION.trace) {
      this.traceIds.push(action.Id);
      return null;
    }
    const object = await this.resolve(action.ObjectPathId);
    // Nothing can be done to a null object, and doing it is no error.
    if (object === null) return null;
    switch (action.ActionType) {
      case ACTION.instantiate:
        return this.identity(object);
      case ACTION.query:
        await this.beforeReading(object, action.QueryInfo);
        return query(object, action.QueryInfo ?? {}, this.scope);
      case ACTION.queryAsJson:
        await this.beforeReading(object, action.QueryInfo);
        return queryAsJson(object, action.QueryInfo ?? {}, this.scope);
      case ACTION.method:
        return this.invoke(object, action);
      case ACTION.setProperty: {
        const [value] = await this.arguments(action.ArgumentInfo);
        return this.assign(object, memberName(action.Name), value);
      }
      case ACTION.update:
        for (const [name, value] of Object.entries(action.ObjectState ?? {}))
          await this.assign(object, name, value);
        return null;
      default:
        throw new HostError("NotImplemented", `The host does not know action type ${action.ActionType}.`);
    }
  }

  /** Waits for what is calculated, unless nothing of that is asked for: between two writes it is for nobody's use. */
  private async beforeReading({ api }: HostObject, info: QueryInfo = {}): Promise<void> {
    const own = (name: string): boolean => ["read", "write"].includes(api.members.get(name)?.kind ?? "");
    if (!api.stored || ![...(info.Select ?? []), ...(info.Expand ?? [])].every(own))
      await this.scope.beforeRead();
  }

  private async invoke(object: HostObject, action: Action): Promise<unknown> {
    if (object.api.tracked && action.Name === "_KeepReference") {
      object.reference ??= this.scope.nextReference();
      this.scope.references.set(object.reference, object);
      return null;
    }
    const args = await this.arguments(action.ArgumentInfo);
    if (object === this.scope.root && action.Name === "_RemoveReference") {
      this.scope.references.delete(String(args[0]));
      return null;
    }
    return (await this.call(object, memberName(action.Name), args)) ?? null;
  }

  private async resolve(pathId: number): Promise<HostObject | null> {
    const known = this.objects.get(pathId);
    if (known !== undefined) return known;
    const path = this.request.ObjectPaths[pathId];
    if (!path) throw new HostError("InvalidRequest", `The request has no object path ${pathId}.`);
    const object = await this.locate(path);
    this.objects.set(pathId, object);
    return object;
  }

  private async locate(path: ObjectPath): Promise<HostObject | null> {
    switch (path.ObjectPathType) {
      case PATH.global:
        return this.scope.root;
      case PATH.service: {
        const service = this.scope.services.get(path.Name);
        if (!service) throw apiNotFound("service", path.Name);
        return service;
      }
      case PATH.reference: {
        const object = this.scope.references.get(path.Name);
        if (!object) throw new HostError("InvalidReference");
        return object;
      }
      case PATH.nothing:
        return null;
    }
    const parent = await this.resolve(path.ParentObjectPathId ?? -1);
    if (parent === null) return null;
    const name = memberName(path.Name);
    switch (path.ObjectPathType) {
      case PATH.method:
        return asObject(await this.call(parent, name, await this.arguments(path.ArgumentInfo)));
      case PATH.indexer:
        return asObject(await this.call(parent, "getItem", await this.arguments(path.ArgumentInfo)));
      case PATH.property:
        this.member(parent, name, ["nav"]);
        return asObject(
          located(parent, name, () => {
            const value = (parent as unknown as Record<string, unknown>)[name];
            const use: MemberUse = { object: parent, name, how: "read", value };
            this.scope.uses(use);
            return use.value;
          }),
        );
      default:
        throw new HostError(
          "NotImplemented",
          `The host does not know object path type ${path.ObjectPathType}.`,
        );
    }
  }

  private async arguments(info: ArgumentInfo | undefined): Promise<unknown[]> {
    const ids = info?.ReferencedObjectPathIds ?? [];
    return Promise.all((info?.Arguments ?? []).map((value, i) => this.argument(value, ids[i])));
  }

  private async argument(value: unknown, pathId: unknown): Promise<unknown> {
    if (Array.isArray(pathId) && Array.isArray(value))
      return Promise.all(value.map((one, i) => this.argument(one, pathId[i])));
    if (typeof pathId === "number" && pathId > 0) return this.resolve(pathId);
    return this.nested(value);
  }

  /** Objects in the properties of an argument travel as the id of their path: `{ source: { _ObjectPathId: 7 } }`. */
  private async nested(value: unknown): Promise<unknown> {
    if (typeof value !== "object" || value === null) return value;
    if ("_ObjectPathId" in value) return this.resolve(Number(value._ObjectPathId));
    // Blocks of cells are many, and hold nothing but values.
    if (Array.isArray(value))
      return value.some(isRecord) ? Promise.all(value.map((v) => this.nested(v))) : value;
    const entries = Object.entries(value).map(async ([key, v]) => [key, await this.nested(v)] as const);
    return Object.fromEntries(await Promise.all(entries));
  }

  private member(object: HostObject, name: string, kinds: readonly Member["kind"][]): Member {
    const { className, members } = object.api;
    const member = members.get(name);
    if (!member) throw apiNotFound(className, name);
    if (!this.scope.supports(member)) throw apiNotFound(className, name, `${member.set} ${member.version}`);
    if (!kinds.includes(member.kind))
      throw new HostError(
        "InvalidRequest",
        `${className}.${name} cannot be used so.`,
        `${className}.${name}`,
      );
    return member;
  }

  private call(object: HostObject, name: string, args: unknown[]): Promise<unknown> {
    this.member(object, name, ["call"]);
    const method = (object as unknown as Record<string, (...a: unknown[]) => unknown>)[name];
    if (typeof method !== "function")
      throw new Error(`${object.api.className}.${name} is declared but missing`);
    // What an add-in leaves out travels as null.
    const use = {
      object,
      name,
      how: "call",
      args: args.map((arg) => (arg === null ? undefined : arg)),
    } as const;
    return located(object, name, () => {
      this.scope.uses(use);
      return method.apply(object, use.args);
    }) as Promise<unknown>;
  }

  private assign(object: HostObject, wireName: string, value: unknown): Promise<unknown> {
    const name = object.api.aliases[wireName] ?? wireName;
    const member = this.member(object, name, ["read", "write"]);
    if (member.kind === "read")
      throw new HostError("InvalidArgument", undefined, `${object.api.className}.${name}`);
    const use: MemberUse = { object, name, how: "set", value };
    return located(object, name, async () => {
      this.scope.uses(use);
      (object as unknown as Record<string, unknown>)[name] = use.value;
      return null;
    }) as Promise<unknown>;
  }

  private identity(object: HostObject): Record<string, unknown> {
    return object.api.tracked
      ? { ...object.identity(), _ReferenceId: object.reference ?? "" }
      : object.identity();
  }
}

const asObject = (value: unknown): HostObject | null => {
  if (value === null || value === undefined) return null;
  if (value instanceof HostObject || value instanceof HostCollection) return value;
  throw new Error("a path led to something that is no host object");
};

export function asHostError(cause: unknown): HostError {
  if (cause instanceof HostError) return cause;
  const detail = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  return new HostError("GeneralException", `The host failed: ${detail}`);
}

/** Adds where an error happened to the error. */
function located(object: HostObject, name: string, run: () => unknown): unknown {
  const mark = (cause: unknown): never => {
    if (cause instanceof HostError) cause.location ??= `${object.api.className}.${name}`;
    throw cause;
  };
  try {
    const value = run();
    return value instanceof Promise ? value.catch(mark) : value;
  } catch (cause) {
    return mark(cause);
  }
}

const isRecord = (value: unknown): boolean =>
  typeof value === "object" && value !== null && !Array.isArray(value);
