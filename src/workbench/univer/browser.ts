import {
  DEFAULT_STYLES,
  LocaleType,
  LogLevel,
  merge,
  mergeLocales,
  Univer,
  UniverInstanceType,
} from "@univerjs/core";
import { UniverDataValidationPlugin } from "@univerjs/data-validation";
import { MessageType } from "@univerjs/design";
import { UniverDocsPlugin } from "@univerjs/docs";
import { UniverDocsUIPlugin } from "@univerjs/docs-ui";
import { UniverFormulaEnginePlugin } from "@univerjs/engine-formula";
import { UniverRenderEnginePlugin } from "@univerjs/engine-render";
import conditionalTexts from "@univerjs/preset-sheets-conditional-formatting/locales/en-US";
import coreTexts from "@univerjs/preset-sheets-core/locales/en-US";
import validationTexts from "@univerjs/preset-sheets-data-validation/locales/en-US";
import tableTexts from "@univerjs/preset-sheets-table/locales/en-US";
import { SheetsSelectionsService, UniverSheetsPlugin } from "@univerjs/sheets";
import { UniverSheetsConditionalFormattingPlugin } from "@univerjs/sheets-conditional-formatting";
import { UniverSheetsConditionalFormattingUIPlugin } from "@univerjs/sheets-conditional-formatting-ui";
import { UniverSheetsDataValidationPlugin } from "@univerjs/sheets-data-validation";
import { UniverSheetsDataValidationUIPlugin } from "@univerjs/sheets-data-validation-ui";
import { UniverSheetsFormulaPlugin } from "@univerjs/sheets-formula";
import { UniverSheetsFormulaUIPlugin } from "@univerjs/sheets-formula-ui";
import { UniverSheetsNumfmtPlugin } from "@univerjs/sheets-numfmt";
import { UniverSheetsNumfmtUIPlugin } from "@univerjs/sheets-numfmt-ui";
import { UniverSheetsTablePlugin } from "@univerjs/sheets-table";
import { UniverSheetsTableUIPlugin } from "@univerjs/sheets-table-ui";
import { IEditorBridgeService, StatusBarController, UniverSheetsUIPlugin } from "@univerjs/sheets-ui";
import { greenTheme } from "@univerjs/themes";
import { IMessageService, UniverUIPlugin } from "@univerjs/ui";
import { mendAlerts } from "./alerts";
import { UniverBook } from "./book";
import { readFrom } from "./charts/data";
import { ChartOverlay } from "./charts/view";
import { mendClipboard } from "./clipboard";
import { Stage } from "./charts/stage";
import { centreErrors } from "./error-cells";
import { colourArrows } from "./tables/arrows";
import { TABLE_THEMES } from "./tables/styles";
import { emptyWorkbook, newSheet } from "./empty";
import { takeEntries } from "./entry";
import { freezeAtFirstCells } from "./freezing";
import { keepHiddenNames } from "./hidden-names";
import { onHiding } from "./hiding";
import { followExcelsKeys } from "./keys/follow";
import { reckonWithIndents } from "./overflow";
import { DEFAULT_FONT } from "./style";
import { offerNumberFormats } from "./formats/menu";
import { followFormats } from "./formats/shown";
import { mendPopups } from "./popups";
import { mendPastedRules } from "./rules/pasted";
import { mendTabs } from "./tabs";
import { drawWhatIsSeen, measureTextsOnly } from "./speed/drawing";
import type { Stays } from "./speed/pace";
import { hashNumbers } from "./wide-numbers";

/**
 * Menus that don't belong: permissions are Univer's own, its table menus move cells that Excel leaves alone, and its list of
 * keys isn't what keys do here.
 */
const NOT_OF_EXCEL = [
  "sheet.contextMenu.permission",
  "sheet.command.add-range-protection-from-toolbar",
  "sheet.command.change-sheet-protection-from-sheet-bar",
  "sheet.command.view-sheet-permission-from-sheet-bar",
  "sheet.command.add-range-protection-from-sheet-bar",
  "sheet.command.delete-worksheet-protection-from-sheet-bar",
  "base-ui.operation.toggle-shortcut-panel",
  "sheet.table.context-insert_menu-id",
  "sheet.table.context-remove_menu-id",
];

/** What Excel calls it. */
const EXCELS_WORDS = {
  "sheets-ui": {
    rightClick: {
      freeze: "Freeze Panes",
      freezeCell: "Freeze Panes",
      freezeRow: "Freeze rows up to {0}",
      freezeCol: "Freeze columns up to {0}",
      freezeFirstRow: "Freeze Top Row",
      freezeFirstCol: "Freeze First Column",
      cancelFreeze: "Unfreeze Panes",
    },
  },
};

