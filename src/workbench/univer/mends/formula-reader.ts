import { IDefinedNamesService, ISuperTableService, Lexer } from "@univerjs/engine-formula";
import type { Engine } from "../engine";
import { outsideQuotes } from "../formula-text";
import { engineSpelling, mapStructured, type StructuredRef } from "../structured";

/**
 * Defects: Univer's parser takes column names with brackets, percent signs or other punctuation for operators
 * (`Costs[Tax (USD)]`), matches table and column names case by case, knows neither `A3#` nor `_xlfn.`, and reads a lone
 * `174.6e9` as a text.
 * Mend: before a formula is parsed, tables' columns get names that can't be mistaken (their numbers), spill references
 * become ANCHORARRAY (their name in files), and numbers are written out. The cell keeps the formula as it was typed.
 */
const alias = (index: number): string => `column${index}`;

const SPILL = /((?:(?:'(?:[^']|'')+'|[\p{L}\p{N}_.]+)!)?\$?[A-Z]{1,3}\$?\d+)#/giu;
const PREFIXES = /_xlfn\.(?:_xlws\.)?|_xludf\./gi;
const SCIENTIFIC = /(?<![\w.$])\d+(?:\.\d*)?e[+-]?\d+(?![\w.(])/gi;

/** A name that may be a whole table's: not a function, not a part of a longer name. */
const WORD = /(?<![\w.$!#])[\p{L}_][\p{L}\p{N}_.]*(?![\w.(!\[])/gu;

interface TableData {
  titleMap: Map<string, number>;
}

export function mendFormulaReader(engine: Engine): void {
  const superTables = engine.get(ISuperTableService);
  const register = superTables.registerTable.bind(superTables);
  superTables.registerTable = (unitId: string, name: string, table: TableData) => {
    const titleMap = new Map(table.titleMap);
    for (const index of table.titleMap.values()) titleMap.set(alias(index), index);
    register(unitId, name, { ...table, titleMap });
  };

  const readable = (formula: string): string => {
    const tables: Map<string, TableData> | undefined = superTables.getTableMap(engine.unitId);
    const named = mapStructured(formula, (ref) => resolve(ref, tables ?? new Map()));
    const numbers = outsideQuotes(named, (part) =>
      part
        .replace(SCIENTIFIC, (n) => String(Number(n)))
        .replace(WORD, (word) => registered(word, tables ?? new Map()) ?? word),
    );
    return outsideTexts(numbers, (part) => part.replace(PREFIXES, "").replace(SPILL, "ANCHORARRAY($1)"));
  };

  const lexer = engine.get(Lexer);
  const names = engine.get(IDefinedNamesService);
  const config = lexer._formulaCurrentConfigService;
  lexer.treeBuilder = (formula: string, transformSuffix = true) => {
    const text = readable(formula);
    if (names.getAllDefinedNamesIsEmpty()) return lexer._lexerTreeBuilder.treeBuilder(text, transformSuffix);
    return lexer._lexerTreeBuilder.treeBuilder(text, transformSuffix, {
      unitId: config.getExecuteUnitId(),
      getValueByName: (unitId: string, name: string) => {
        const found = names.getValueByName(unitId, name);
        return found && { ...found, formulaOrRefString: readable(found.formulaOrRefString) };
      },
      getDirtyDefinedNameMap: config.getDirtyDefinedNameMap.bind(config),
      getSheetName: config.getSheetName.bind(config),
    });
  };
}

const outsideTexts = (formula: string, edit: (part: string) => string): string =>
  formula
    .split(/("(?:[^"]|"")*")/)
    .map((part, i) => (i % 2 ? part : edit(part)))
    .join("");

/** A table's name in the case in which it was made. */
const registered = (name: string, tables: Map<string, TableData>): string | undefined =>
  tables.has(name) ? name : [...tables.keys()].find((n) => n.toLowerCase() === name.toLowerCase());

/** A reference with the table's registered name and column numbers; #REF! for a column that the table doesn't have. */
function resolve(ref: StructuredRef, tables: Map<string, TableData>): string | null {
  const name = registered(ref.table ?? "", tables);
  const table = tables.get(name ?? "");
  if (!table) return null;
  const find = (column: string): number | undefined =>
    [...table.titleMap].find(([title]) => title.toLowerCase() === column.toLowerCase())?.[1];
  const items = itemsOf(ref.items);
  if (!ref.columns)
    return engineSpelling({ table: name, items: items.length ? items : ["#Data"], columns: undefined });
  const [first, last] = ref.columns.map(find);
  if (first === undefined || last === undefined) return "#REF!";
  return engineSpelling({ table: name, items, columns: [alias(first), alias(last)] });
}

/** Univer knows one item at a time; header and data together are all that tables without totals have. */
function itemsOf(items: string[]): string[] {
  const known = ["#All", "#Data", "#Headers", "#Totals", "#This Row"];
  const spelled = items.map((i) => known.find((k) => k.toLowerCase() === i.toLowerCase()) ?? i);
  return spelled.length > 1 ? ["#All"] : spelled;
}
