import type { Connection } from "../talk/connection";
import { explain, type Problem } from "../talk/problem";
import { sheetsOf } from "../talk/records/marks";
import { run } from "../talk/run";
import { Content, locate, type Spot } from "../scenarios/locate";
import type { StoredCell } from "../scenarios/places";
import { cellNamed } from "../scenarios/present";
import { usedCells } from "../talk/searched";
import { surveyIn } from "../talk/survey";
import { listen, onceInAMoment } from "../talk/watch";

/** A key figure as its cell shows it now. */
export interface KeyFigure {
  /** Names it among all of the workbook's. */
  id: string;
  label: string;
  row: number;
  column: number;
  /** As displayed, in the user's locale; "" for an empty cell. */
  text: string;
  value: string | number | boolean;
  /** Number format code. */
  format: string;
  /** The cell shows an error, or is still being calculated. */
  state: "value" | "error" | "calculating";
}

/** The figures of one sheet of an insertion. */
export interface FigureSheet {
  key: string;
  name: string;
  figures: KeyFigure[];
  /** Labels of figures whose cells can't be found any more. */
  lost: string[];
}

export interface FigureInsertion {
  id: string;
  title: string;
  sheets: FigureSheet[];
}

export type KeyFiguresResult =
  | { kind: "read"; insertions: FigureInsertion[] }
  | { kind: "failed"; problem: Problem };

export interface KeyFigures {
  /** Whether this Excel tells of calculations and changes at all. */
  readonly live: boolean;
  /** What every inserted template says. One request as long as nothing moves, three when something has. */
  read(): Promise<KeyFiguresResult>;
  /**
   * Calls back after calculations and changes of any sheet, by whomever, at most once in a moment.
   * @throws what Excel throws
   */
  watch(changed: () => void): Promise<() => Promise<void>>;
}

/** Where the figures are, and by what that is checked. */
interface Located {
  /** How many settings there are: one more may be one more insertion, and a workbook may hold thousands. */
  settings: number;
  /** Some insertion was not complete; it may be by the next time. */
  pending: boolean;
  insertions: { id: string; title: string; sheets: LocatedSheet[] }[];
}

interface LocatedSheet {
  key: string;
  id: string;
  name: string;
  figures: { id: string; label: string; spot: Spot; sign: Sign | null }[];
  lost: string[];
}

/** The text beside a figure: it has moved when that does not stand there any more. */
interface Sign extends Spot {
  text: string;
}

/**
 * The cells are looked for once, as scenarios look for theirs: by names and by the labels beside them. From then on a
 * reading asks for these cells and labels only; a label that has left its place, a sheet that is gone or a change of
 * rows, columns or sheets starts a new search.
 */
export function connectKeyFigures({ features }: Pick<Connection, "features">): KeyFigures {
  let located: Located | null = null;

  async function read(): Promise<KeyFiguresResult> {
    try {
      return await run(async (context): Promise<KeyFiguresResult> => {
        if (located && !located.pending) {
          const insertions = await readAgain(context, located);
          if (insertions) return { kind: "read", insertions };
        }
        located = await search(context);
        return { kind: "read", insertions: (await readCells(context, located)).insertions };
      });
    } catch (error) {
      located = null;
      return { kind: "failed", problem: explain(error) };
    }
  }

  async function readAgain(context: Excel.RequestContext, known: Located): Promise<FigureInsertion[] | null> {
    try {
      const { insertions, moved } = await readCells(context, known);
      return moved ? null : insertions;
    } catch (error) {
      if (explain(error).kind === "gone") return null;
      throw error;
    }
  }

  async function watch(changed: () => void): Promise<() => Promise<void>> {
    const { soon, callOff } = onceInAMoment(changed);
    const anew = () => {
      located = null;
      return soon();
    };
    const stop = await listen((sheets) => [
      sheets.onAdded.add(anew),
      sheets.onDeleted.add(anew),
      // The last thing that an insertion does, once its record is whole.
      sheets.onActivated.add(soon),
      ...(features.sheetEvents
        ? [
            sheets.onCalculated.add(soon),
            sheets.onChanged.add(({ changeType }) => (changeType === "RangeEdited" ? soon() : anew())),
          ]
        : []),
      ...(features.renameEvents ? [sheets.onNameChanged.add(anew)] : []),
    ]);
    return () => {
      callOff();
      return stop();
    };
  }

  return { live: features.sheetEvents, read, watch };
}

