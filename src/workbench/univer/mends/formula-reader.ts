import {
  IDefinedNamesService,
  IFunctionService,
  ISuperTableService,
  Lexer,
  ReferenceNodeFactory,
} from "@univerjs/engine-formula";
import type { Engine } from "../engine";
import { outsideQuotes } from "../formulas/text";
import type { Names } from "../names";
import { isEndless, writeOutLambdas } from "./lambdas";
import { bracketSigns } from "./signs";
import { engineSpelling, joinColumns, mapStructured, type StructuredRef } from "../tables/structured";

/**
 * Defects: Univer's parser takes column names with brackets, percent signs or other punctuation for operators
 * (`Costs[Tax (USD)]`), table names with an underscore for something else, matches names case by case, knows neither ranges
 * between structured references (`Costs[a]:Costs[c]`) nor `A3#` nor `@Name` nor `_xlfn.`, and takes numbers for texts that it
 * would write otherwise itself: `.5`, `1.50`, `174.6e9`, so that `5>1.50` is FALSE. It takes no array behind an operator
 * (`2*{1,2}`), and no minus before an array, a text or a truth value; of two minuses it takes the first for a subtraction,
 * so that `--TRUE*--TRUE` is -1. A LAMBDA behind a name can't be called, and SUM by itself is no function to BYROW.
 * Mend: before a formula is parsed, tables and their columns get names that can't be mistaken, spill references
 * become ANCHORARRAY (their name in files), numbers are written out, what a minus stands before gets brackets, and LAMBDAs stand where they are called. The
 * cell keeps the formula as it was typed.
 */
const columnAlias = (index: number): string => `column${index}`;

