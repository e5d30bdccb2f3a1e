/** The origin that the manifest in the repository names: the local development server. */
export const DEVELOPMENT_ORIGIN = "https://localhost:3000";

/** The manifest for an add-in served from `origin`, in the version of the package. */
export function manifestFor(manifest: string, options: { origin: string; version: string }): string {
  const { origin, version } = options;
  if (!/^https?:\/\/[^/\s"<>&]+$/.test(origin))
    throw new Error(`origin must look like https://roi.example.com, not ${JSON.stringify(origin)}`);
  return manifest
    .replaceAll(DEVELOPMENT_ORIGIN, origin)
    .replace(/<Version>[^<]*<\/Version>/, `<Version>${version}.0</Version>`);
}
