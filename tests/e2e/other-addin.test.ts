import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, expect, it } from "vitest";
import { manifestFor } from "../../src/tools/manifest";
import { startServer, type WorkbenchServer } from "../../src/workbench/server/server";
import { describeInBrowser, openBrowser } from "./support/bench";

const resources = (tag: string, all: Record<string, string>) =>
  Object.entries(all)
    .map(([id, value]) => `<bt:${tag} id="${id}" DefaultValue="${value}"/>`)
    .join("");
const button = (id: string, action: string) =>
  `<Control xsi:type="Button" id="${id}"><Label resid="${id}.Label"/><Supertip><Title resid="${id}.Label"/><Description resid="Tip"/></Supertip><Icon><bt:Image size="32" resid="Icon"/></Icon>${action}</Control>`;

/** As the Yeoman generator writes it: everything on https://localhost:3000, a namespace, a button without a pane. */
const manifest = (withFunctions: boolean) => `<?xml version="1.0" encoding="UTF-8"?>
<OfficeApp xmlns="http://schemas.microsoft.com/office/appforoffice/1.1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:bt="http://schemas.microsoft.com/office/officeappbasictypes/1.0" xsi:type="TaskPaneApp">
  <Id>05c2e1c9-3e1d-406e-9a91-e9ac64854143</Id><Version>1.0.0.0</Version><ProviderName>Contoso</ProviderName><DefaultLocale>en-US</DefaultLocale>
  <DisplayName DefaultValue="Contoso Sums"/><Description DefaultValue="Sums."/>
  <Hosts><Host Name="Workbook"/></Hosts>
  <DefaultSettings><SourceLocation DefaultValue="https://localhost:3000/taskpane.html"/></DefaultSettings>
  <Permissions>ReadWriteDocument</Permissions>
  <VersionOverrides xmlns="http://schemas.microsoft.com/office/taskpaneappversionoverrides" xsi:type="VersionOverridesV1_0">
    <Hosts><Host xsi:type="Workbook">
      ${withFunctions ? '<AllFormFactors><ExtensionPoint xsi:type="CustomFunctions"><Script><SourceLocation resid="Functions.Script.Url"/></Script><Page><SourceLocation resid="Functions.Page.Url"/></Page><Metadata><SourceLocation resid="Functions.Metadata.Url"/></Metadata><Namespace resid="Functions.Namespace"/></ExtensionPoint></AllFormFactors>' : ""}
      <DesktopFormFactor>
        <FunctionFile resid="Commands.Url"/>
        <ExtensionPoint xsi:type="PrimaryCommandSurface"><OfficeTab id="TabHome"><Group id="Group">
          <Label resid="Group.Label"/>
          ${button("Action", '<Action xsi:type="ExecuteFunction"><FunctionName>highlight</FunctionName></Action>')}
          ${button("Pane", '<Action xsi:type="ShowTaskpane"><TaskpaneId>Pane</TaskpaneId><SourceLocation resid="Taskpane.Url"/></Action>')}
        </Group></OfficeTab></ExtensionPoint>
      </DesktopFormFactor>
    </Host></Hosts>
    <Resources>
      <bt:Images>${resources("Image", { Icon: "https://localhost:3000/assets/icon.svg" })}</bt:Images>
      <bt:Urls>${resources("Url", { "Taskpane.Url": "https://localhost:3000/taskpane.html", "Commands.Url": "https://localhost:3000/commands.html", "Functions.Script.Url": "https://localhost:3000/functions.js", "Functions.Page.Url": "https://localhost:3000/functions.html", "Functions.Metadata.Url": "https://localhost:3000/functions.json" })}</bt:Urls>
      <bt:ShortStrings>${resources("String", { "Group.Label": "Contoso", "Action.Label": "Highlight", "Pane.Label": "Show pane", "Functions.Namespace": "CONTOSO" })}</bt:ShortStrings>
      <bt:LongStrings>${resources("String", { Tip: "A button." })}</bt:LongStrings>
    </Resources>
  </VersionOverrides>
</OfficeApp>`;

const TASKPANE = `<!doctype html><html><head>
<script type="text/javascript" src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script>
</head><body><button id="run" disabled>Run</button><script>
Office.onReady((info) => {
  if (info.host !== Office.HostType.Excel) return;
  const run = document.getElementById("run");
  run.disabled = false;
  run.onclick = () => Excel.run(async (context) => {
    const range = context.workbook.worksheets.getActiveWorksheet().getRange("B2:B3");
    range.formulas = [[41], ["=CONTOSO.ADD(B2,1)"]];
    range.format.fill.color = "yellow";
    await context.sync();
  });
});
</script></body></html>`;

