import { verticalRuns } from "./grid";
import { VALIDITIES, type Validity } from "./numbers";
import type { PlanRect, ValidationPlan } from "./plan";
import type { CellSpec } from "./specs";

/** The validations that the inputs of a sheet ask for. */
export function inputValidations(
  grid: readonly (readonly (CellSpec | undefined)[] | undefined)[],
): ValidationPlan[] {
  const numbers = verticalRuns(grid, (cell) =>
    cell?.role === "input" && !cell.choices && cell.validity
      ? `${cell.validity}\n${cell.asks ?? ""}`
      : undefined,
  );
  const selectors = verticalRuns(grid, (cell) =>
    cell?.choices && "join" in cell.choices ? cell.choices.join("\n") : undefined,
  );
  return [
    ...numbers.map(({ kind, range }) => {
      const [validity, asks] = kind.split("\n") as [Validity, string];
      return numberValidation(validity, range, asks);
    }),
    ...selectors.map(({ kind, range }) => listValidation(kind.split("\n"), range)),
    ...grid.flatMap((line, row) =>
      (line ?? []).flatMap((cell, column) =>
        cell?.choices && "cells" in cell.choices
          ? cellsValidation(cell.choices.cells(), { row, column, rows: 1, columns: 1 })
          : [],
      ),
    ),
  ];
}

function numberValidation(validity: Validity, range: PlanRect, asked: string): ValidationPlan {
  const { minimum, maximum, whole, asks, refuses } = VALIDITIES[validity];
  return {
    kind: whole ? "whole" : "decimal",
    range,
    minimum,
    ...(maximum !== undefined && { maximum }),
    prompt: { title: "Input", message: asked || asks },
    error: { title: "Not a value for this cell", message: refuses },
  };
}

function listValidation(items: string[], range: PlanRect): ValidationPlan {
  const offered = items.join(", ");
  return {
    kind: "list",
    range,
    items,
    prompt: { title: "Choose", message: `One of: ${offered}.` },
    error: { title: "Not a choice of this cell", message: `Choose one of: ${offered}.` },
  };
}

function cellsValidation(source: PlanRect, range: PlanRect): ValidationPlan {
  return {
    kind: "cells",
    range,
    source,
    prompt: { title: "Choose", message: "From the list, which is the first column of the table below." },
    error: {
      title: "Not a choice of this cell",
      message: "Choose from the list, or add a row to its table.",
    },
  };
}
