import type { ExcelHost } from "../../../src/workbench/model/host";
import { PROFILES, type ProfileName } from "../../../src/workbench/profiles";
import type { Making } from "../../../src/workbench/profiles/behaviour";
import type { MemberUse, RequestInfo, UseHook } from "../../../src/workbench/protocol/hooks";
import { atLeast } from "../../../src/workbench/protocol/members";
import { openWorkbook, type OpenOptions, type TestWorkbook } from "../../support/workbook";

/** Every test runs in the first; in each of the others whenever anything in it would go otherwise there. */
export const EXCELS = ["windows", "web", "mac", "2021"] as const satisfies readonly ProfileName[];
const [FIRST] = EXCELS;

let now: ProfileName = FIRST;
const otherwise = new Set<ProfileName>();

/** The Excel that a test is in. Who asks by himself does something else in each. */
export function excelNow(): ProfileName {
  for (const excel of EXCELS) otherwise.add(excel);
  return now;
}

/** Whether a test that ran in the first Excel has to run in the present one. */
export const goesOtherwise = (): boolean => now === FIRST || otherwise.has(now);

export function enter(excel: ProfileName): void {
  now = excel;
  if (excel === FIRST) otherwise.clear();
}

/** A workbook in the Excel that the test is in. */
export const openInExcel = (options: OpenOptions = {}): TestWorkbook =>
  openWorkbook({
    excel: now,
    ...(now === FIRST && { watch: (making: Making) => compareExcels(making, options) }),
    ...options,
  });

/**
 * Notes in which Excels the test would have gone otherwise: every question that tells one from another is answered for
 * all of them. A test to which all answers are the same is the same test there. What it has set itself is so anyway.
 */
function compareExcels(making: Making, own: OpenOptions): ReturnType<NonNullable<OpenOptions["watch"]>> {
  const others = EXCELS.filter((excel) => excel !== FIRST);
  const behavioursOf = (excel: ProfileName) =>
    PROFILES[excel].behaviours.filter(({ name }) => own.behaviours?.includes(name) ?? true);
  const here = behavioursOf(FIRST);
  const differing = others.map((excel) => {
    const there = behavioursOf(excel);
    const ones = [
      ...here.filter((one) => !there.includes(one)),
      ...there.filter((one) => !here.includes(one)),
    ];
    return {
      excel,
      hooks: ones.flatMap((one) => one.hook?.(making) ?? []),
      calls: ones.some((one) => one.calls),
    };
  });
  return {
    hook: (use, request) => {
      for (const { excel, hooks } of differing)
        if (!otherwise.has(excel) && hooks.some((hook) => changes(hook, use, request))) otherwise.add(excel);
    },
    watch(host) {
      const { functionCalls } = making.book;
      if (functionCalls)
        making.book.functionCalls = {
          ...functionCalls,
          delay: () => {
            for (const { excel, calls } of differing) if (calls) otherwise.add(excel);
            return functionCalls.delay();
          },
        };
      if (!own.requirementSets) watchSets(host, others);
      if (own.maxBytes === undefined) watchBytes(host, others);
    },
  };
}

/** Whether a hook exchanges something, or throws. */
function changes(hook: UseHook, use: MemberUse, request: RequestInfo): boolean {
  const tried = { ...use };
  try {
    hook(tried, request);
  } catch {
    return true;
  }
  return tried.how === "call"
    ? tried.args !== (use as typeof tried).args
    : !Object.is(tried.value, (use as typeof tried).value);
}

function watchSets(host: ExcelHost, others: readonly ProfileName[]): void {
  const real = host.supports.bind(host);
  host.supports = (set, version) => {
    const answer = real(set, version);
    for (const excel of others) {
      const have = PROFILES[excel].requirementSets[set];
      if ((have !== undefined && atLeast(have, version)) !== answer) otherwise.add(excel);
    }
    return answer;
  };
}

function watchBytes(host: ExcelHost, others: readonly ProfileName[]): void {
  const { requests } = host;
  requests.push = (...records) => {
    for (const { bytesIn, bytesOut } of records)
      for (const excel of others)
        if (Math.max(bytesIn, bytesOut) > (PROFILES[excel].maxBytes ?? Infinity)) otherwise.add(excel);
    return Array.prototype.push.apply(requests, records);
  };
}