export interface UniverPage {
  book: UniverBook;
  /** The layer over the cells. */
  stage: Stage;
}

/**
 * The workbook with its grid, in a page.
 * @param container id of the element that takes the grid
 */
export function createUniverPage(container: string): UniverPage {
  let stays: Stays = () => 0;
  drawWhatIsSeen((drawn) => stays(drawn));
  mendPastedRules(() => book.engine);
  // Univer writes its own font into pasted cells, and draws lists in it.
  DEFAULT_STYLES.ff = DEFAULT_FONT.name;
  const univer = new Univer({
    theme: greenTheme,
    locale: LocaleType.EN_US,
    logLevel: LogLevel.ERROR,
    locales: {
      [LocaleType.EN_US]: merge(
        {},
        mergeLocales(coreTexts, conditionalTexts, validationTexts, tableTexts),
        EXCELS_WORDS,
      ),
    },
  });
  univer.registerPlugin(UniverRenderEnginePlugin);
  univer.registerPlugin(UniverFormulaEnginePlugin);
  univer.registerPlugin(UniverUIPlugin, {
    container,
    header: true,
    toolbar: true,
    ribbonType: "simple",
    menu: Object.fromEntries(NOT_OF_EXCEL.map((id) => [id, { hidden: true }])),
  });
  univer.registerPlugin(UniverDocsPlugin, { hasScroll: false });
  univer.registerPlugin(UniverDocsUIPlugin);
  univer.registerPlugin(UniverSheetsPlugin);
  const { rowCount, columnCount } = newSheet();
  univer.registerPlugin(UniverSheetsUIPlugin, {
    formulaBar: true,
    footer: {
      addSheetButtonConfig: {
        show: true,
        ...(rowCount ? { defaultRowCount: rowCount } : {}),
        ...(columnCount ? { defaultColumnCount: columnCount } : {}),
      },
    },
  });
  univer.registerPlugin(UniverSheetsNumfmtPlugin);
  univer.registerPlugin(UniverSheetsNumfmtUIPlugin);
  univer.registerPlugin(UniverSheetsFormulaPlugin);
  univer.registerPlugin(UniverSheetsFormulaUIPlugin);
  univer.registerPlugin(UniverDataValidationPlugin);
  univer.registerPlugin(UniverSheetsDataValidationPlugin);
  univer.registerPlugin(UniverSheetsDataValidationUIPlugin, { showEditOnDropdown: false });
  univer.registerPlugin(UniverSheetsConditionalFormattingPlugin);
  univer.registerPlugin(UniverSheetsConditionalFormattingUIPlugin);
  univer.registerPlugin(UniverSheetsTablePlugin, { userThemes: TABLE_THEMES });
  // Univer's handle on a table pushes the first row down.
  univer.registerPlugin(UniverSheetsTableUIPlugin, { hideAnchor: true });
  univer.createUnit(UniverInstanceType.UNIVER_SHEET, emptyWorkbook());

  const bridge = univer.__getInjector().get(IEditorBridgeService);
  const book = new UniverBook(univer, { editing: () => bridge.isVisible().visible });
  ({ stays } = book.pace);
  book.engine.workbook.activeSheet$.subscribe((sheet) => {
    if (sheet) book.ruleFormulas.show(sheet.getSheetId());
  });
  const stage = new Stage(book.engine);
  const overlay = new ChartOverlay(
    stage,
    readFrom(() => book.sheets()),
    () => book.active().id,
    (chart) => book.chartStore.update(chart),
    stays,
  );
  book.chartStore.view = overlay;
  book.on((e) => {
    if (e.kind === "changed" || e.kind === "calculated") overlay.redraw();
  });
  onHiding(book.engine, () => overlay.redraw());
  const messages = book.engine.get<IMessageService>(IMessageService);
  book.onRefused = (content) => void messages.show({ content, type: MessageType.Warning });
  measureTextsOnly(book.engine);
  centreErrors(book.engine);
  hashNumbers(book.engine);
  reckonWithIndents();
  keepHiddenNames(book.engine);
  takeEntries(book);
  followExcelsKeys(book);
  mendAlerts(book);
  mendClipboard(book);
  offerNumberFormats(book);
  const [statusBar, selected] = [
    book.engine.get(StatusBarController),
    book.engine.get(SheetsSelectionsService),
  ];
  followFormats(book.engine, requestAnimationFrame, () => {
    if (!bridge.isVisible().visible) bridge.refreshEditCellState();
    const selections: { range: object; primary: object }[] = selected.getCurrentSelections();
    statusBar._calculateSelection(
      selections.map(({ range }) => range),
      selections.at(-1)?.primary,
    );
  });
  freezeAtFirstCells(book);
  mendPopups(book);
  mendTabs(book);
  colourArrows(book.engine);
  return { book, stage };
}
