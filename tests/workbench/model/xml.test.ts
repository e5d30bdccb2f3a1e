import { expect, it } from "vitest";
import { rootNamespace } from "../../../src/workbench/model/workbook/xml";

it.each([
  ['<a xmlns="urn:a"/>', "urn:a"],
  [
    '<?xml version="1.0"?>\n<!-- c --><p:a xmlns:p="urn:p" x="1"><p:b>t &amp; u</p:b><![CDATA[<raw>]]></p:a>\n',
    "urn:p",
  ],
  ["<a><b c='1'/></a>", ""],
  ["<a>", null],
  ["<a></b>", null],
  ["<a/><b/>", null],
  ["text", null],
  ["<a>1 & 2</a>", null],
  ['<a x="1" x="2"/>', null],
  ["<a x=1/>", null],
  ["", null],
])("%j", (xml, namespace) => expect(rootNamespace(xml)).toBe(namespace));
