import { describe, expect, it } from "vitest";
import { bench, errorCode } from "./bench";

const sheetOf = (context: Excel.RequestContext) => context.workbook.worksheets.getActiveWorksheet();

describe("what a file carries beside cells", () => {
  it("settings: added, changed, found, deleted", async () => {
    bench();
    await Excel.run(async (context) => {
      const { settings } = context.workbook;
      settings.add("list", [1, { two: 2 }]);
      settings.add("when", new Date(Date.UTC(2026, 10, 24)));
      settings.add("list", "new");
      const list = settings.getItem("list").load("key,value");
      const when = settings.getItem("when").load("value");
      const none = settings.getItemOrNullObject("LIST");
      settings.load("items/key");
      const count = settings.getCount();
      await context.sync();
      expect(list.value).toBe("new");
      expect(when.value).toEqual(new Date(Date.UTC(2026, 10, 24)));
      expect(none.isNullObject).toBe(true);
      expect(settings.items.map((s) => s.key)).toEqual(["list", "when"]);
      expect(count.value).toBe(2);
      list.value = { now: true };
      when.delete();
      list.load("value");
      settings.load("items/key");
      await context.sync();
      expect(list.value).toEqual({ now: true });
      expect(settings.items.map((s) => s.key)).toEqual(["list"]);
    });
    expect(await errorCode((c) => c.workbook.settings.getItem("nope").load("value"))).toBe("ItemNotFound");
    expect(await errorCode((c) => c.workbook.settings.add("", 1))).toBe("InvalidArgument");
  });

  it("custom XML parts: found by namespace, refused when malformed", async () => {
    bench();
    await Excel.run(async (context) => {
      const parts = context.workbook.customXmlParts;
      const part = parts.add('<journal xmlns="urn:roi"><cell>A1</cell></journal>').load("id,namespaceUri");
      const xml = part.getXml();
      await context.sync();
      expect(part.namespaceUri).toBe("urn:roi");
      expect(xml.value).toContain("<cell>A1</cell>");
      const only = parts.getByNamespace("urn:roi").getOnlyItem().load("id");
      const none = parts.getByNamespace("urn:other").getOnlyItemOrNullObject();
      await context.sync();
      expect(only.id).toBe(part.id);
      expect(none.isNullObject).toBe(true);
      part.setXml('<journal xmlns="urn:roi2"/>');
      part.load("namespaceUri");
      await context.sync();
      expect(part.namespaceUri).toBe("urn:roi2");
      parts.getItem(part.id).delete();
      const count = parts.getCount();
      await context.sync();
      expect(count.value).toBe(0);
    });
    expect(await errorCode((c) => c.workbook.customXmlParts.add("<open>"))).toBe("InvalidArgument");
  });

  it("properties, its own and custom ones", async () => {
    bench();
    await Excel.run(async (context) => {
      const { properties } = context.workbook;
      properties.title = "ROI";
      properties.custom.add("Template", "70b");
      properties.custom.add("template", 7);
      properties.load("title,author");
      const custom = properties.custom.getItem("TEMPLATE").load("key,value,type");
      await context.sync();
      expect([properties.title, properties.author]).toEqual(["ROI", ""]);
      expect([custom.value, custom.type]).toEqual([7, "Number"]);
      properties.custom.deleteAll();
      const count = properties.custom.getCount();
      await context.sync();
      expect(count.value).toBe(0);
    });
    expect(await errorCode((c) => c.workbook.properties.custom.add("k", "x".repeat(256)))).toBe(
      "InvalidArgument",
    );
  });

  it("the page layout of each sheet", async () => {
    const { host } = bench();
    await Excel.run(async (context) => {
      const page = sheetOf(context).pageLayout;
      page.orientation = "Landscape";
      page.paperSize = "A4";
      page.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 } as never;
      await expect(context.sync()).rejects.toMatchObject({ code: "InvalidArgument" });
      const again = sheetOf(context).pageLayout;
      again.zoom = { horizontalFitToPages: 1 };
      again.centerHorizontally = true;
      again.setPrintArea("A1:H40");
      again.setPrintTitleRows("$1:$3");
      again.setPrintMargins("Inches", { left: 0.5, right: 0.5 });
      again.load("orientation,paperSize,zoom,centerHorizontally,printGridlines,leftMargin,topMargin");
      const area = again.getPrintArea().load("address");
      const rows = again.getPrintTitleRows().load("address");
      const columns = again.getPrintTitleColumnsOrNullObject();
      await context.sync();
      expect(again.toJSON()).toMatchObject({
        orientation: "Landscape",
        paperSize: "A4",
        zoom: { horizontalFitToPages: 1 },
        centerHorizontally: true,
        printGridlines: false,
        leftMargin: 36,
        topMargin: 54,
      });
      expect([area.address, rows.address]).toEqual(["Sheet1!A1:H40", "Sheet1!1:3"]);
      expect(columns.isNullObject).toBe(true);
    });
    expect([...host.document.pageSetup.values()][0]!.printArea).toHaveLength(1);
  });

  it("hyperlinks with the text they show", async () => {
    bench();
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange("A1");
      range.hyperlink = { documentReference: "Sheet1!B5", textToDisplay: "Go", screenTip: "To the total" };
      range.load("hyperlink,values,format/font/underline");
      const none = sheetOf(context).getRange("A2").load("hyperlink");
      await context.sync();
      expect(range.hyperlink).toEqual({
        documentReference: "Sheet1!B5",
        screenTip: "To the total",
        textToDisplay: "Go",
      });
      expect(range.values).toEqual([["Go"]]);
      expect(range.format.font.underline).toBe("Single");
      expect(none.hyperlink).toBeNull();
      range.clear("Hyperlinks");
      range.load("hyperlink,values");
      await context.sync();
      expect([range.hyperlink, range.values]).toEqual([null, [["Go"]]]);
    });
    expect(await errorCode((c) => (sheetOf(c).getRange("A1").hyperlink = { screenTip: "nowhere" }))).toBe(
      "InvalidArgument",
    );
  });
});
