/** The Excels to choose from. */
export const PROFILE_TITLES = {
  windows: "Excel for Windows",
  mac: "Excel for Mac",
  web: "Excel on the web",
  "2021": "Excel 2021",
} as const;

export type ProfileName = keyof typeof PROFILE_TITLES;

export const PROFILE_NAMES = ["windows", "mac", "web", "2021"] as const satisfies readonly ProfileName[];

/** @throws {Error} with the names that there are */
export function profileName(name: string): ProfileName {
  const found = PROFILE_NAMES.find((each) => each === name);
  if (!found) throw new Error(`There is no Excel “${name}” here. Choose one of ${PROFILE_NAMES.join(", ")}.`);
  return found;
}