const FUNCTIONS = `CustomFunctions.associate("ADD", (a, b) => a + b);`;
const number = (name: string) => ({ name, type: "number", dimensionality: "scalar" });
const METADATA = JSON.stringify({
  functions: [
    { id: "ADD", name: "ADD", description: "Adds.", parameters: [number("first"), number("second")] },
  ],
});

/** A project with its manifest at the top and the pages in dist/, where its build puts them. */
function project(withFunctions: boolean, files: Record<string, string>): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "contoso-"));
  fs.mkdirSync(path.join(folder, "dist"));
  fs.writeFileSync(path.join(folder, "manifest.xml"), manifest(withFunctions));
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, "dist", name), text);
  return folder;
}

describeInBrowser("the workbench with an add-in of somebody else's", () => {
  let server: WorkbenchServer | undefined;
  /** The same for every server, one after the other: the browser keeps what it has compiled by address. */
  let port = 0;
  const folders: string[] = [];
  afterAll(async () => {
    await server?.close();
    for (const folder of folders) fs.rmSync(folder, { recursive: true });
  });

  async function openProject(withFunctions: boolean, files: Record<string, string>): Promise<Page> {
    const folder = project(withFunctions, files);
    folders.push(folder);
    return open(folder);
  }

  async function open(folder: string, watch: (page: Page) => void = () => undefined): Promise<Page> {
    await server?.close();
    server = await startServer({ port, addin: folder });
    port = Number(new URL(server.url).port);
    const page = await (await openBrowser()).newPage();
    watch(page);
    await page.goto(server.url);
    return page;
  }
  const cell = (page: Page, row: number) =>
    page.evaluate(async (r) => {
      const { book } = (window as any).workbench;
      await book.settle();
      return book.active().read({ r, c: 1, h: 1, w: 1 })[0][0].value;
    }, row);

  it("shows its pane, runs its office.js and its functions, and says what it doesn't run", async () => {
    const page = await openProject(true, {
      "taskpane.html": TASKPANE,
      "functions.js": FUNCTIONS,
      "functions.json": METADATA,
    });
    await page.locator("#panes iframe").contentFrame().getByRole("button", { name: "Run" }).click();
    await expect.poll(() => cell(page, 2)).toBe(42);
    expect(await cell(page, 1)).toBe(41);
    await page.getByRole("button", { name: "Highlight" }).click();
    await page
      .getByText("“Highlight” runs highlight without a pane, which the workbench doesn't do.")
      .waitFor();
    expect(await page.title()).toBe("Contoso Sums · Workbench");
    await page.close();
  });

  it("works without functions, and says so where those of the manifest aren't there", async () => {
    const none = await openProject(false, { "taskpane.html": TASKPANE });
    await none.locator("#panes iframe").contentFrame().getByRole("button", { name: "Run" }).click();
    await expect.poll(() => cell(none, 1)).toBe(41);
    expect(await cell(none, 2)).toBe("#NAME?");
    await none.close();

    const missing = await openProject(true, { "taskpane.html": TASKPANE });
    await missing
      .getByText("The add-in's functions could not be loaded: /functions.js: 404, /functions.json: 404")
      .waitFor();
    await missing.locator("#panes iframe").contentFrame().getByRole("button", { name: "Run" }).click();
    await expect.poll(() => cell(missing, 1)).toBe(41);
    await missing.close();
  });

  it("shows this add-in as it is built for a folder of a site", async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "below-"));
    folders.push(folder);
    fs.cpSync("dist", folder, { recursive: true });
    const made = manifestFor(fs.readFileSync("manifest.xml", "utf8"), {
      origin: "https://host.example/tools/roi",
      version: "1.0.0",
    });
    fs.writeFileSync(path.join(folder, "manifest.xml"), made);
    const asked: string[] = [];
    const failed: string[] = [];
    const page = await open(folder, (opened) => {
      opened.on("request", (request) => asked.push(new URL(request.url()).pathname));
      opened.on("response", (r) => void (r.status() >= 400 && failed.push(r.url())));
      opened.on("console", (m) => void (m.type() === "error" && failed.push(m.text())));
    });
    const pane = page.locator("#panes iframe").contentFrame();
    await pane.getByRole("button", { name: "Insert 70B training run" }).click();
    await pane.getByRole("button", { name: /Go to sheet, 70B training run/ }).waitFor();
    expect(asked).toEqual(
      expect.arrayContaining([
        "/tools/roi/taskpane.html",
        "/tools/roi/functions.js",
        "/tools/roi/functions.json",
      ]),
    );
    expect(asked.some((address) => /^\/tools\/roi\/pane\/.*\.js$/.test(address))).toBe(true);
    expect(failed).toEqual([]);
    await page.close();
  });
});
