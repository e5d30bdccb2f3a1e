import { createHost, type ExcelHost, type HostOptions } from "../model/host";
import type { BookPort } from "../model/port";
import { newStage, type Stage } from "./behaviour";
import { pageClock } from "./clock";
import { PROFILES, type ProfileName } from "./index";

export interface ProfileOptions extends HostOptions {
  /** Names of the behaviours to have; all of the profile's when left out. */
  behaviours?: readonly string[];
  stage?: Stage;
}

/** A host that is one of the Excels. */
export function openExcel(book: BookPort, name: ProfileName, options: ProfileOptions = {}): ExcelHost {
  const profile = PROFILES[name];
  const { behaviours: chosen, stage = newStage(pageClock), ...hostOptions } = options;
  const behaviours = profile.behaviours.filter((one) => !chosen || chosen.includes(one.name));
  const making = { book, stage };
  book.functionCalls = Object.assign(
    {
      registered: () => true,
      delay: () => 0,
      after: (milliseconds: number, run: () => void) => stage.clock.after(milliseconds, run),
    },
    ...behaviours.flatMap((one) => one.calls?.(making) ?? []),
  );
  return createHost(book, {
    requirementSets: profile.requirementSets,
    ...(profile.maxBytes !== undefined ? { maxBytes: profile.maxBytes } : {}),
    ...hostOptions,
    hooks: [...(hostOptions.hooks ?? []), ...behaviours.flatMap((one) => one.hook?.(making) ?? [])],
  });
}
