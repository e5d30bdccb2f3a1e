/** `npm run picture`: the README's picture of the workbench, from the workbench as it is built. */
import { Bench } from "./support/bench";

const bench = await Bench.open({ width: 1500, height: 1040 });
const pane = bench.pane();
await pane.getByRole("button", { name: "Insert 70B training run", exact: true }).click();
await pane.getByRole("button", { name: "Go to sheet, 70B training run" }).waitFor();
await bench.goTo("A16");
await pane.getByRole("tab", { name: "Results" }).click();
await pane.getByRole("button", { name: "Total savings $" }).waitFor();
await pane.getByRole("tab", { name: "Templates" }).click();
await pane.getByRole("heading", { name: "In this workbook" }).scrollIntoViewIfNeeded();
// The engine draws on canvases, a frame after the cells have changed.
await bench.page.evaluate(
  () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
);
await bench.page.screenshot({ path: "assets/workbench.png" });
process.exit();
