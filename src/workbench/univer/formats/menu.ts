import { DATEFMTLISG } from "@univerjs/sheets-numfmt";
import { ComponentManager, ILayoutService } from "@univerjs/ui";
import { createElement, useEffect, useState, type ReactElement } from "react";
import type { UniverBook } from "../book";
import { display, GENERAL } from "../cells";
import { command, setFormat } from "../keys/changing";

const MENU = "sheets-numfmt-ui.moreNumfmtType";
const PANEL = "sheet.operation.open.numfmt.panel";

const FORMATS: readonly (readonly [name: string, format: string])[] = [
  ["General", GENERAL],
  ["Number", "0.00"],
  ["Currency", "$#,##0.00"],
  ["Accounting", '_($* #,##0.00_);_($* (#,##0.00);_($* "-"??_);_(@_)'],
  ["Short Date", "m/d/yyyy"],
  ["Long Date", "dddd, mmmm d, yyyy"],
  ["Time", "h:mm:ss AM/PM"],
  ["Percentage", "0.00%"],
  ["Fraction", "# ?/?"],
  ["Scientific", "0.00E+00"],
  ["Text", "@"],
];

/** What Excel offers for dates and times, by what March 14, 2012, 1:30:55 PM is in each. */
const DATES: readonly (readonly [example: string, format: string])[] = [
  ["3/14/2012", "m/d/yyyy"],
  ["Wednesday, March 14, 2012", "dddd, mmmm d, yyyy"],
  ["2012-03-14", "yyyy-mm-dd"],
  ["14-Mar-12", "d-mmm-yy"],
  ["Mar-12", "mmm-yy"],
  ["3/14/12 1:30 PM", "m/d/yy h:mm AM/PM"],
  ["13:30", "h:mm"],
  ["1:30:55 PM", "h:mm:ss AM/PM"],
  ["37:30:55", "[h]:mm:ss"],
];

const ITEM =
  "univer-flex univer-h-7 univer-cursor-default univer-items-center univer-justify-between univer-gap-6 univer-rounded univer-px-2 univer-text-sm hover:univer-bg-gray-100 dark:hover:!univer-bg-gray-700";
const EXAMPLE = "univer-text-xs univer-text-gray-500 dark:!univer-text-gray-400";

/**
 * Excel's list of number formats in place of Univer's, in which negative sums of money have no sign, and a duration of 30
 * hours is 6:00:00.
 */
export function offerNumberFormats(book: UniverBook): void {
  const { engine } = book;
  const cell = () => {
    const { r, c } = book.selection().activeCell;
    return book.active().read({ r, c, h: 1, w: 1 })[0]?.[0];
  };
  const choose = (format: string): void => {
    setFormat(book, format);
    engine.get(ILayoutService).focus();
  };
  const item = (name: string, example: string, onClick: () => void): ReactElement =>
    createElement(
      "div",
      { key: name, className: ITEM, onClick },
      createElement("span", null, name),
      createElement("span", { className: EXAMPLE }, example),
    );
  const Options = (): ReactElement => {
    const now = cell();
    const example = (format: string): string =>
      now?.kind === "number" ? display(now.value, now.kind, format).trim() : "";
    return createElement("div", { className: "univer-grid univer-gap-1 univer-p-1.5" }, [
      ...FORMATS.map(([name, format]) => item(name, example(format), () => choose(format))),
      item("More number formats…", "", () => command(book, PANEL)),
    ]);
  };
  const nameNow = (): string => {
    const format = cell()?.numberFormat ?? GENERAL;
    return FORMATS.find(([, one]) => one === format)?.[0] ?? "Custom";
  };
  const Name = (): ReactElement => {
    const [name, setName] = useState(nameNow);
    useEffect(() => {
      const heard = engine.commands.onCommandExecuted(() => setName(nameNow()));
      return () => heard.dispose();
    }, []);
    return createElement("span", { className: "univer-text-sm" }, name);
  };
  // Univer registers its own some time later.
  const own: Record<string, unknown> = { [MENU]: Name, [`${MENU}.options`]: Options };
  const { register } = ComponentManager.prototype as any;
  Object.assign(ComponentManager.prototype, {
    register(this: ComponentManager, name: string, component: unknown, options: unknown) {
      return register.call(this, name, own[name] ?? component, options);
    },
  });
  DATEFMTLISG.splice(0, DATEFMTLISG.length, ...DATES.map(([label, suffix]) => ({ label, suffix })));
}