/** Two requests. */
async function search(context: Excel.RequestContext): Promise<Located> {
  const survey = await surveyIn(context);
  const asked = survey.stored
    .filter(({ complete }) => complete)
    .map((stored) => ({
      stored,
      sheets: sheetsOf(stored, survey.sheets).map(({ stored: storedSheet, sheet }) => {
        const used = usedCells(context.workbook.worksheets.getItem(sheet.id));
        used.load("formulas,rowIndex,columnIndex");
        return { storedSheet, sheet, used };
      }),
    }));
  await context.sync();
  const position = (id: string | undefined) => survey.sheets.findIndex((sheet) => sheet.id === id);
  return {
    settings: survey.settings.length,
    pending: survey.stored.some(({ complete }) => !complete),
    insertions: asked
      .map(({ stored, sheets }) => ({
        id: stored.token,
        title: stored.title,
        sheets: sheets.map(({ storedSheet, sheet, used }): LocatedSheet => {
          const { keyFigures, places, key } = storedSheet;
          const content = used.isNullObject
            ? new Content([], 0, 0)
            : new Content(used.formulas, used.rowIndex, used.columnIndex);
          const cells: StoredCell[] = places?.figures ?? keyFigures;
          const inputs = places?.cells ?? [];
          const spots = locate([...inputs, ...cells], content, (name) =>
            cellNamed(name, sheet.name, survey),
          ).slice(inputs.length);
          const found = keyFigures.map(({ label }, i) => ({ label, spot: spots[i] ?? null, cell: cells[i] }));
          return {
            key,
            id: sheet.id,
            name: sheet.name,
            figures: found.flatMap(({ label, spot, cell }, i) =>
              spot
                ? [{ id: `${stored.token}/${key}/${i}`, label, spot, sign: signOf(cell, spot, content) }]
                : [],
            ),
            lost: found.flatMap(({ label, spot }) => (spot ? [] : [label])),
          };
        }),
      }))
      .filter(({ sheets }) => sheets.length > 0)
      .sort((a, b) => position(a.sheets[0]?.id) - position(b.sheets[0]?.id)),
  };
}

/** What stands where the label was: somebody may have rewritten it, and it still tells whether the figure moves. */
function signOf(cell: StoredCell | undefined, spot: Spot, content: Content): Sign | null {
  if (cell?.labelColumn === undefined) return null;
  const column = spot.column + cell.labelColumn - cell.column;
  if (column < 0) return null;
  return { text: String(content.at(spot.row, column)), row: spot.row, column };
}

/** One request. `moved`: a figure is not where it was. */
async function readCells(
  context: Excel.RequestContext,
  known: Located,
): Promise<{ insertions: FigureInsertion[]; moved: boolean }> {
  let moved = false;
  const settings = context.workbook.settings.getCount();
  const answers = known.insertions.map(({ id, title, sheets }) => ({
    id,
    title,
    sheets: sheets.map(({ key, id: sheetId, name, figures, lost }) => {
      const sheet = context.workbook.worksheets.getItem(sheetId);
      const asked = figures.map((figure) => {
        const cell = sheet.getCell(figure.spot.row, figure.spot.column);
        cell.load("text,values,valueTypes,numberFormat");
        const label = figure.sign && sheet.getCell(figure.sign.row, figure.sign.column);
        label?.load("formulas");
        return { figure, cell, label };
      });
      return (): FigureSheet => ({
        key,
        name,
        lost,
        figures: asked.map(({ figure, cell, label }) => {
          if (label && String(label.formulas[0]?.[0]) !== figure.sign?.text) moved = true;
          const text = String(cell.text[0]?.[0] ?? "");
          return {
            id: figure.id,
            label: figure.label,
            ...figure.spot,
            text,
            value: cell.values[0]?.[0] as KeyFigure["value"],
            format: String(cell.numberFormat[0]?.[0] ?? "General"),
            state: stateOf(cell, text),
          };
        }),
      });
    }),
  }));
  await context.sync();
  const read = answers.map(({ sheets, ...insertion }) => ({
    ...insertion,
    sheets: sheets.map((answer) => answer()),
  }));
  return { insertions: read, moved: moved || settings.value !== known.settings };
}

function stateOf(cell: Excel.Range, text: string): KeyFigure["state"] {
  if (/^#(BUSY!|GETTING_DATA)/.test(text)) return "calculating";
  return cell.valueTypes[0]?.[0] === "Error" ? "error" : "value";
}
