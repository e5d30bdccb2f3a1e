import type { StudyState } from "./state";

/** A part of a view, which follows what both views know. */
export interface Part {
  element: HTMLElement;
  update(state: StudyState, before: StudyState | null): void;
}
