/** Where a host can be made to behave otherwise: one look at every use of a member. */
import type { HostObject } from "./members";

export type MemberUse =
  /** Before the method runs. The arguments may be exchanged. */
  | { readonly object: HostObject; readonly name: string; readonly how: "call"; args: unknown[] }
  /** Before the property is set: to `value`, which may be exchanged. */
  | { readonly object: HostObject; readonly name: string; readonly how: "set"; value: unknown }
  /** After the property was read: what the add-in gets is `value`, which may be exchanged. */
  | { readonly object: HostObject; readonly name: string; readonly how: "read"; value: unknown };

/** What is known of the request in which a member is used: one and the same object as long as it lasts. */
export interface RequestInfo {
  /** The add-in wants everything in one undo step (`mergeUndoGroup`). */
  undoGroup: boolean;
}

/** Looks at a use of a member, changes what goes in or comes out, or throws what Excel throws then. */
export type UseHook = (use: MemberUse, request: RequestInfo) => void;
