import type { UseHook } from "../protocol/hooks";
import type { BookPort, FunctionCalls } from "../model/port";
import type { Clock } from "./clock";

/** What the user and the machine are up to around the add-in; a test changes it as it goes. */
export interface Stage {
  readonly clock: Clock;
  /** What is in front: cells, a sheet that is a chart, or another workbook. */
  front: "cells" | "chart sheet" | "another workbook";
  /** A build in which sheets that are not in front can't be frozen. */
  freezing: "works" | "fails";
  /** Whether the user may change the workbook, or only looks at it: in Protected View, or without the right to edit. */
  rights: "edit" | "view";
  /** Several tabs are selected together. */
  grouped: boolean;
  /** Whether the add-in's functions are known by now. */
  functions: "registered" | "unknown";
  /** What the user's region puts for a currency sign that no country is locked to. */
  currency: string;
  /** How often an add-in has cleared what the user could undo. */
  undoCleared: number;
  /** Milliseconds until results of functions arrive, in turn: neither together nor in order. */
  delays: readonly number[];
}

export interface Making {
  readonly book: BookPort;
  readonly stage: Stage;
}

/** Something that Excel is documented, or reported, to do otherwise than one would think. */
export interface Behaviour {
  readonly name: string;
  /** Where that is said. OJ: issues of OfficeDev/office-js; ECF: of OfficeDev/Excel-Custom-Functions. */
  readonly source: string;
  /** What an add-in meets, in one sentence. */
  readonly what: string;
  /** Its part in a workbook that is opened: how members behave … */
  hook?(making: Making): UseHook;
  /** … and how the add-in's functions answer. */
  calls?(making: Making): Partial<FunctionCalls>;
}

/** Nothing out of the way goes on. */
export const newStage = (clock: Clock): Stage => ({
  clock,
  front: "cells",
  freezing: "works",
  rights: "edit",
  grouped: false,
  functions: "registered",
  currency: "€",
  undoCleared: 0,
  delays: [40, 10, 90, 25],
});
