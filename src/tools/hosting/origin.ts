/** An address that the add-in is served from, in its parts: where its site begins, and the path below it. */
export interface Place {
  /** "https://roi.example.com" */
  site: string;
  /** "" at the root of the site, else "/folder". */
  base: string;
}

/** Reads `--env origin=…`. @throws when it is no address of a folder */
export function placeOf(origin: string): Place {
  const [, site, base = ""] =
    /^(https?:\/\/[^/\s"'<>&?#\\]+)((?:\/(?!\.+(?:\/|$))[\w.~-]+)*)\/*$/.exec(origin) ?? [];
  if (site === undefined)
    throw new Error(
      `origin must look like https://roi.example.com or https://example.com/roi, not ${JSON.stringify(origin)}`,
    );
  return { site, base };
}
