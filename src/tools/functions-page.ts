/**
 * The page of the functions' own runtime on Mac and the web (the manifest's `<Page>`). On Windows the runtime has no
 * page and loads functions.js alone.
 */
export function functionsPage(): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Phoenix ROI functions</title>
    <script src="https://appsforoffice.microsoft.com/lib/1/hosted/custom-functions-runtime.js"></script>
    <script src="functions.js"></script>
  </head>
  <body></body>
</html>
`;
}
