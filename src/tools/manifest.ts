import { placeOf } from "./hosting/origin";

/** The origin that the manifest in the repository names: the local development server. */
export const DEVELOPMENT_ORIGIN = "https://localhost:3000";

/** The manifest for an add-in served from `origin`, which may have a path, in the version of the package. */
export function manifestFor(manifest: string, options: { origin: string; version: string }): string {
  const { site, base } = placeOf(options.origin);
  return (
    manifest
      // A domain has no path.
      .replace(`<AppDomain>${DEVELOPMENT_ORIGIN}</AppDomain>`, `<AppDomain>${site}</AppDomain>`)
      .replaceAll(`"${DEVELOPMENT_ORIGIN}/`, `"${site}${base}/`)
      .replace(/<Version>[^<]*<\/Version>/, `<Version>${options.version}.0</Version>`)
  );
}
