import path from "node:path";
import { fileURLToPath } from "node:url";
import CopyPlugin from "copy-webpack-plugin";
import CustomFunctionsMetadataPlugin from "custom-functions-metadata-plugin";
import HtmlPlugin from "html-webpack-plugin";
import MiniCssExtractPlugin from "mini-css-extract-plugin";
import { tsImport } from "tsx/esm/api";

const root = path.dirname(fileURLToPath(import.meta.url));
const from = (...parts) => path.join(root, ...parts);
const { DistPagesPlugin } = await tsImport("./src/tools/dist-pages.ts", import.meta.url);
const { CONTENT_SECURITY_POLICY } = await tsImport("./src/tools/hosting/policy.ts", import.meta.url);
const { NoticesPlugin } = await tsImport("./src/tools/notices.ts", import.meta.url);
const { declarationFiles } = await tsImport("./src/tools/metadata.ts", import.meta.url);
const { WorkbenchPlugin } = await tsImport("./src/tools/workbench-plugin.ts", import.meta.url);

const declarations = declarationFiles(root);

/** A module in the configuration itself, since no source file may import a declaration file. */
const importingAll = (files) =>
  `data:text/javascript,${encodeURIComponent(files.map((file) => `import ${JSON.stringify(file)};`).join(""))}`;

const typescript = (target, { mode }) => ({
  test: /\.ts$/,
  exclude: /node_modules/,
  ...(mode === "production"
    ? { loader: "ts-loader", options: { transpileOnly: true, compilerOptions: { noEmit: false, target } } }
    : { loader: from("src/tools/stripped.mjs"), options: { target } }),
});

const common = (name, env, argv, output) => ({
  name,
  context: root,
  mode: argv.mode ?? "development",
  devtool: argv.mode === "production" ? "source-map" : "inline-source-map",
  // While working, what hasn't changed is kept from the last time. What is released is built from nothing, and where
  // every checkout is a fresh one, keeping takes longer than it saves.
  cache: argv.mode !== "production" &&
    process.env.CI !== "true" && {
      type: "filesystem",
      name,
      buildDependencies: { config: [fileURLToPath(import.meta.url), from("tsconfig.json")] },
    },
  output: { path: from(output), filename: "[name].js" },
  resolve: { extensions: [".ts", ".js"] },
  performance: { hints: false },
  stats: "errors-warnings",
});

/** Both builds write into dist/. */
const isThePanes = (file) => /^(pane\b|taskpane\.html|notices\.txt)/.test(file);

export default (env = {}, argv = {}) => {
  const origin = env.origin ?? "https://localhost:3000";
  return [
    {
      ...common("functions", env, argv, "dist"),
      // The functions' own runtime on Windows is a bare JavaScript engine: plain script, no chunks, no DOM.
      // One root for all declarations: webpack can then join their modules into one scope, a twentieth smaller.
      entry: { functions: importingAll(declarations) },
      // What an earlier build left goes, so that nothing old is deployed; the pane's build cleans its own.
      output: { path: from("dist"), filename: "[name].js", clean: { keep: isThePanes } },
      target: ["webworker", "es2019"],
      devtool: argv.mode === "production" ? "source-map" : false,
      module: { rules: [typescript("ES2019", argv)] },
      plugins: [
        new CustomFunctionsMetadataPlugin({ output: "functions.json", input: declarations }),
        new CopyPlugin({
          patterns: [{ from: "assets/icon-*.png" }, { from: "src/help/help.css", to: "[name][ext]" }],
        }),
        new DistPagesPlugin({ root, origin }),
      ],
    },
    {
      ...common("pane", env, argv, "dist"),
      entry: { taskpane: from("src/taskpane/index.ts") },
      // Scripts and styles are known to each other and to the page only, and may be kept for ever.
      output: {
        path: from("dist"),
        filename: "pane/[name].[contenthash:8].js",
        publicPath: "auto",
        clean: { keep: (file) => !file.startsWith("pane") },
      },
      optimization: { chunkIds: "named" },
      target: ["web", "es2020"],
      module: {
        rules: [
          typescript("ES2020", argv),
          { test: from("src/templates/offers.ts"), loader: from("src/tools/evaluated.mjs") },
          { test: /\.css$/, use: [MiniCssExtractPlugin.loader, "css-loader"] },
        ],
      },
      plugins: [
        new MiniCssExtractPlugin({ filename: "pane/[name].[contenthash:8].css" }),
        new NoticesPlugin({ root, filename: "notices.txt" }),
        new HtmlPlugin({
          template: "src/taskpane/taskpane.html",
          filename: "taskpane.html",
          scriptLoading: "defer",
          policy: CONTENT_SECURITY_POLICY,
        }),
      ],
    },
    {
      // For development and tests only: nothing of it reaches dist/.
      name: "workbench",
      context: root,
      mode: "development",
      entry: {},
      output: { path: from("dist-workbench"), clean: true },
      stats: "errors-warnings",
      plugins: [new WorkbenchPlugin(root)],
    },
  ];
};
