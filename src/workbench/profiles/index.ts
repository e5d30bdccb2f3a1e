/** The Excels that people have: what each can do, and where each is documented to fail. */
import { REQUIREMENT_SETS } from "../model/host";
import type { Behaviour } from "./behaviour";
import * as calculation from "./behaviours/calculation";
import * as cells from "./behaviours/cells";
import * as charts from "./behaviours/charts";
import * as front from "./behaviours/front";
import * as functions from "./behaviours/functions";
import * as names from "./behaviours/names";
import * as records from "./behaviours/records";
import * as undo from "./behaviours/undo";
import type { ProfileName } from "./names";

export { PROFILE_NAMES, type ProfileName } from "./names";

export interface Profile {
  requirementSets: Readonly<Record<string, string>>;
  /** Largest request and response in bytes, where there is a limit. */
  maxBytes?: number;
  behaviours: readonly Behaviour[];
}

const COMMON: readonly Behaviour[] = [
  undo.unsupported,
  undo.clearedByReading,
  functions.namesStayUnknown,
  calculation.modeIsStale,
  cells.currencySigns,
  cells.numbersRespelt,
  cells.linksReplaceText,
  cells.groupedSheets,
  cells.rulesUnreadable,
  cells.wholeSheetHangs,
  cells.longListsRefused,
  charts.emptySeries,
  charts.tableOnActiveSheet,
  front.chartSheet,
  front.anotherWorkbook,
  front.viewOnly,
  names.tableNameTaken,
  records.settingsAreFull,
  records.sheetIdsChange,
];

const CURRENT = { ...REQUIREMENT_SETS, ExcelApi: "1.20" };

export const PROFILES: Record<ProfileName, Profile> = {
  windows: {
    requirementSets: CURRENT,
    behaviours: [...COMMON, functions.oldValueStays, calculation.stateSticks, names.sheetInFrontHasName],
  },
  mac: {
    requirementSets: CURRENT,
    behaviours: [...COMMON, functions.oldValueStays, calculation.stateSticks, charts.freezeActivates],
  },
  web: {
    requirementSets: CURRENT,
    maxBytes: 5_000_000,
    behaviours: [...COMMON, functions.busyThenZero, calculation.stateSticks, records.newSettingsLast],
  },
  2021: {
    requirementSets: { ...REQUIREMENT_SETS, ExcelApi: "1.14" },
    behaviours: [...COMMON, functions.busy, cells.largeRangesRefused],
  },
};
