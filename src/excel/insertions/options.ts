import { OPTIONS_KEY, readableOptions, type SavedOptions } from "../talk/records/options";
import { run } from "../talk/run";

/** The choices kept in the workbook; none of them need be there. */
export function readOptions(): Promise<Partial<SavedOptions>> {
  return run(async (context) => {
    const setting = context.workbook.settings.getItemOrNullObject(OPTIONS_KEY);
    setting.load("value");
    await context.sync();
    return readableOptions(setting.isNullObject ? null : setting.value);
  });
}

export function saveOptions(options: SavedOptions): Promise<void> {
  return run(async (context) => {
    context.workbook.settings.add(OPTIONS_KEY, options);
    await context.sync();
  });
}