/** What stands together without an operator, with the # of what it spills. */
const TOGETHER = /(?:'[^']*(?:'|$)|[\p{L}\p{N}_.$!])+#?/gu;
const SPILL = /^((?:(?:'(?:[^']|'')+'|[\p{L}\p{N}_.]+)!)?\$?[A-Z]{1,3}\$?\d+)#$/iu;
const PREFIXES = /_xlfn\.(?:_xlws\.)?|_xludf\./gi;
const NUMBER = /(?<![\p{L}\p{N}_.$\\])(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?(?![\p{L}\p{N}_.(!])/giu;

/** Behind what an array may stand. */
const MAY_PRECEDE = /^(?:[-+*\/^&=(,]|[<>]=?|<>)$/;

/** A name that may be a whole table's: not a function, not a part of a longer name. */
const WORD = /(?<![\w.$!#\\])[\p{L}_\\][\p{L}\p{N}_.\\]*(?![\w.(!\[])/gu;

interface TableData {
  titleMap: Map<string, number>;
}

/** @param valueOf what a name means */
export function mendFormulaReader(engine: Engine, valueOf: Names["forEngine"]): void {
  const tables = new TableAliases(engine);
  engine.get(ReferenceNodeFactory)._getTableMap = () => tables.forParser();

  const functions = engine.get(IFunctionService);
  // Univer would never end with a name that leads back to itself.
  const ending: typeof valueOf = (name) =>
    isEndless(name, (inner) => valueOf(inner)?.formulaOrRefString) ? undefined : valueOf(name);
  const known = {
    isFunction: (name: string): boolean => functions.hasExecutor(name),
    meaning: (name: string) => ending(name)?.formulaOrRefString,
  };
  const readable = (formula: string): string => {
    const written = writeOutLambdas(formula, known);
    const named = mapStructured(joinColumns(written), (ref, end) => resolve(ref, tables, end));
    const numbers = outsideQuotes(named, (part) =>
      part.replace(NUMBER, writtenOut).replace(WORD, (word) => tables.find(word)?.alias ?? word),
    );
    return outsideTexts(bracketSigns(numbers), (part) =>
      part.replace(PREFIXES, "").replace(TOGETHER, (text) => text.replace(SPILL, "ANCHORARRAY($1)")),
    );
  };

  const lexer = engine.get(Lexer);
  const builder = lexer._lexerTreeBuilder;
  builder._formulaSpellCheck = () => {
    const last = builder._currentLexerNode.getChildren().at(-1);
    return last === undefined || (typeof last === "string" && MAY_PRECEDE.test(last));
  };
  const names = engine.get(IDefinedNamesService);
  const config = lexer._formulaCurrentConfigService;
  lexer.treeBuilder = (formula: string, transformSuffix = true) => {
    const text = readable(formula);
    if (names.getAllDefinedNamesIsEmpty()) return builder.treeBuilder(text, transformSuffix);
    return builder.treeBuilder(text, transformSuffix, {
      unitId: config.getExecuteUnitId(),
      getValueByName: (_unitId: string, name: string) => {
        const found = ending(name.replace(/^@/, ""));
        const meaning = found && readable(found.formulaOrRefString);
        // What isn't cells is one value already.
        const single = name.startsWith("@") && !meaning?.startsWith("=") ? "@" : "";
        return found && { ...found, formulaOrRefString: `${single}${meaning}` };
      },
      getDirtyDefinedNameMap: config.getDirtyDefinedNameMap.bind(config),
      getSheetName: config.getSheetName.bind(config),
    });
  };
}

const writtenOut = (number: string): string => {
  const value = Number(number);
  return Number.isFinite(value) ? String(value) : "#NUM!";
};

const outsideTexts = (formula: string, edit: (part: string) => string): string =>
  formula
    .split(/("(?:[^"]|"")*")/)
    .map((part, i) => (i % 2 ? part : edit(part)))
    .join("");

/** The workbook's tables under names of letters and digits, with their columns numbered. */
class TableAliases {
  private cache: Map<string, { alias: string; data: TableData }> | null = null;

  constructor(private readonly engine: Engine) {
    engine.get(ISuperTableService).update$.subscribe(() => (this.cache = null));
  }

  find(name: string): { alias: string; data: TableData } | undefined {
    return this.all().get(name.toLowerCase());
  }

  /** What the parser looks tables up in. */
  forParser(): Map<string, TableData> {
    return new Map([...this.all().values()].map(({ alias, data }) => [alias, data]));
  }

  private all(): Map<string, { alias: string; data: TableData }> {
    if (this.cache) return this.cache;
    const tables: Map<string, TableData> =
      this.engine.get(ISuperTableService).getTableMap(this.engine.unitId) ?? new Map();
    this.cache = new Map(
      [...tables].map(([name, data], i) => {
        const titleMap = new Map(data.titleMap);
        for (const index of data.titleMap.values()) titleMap.set(columnAlias(index), index);
        // The last letter keeps it from looking like a cell.
        return [name.toLowerCase(), { alias: `structured${i}table`, data: { ...data, titleMap } }];
      }),
    );
    return this.cache;
  }
}

/** A reference in aliases; #REF! for a table, column or row of totals that isn't there. */
function resolve(ref: StructuredRef, tables: TableAliases, endOfRange: boolean): string | null {
  if (ref.table === undefined) return null;
  const table = tables.find(ref.table);
  if (!table) return "#REF!";
  const find = (column: string): number | undefined =>
    [...table.data.titleMap].find(([title]) => title.toLowerCase() === column.toLowerCase())?.[1];
  // The row of totals is the model's; Univer would take the last row of data for it.
  if (ref.items.some((item) => item.toLowerCase() === "#totals")) return "#REF!";
  const items = itemsOf(ref.items);
  const spelled = { table: table.alias, items: items.length ? items : ["#Data"], columns: undefined };
  if (!ref.columns) return engineSpelling(spelled);
  const [first, last] = ref.columns.map(find);
  if (first === undefined || last === undefined) return "#REF!";
  const [from, to] = [Math.min(first, last), Math.max(first, last)];
  const cells = engineSpelling({ ...spelled, items, columns: [columnAlias(from), columnAlias(to)] });
  if (!endOfRange) return cells;
  // Univer makes ranges of cells and of what functions refer to. Those between columns of one table have been joined.
  const single = from === to && (items[0] === "#Headers" || items[0] === "#This Row");
  return single ? `INDEX(${cells},1,1)` : "#REF!";
}

/** Univer knows one item at a time; header and data together are all that tables without totals have. */
function itemsOf(items: string[]): string[] {
  const known = ["#All", "#Data", "#Headers", "#This Row"];
  const spelled = items.map((i) => known.find((k) => k.toLowerCase() === i.toLowerCase()) ?? i);
  return spelled.length > 1 ? ["#All"] : spelled;
}
