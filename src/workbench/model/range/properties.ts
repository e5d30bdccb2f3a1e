/** Properties of many cells, rows or columns in one go: `getCellProperties`, `setCellProperties` and their like. */
import { apiNotFound } from "../../protocol/errors";
import type { HostObject } from "../../protocol/members";
import { invalidArgument, record } from "../arguments";
import type { RangeBorderCollection } from "./borders";

type Properties = Record<string, unknown>;

const SIDES = {
  bottom: "EdgeBottom",
  diagonalDown: "DiagonalDown",
  diagonalUp: "DiagonalUp",
  horizontal: "InsideHorizontal",
  left: "EdgeLeft",
  right: "EdgeRight",
  top: "EdgeTop",
  vertical: "InsideVertical",
} as const;

function member(object: HostObject, name: string) {
  const found = object.api.members.get(name);
  if (!found || found.kind === "call") throw apiNotFound(object.api.className, name);
  return found;
}

const valueOf = (object: HostObject, name: string): unknown => (object as unknown as Properties)[name];

/** What was asked for: `{ address: true, format: { fill: { color: true } } }`. */
export function pick(object: HostObject, wanted: unknown): Properties {
  if (typeof wanted !== "object" || wanted === null) throw invalidArgument();
  const picked: Properties = {};
  for (const [name, what] of Object.entries(wanted)) {
    if (!what) continue;
    const { kind } = member(object, name);
    const value = valueOf(object, name);
    // Borders are asked for once, for all sides.
    if (name === "borders")
      picked[name] = Object.fromEntries(
        Object.entries(SIDES).map(([side, index]) => [
          side,
          pick((value as RangeBorderCollection).getItem(index), what),
        ]),
      );
    else picked[name] = kind === "nav" ? pick(value as HostObject, what) : value;
  }
  return picked;
}

export function assign(object: HostObject, properties: unknown): void {
  if (typeof properties !== "object" || properties === null || Array.isArray(properties))
    throw invalidArgument();
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    const { kind } = member(object, name);
    if (kind === "read") throw invalidArgument();
    const target = valueOf(object, name);
    if (name === "borders") assignBorders(target as RangeBorderCollection, value);
    else if (kind === "nav") assign(target as HostObject, value);
    else (object as unknown as Properties)[name] = value;
  }
}

function assignBorders(borders: RangeBorderCollection, value: unknown): void {
  const given = record(value, Object.keys(SIDES));
  for (const [side, look] of Object.entries(given))
    if (look) assign(borders.getItem(SIDES[side as keyof typeof SIDES]), look);
}

/** @throws {HostError} InvalidArgument when there isn't one entry for each of the objects */
export function assignEach(objects: readonly HostObject[], properties: unknown): void {
  if (!Array.isArray(properties) || properties.length !== objects.length) throw invalidArgument();
  objects.forEach((object, i) => {
    if (properties[i]) assign(object, properties[i]);
  });
}
