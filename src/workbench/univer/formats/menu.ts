import { DATEFMTLISG } from "@univerjs/sheets-numfmt";
import { ComponentManager, ILayoutService } from "@univerjs/ui";
import { createElement, useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
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
  "focus:univer-bg-gray-100 dark:focus:!univer-bg-gray-700 univer-flex univer-h-7 univer-cursor-default univer-items-center univer-justify-between univer-gap-6 univer-rounded univer-px-2 univer-text-sm hover:univer-bg-gray-100 dark:hover:!univer-bg-gray-700";
const EXAMPLE = "univer-text-xs univer-text-gray-500 dark:!univer-text-gray-400";

/** The arrows, Home and End lead through a menu, Enter takes what they are at; Escape is its popup's. */
function goThrough(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.children] as HTMLElement[];
  const at = items.findIndex((one) => one === event.target);
  const places: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
  const to = places[event.key];
  if (to !== undefined) items.at(to % items.length)?.focus();
  else if (event.key === "Enter" || event.key === " ") items[at]?.click();
  else return;
  event.preventDefault();
}

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
  const nameNow = (): string => {
    const format = cell()?.numberFormat ?? GENERAL;
    return FORMATS.find(([, one]) => one === format)?.[0] ?? "Custom";
  };
  const item = (role: object, name: string, example: string, onClick: () => void): ReactElement =>
    createElement(
      "div",
      { key: name, className: ITEM, tabIndex: -1, onClick, ...role },
      createElement("span", null, name),
      createElement("span", { className: EXAMPLE }, example),
    );
  const Options = (): ReactElement => {
    const menu = useRef<HTMLDivElement>(null);
    useEffect(() => {
      const items = menu.current?.children;
      (
        (menu.current?.querySelector("[aria-checked=true]") ?? items?.[0]) as HTMLElement | undefined
      )?.focus();
    }, []);
    const [now, chosen] = [cell(), nameNow()];
    const example = (format: string): string =>
      now?.kind === "number" ? display(now.value, now.kind, format).trim() : "";
    const props = {
      className: "univer-grid univer-gap-1 univer-p-1.5",
      role: "menu",
      "aria-label": "Number format",
      ref: menu,
      onKeyDown: goThrough,
    };
    return createElement("div", props, [
      ...FORMATS.map(([name, format]) =>
        item({ role: "menuitemradio", "aria-checked": name === chosen }, name, example(format), () =>
          choose(format),
        ),
      ),
      item({ role: "menuitem" }, "More number formats…", "", () => command(book, PANEL)),
    ]);
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
