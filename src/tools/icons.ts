/** Draws the PNG icons from their SVG sources with a local Chromium: `npm run icons`. */
import fs from "node:fs";
import { chromium } from "playwright-core";
import { chromiumArguments, findChromium } from "./chromium";

const SIZES = [16, 32, 64, 80, 128];
/** Small sizes have a simpler drawing. */
const drawingFor = (size: number) => (size <= 32 ? "assets/icon-small.svg" : "assets/icon.svg");

const executablePath = findChromium();
if (!executablePath) throw new Error("No Chromium found. Set CHROMIUM_PATH to one.");

const browser = await chromium.launch({ executablePath, args: chromiumArguments });
try {
  for (const size of SIZES) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const drawing = fs.readFileSync(drawingFor(size), "utf8");
    await page.setContent(`<style>html,body{margin:0}svg{display:block;width:${size}px}</style>${drawing}`);
    await page.screenshot({ path: `assets/icon-${size}.png`, omitBackground: true });
    await page.close();
  }
} finally {
  await browser.close();
}
