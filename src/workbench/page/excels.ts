import { PROFILE_NAMES, PROFILE_TITLES, profileName, type ProfileName } from "../profiles/names";

/**
 * Which Excel the workbench is: as the address says (`?excel=web`), or else as it was started. Null: what it is by
 * itself, where nothing goes wrong. Choosing another one opens a new workbook in it.
 * @throws {Error} for a name that there isn't
 */
export function chosenExcel(select: HTMLSelectElement): ProfileName | null {
  const asked = new URLSearchParams(location.search).get("excel") ?? document.documentElement.dataset.excel;
  const chosen = asked ? profileName(asked) : null;
  for (const name of PROFILE_NAMES) select.add(new Option(PROFILE_TITLES[name], name));
  select.value = chosen ?? "";
  select.addEventListener("change", () => {
    const address = new URL(location.href);
    address.searchParams.set("excel", select.value);
    location.assign(address);
  });
  return chosen;
}
