import { SERVING_COSTS } from "../../../evidence/serving-costs";
import { TOKEN_BILLS } from "../../../evidence/tokens/bills";
import { f } from "../../../sheets/formula";
import { AT_LEAST_0 } from "../../../sheets/rules";
import type { CostFunctions } from "../parts/functions";
import type { OwnModelSheet } from "../parts/own-model";
import { CalibrationSet } from "./set";

/** What a million tokens cost on rented GPUs, as published with price and speed. */
export function servingSet(model: OwnModelSheet, { tokenCost }: CostFunctions) {
  const { moneyPerGpuHour, moneyPerMillionTokens, tokensPerSecond } = model.units;
  return new CalibrationSet(model, {
    name: "Serving_calibration",
    heading: "Cost of serving",
    what: "Figure",
    unit: moneyPerMillionTokens.label,
    format: moneyPerMillionTokens.format,
    inputs: {
      price: ["GPU-hour", moneyPerGpuHour.format, (row) => row.pricePerGpuHour],
      speed: ["Tokens/s, a GPU", tokensPerSecond.format, (row) => row.tokensPerSecondPerGpu],
    },
    computed: (of) => tokenCost(of("price"), of("speed"), f`1`),
    rows: SERVING_COSTS.map((row) => ({
      ...row,
      label: row.what,
      published: row.cost,
      // The speed is rounded, and so is the cost.
      allowed: row.costStep / 2 / row.cost + row.speedStep / 2 / row.tokensPerSecondPerGpu,
      note: `Printed ${row.printed}. ${row.source.publication}; read ${row.source.read}.`,
    })),
  });
}

const dollars = (printed: string) => Number(printed.slice(1).replaceAll(",", ""));
/** Half of the last printed digit. */
const halfDigit = (printed: string) => 10 ** -(printed.split(".")[1] ?? "").length / 2;
/** DeepSeek rounds its tokens to the billion. */
const ROUNDED_TOKENS = 0.0002;

/** Bills that were published with their tokens and prices. */
export function billsSet(model: OwnModelSheet, { requestCost }: CostFunctions) {
  const price = "#,##0.00##";
  const millions = "#,##0.0,,";
  return new CalibrationSet(model, {
    name: "Bills_calibration",
    widest: true,
    heading: "Bills of tokens: millions of them, at prices for a million",
    what: "Bill",
    unit: model.units.money.label,
    format: "#,##0.00",
    inputs: {
      input: ["Input", millions, (row) => row.input],
      read: ["Cached read", "0.0%", (row) => row.tokens.cachedRead / row.input, AT_LEAST_0],
      written: ["Cached write", "0.0%", (row) => row.tokens.cachedWrite / row.input, AT_LEAST_0],
      output: ["Output", millions, (row) => row.tokens.output, AT_LEAST_0],
      inputPrice: ["Input, price", price, (row) => row.rates.input],
      readPrice: ["Read, price", price, (row) => row.rates.cachedRead ?? row.rates.input],
      writePrice: ["Write, price", price, (row) => row.rates.cachedWrite ?? row.rates.input],
      outputPrice: ["Output, price", price, (row) => row.rates.output],
    },
    computed: (of) =>
      requestCost(
        of("input"),
        of("output"),
        of("inputPrice"),
        of("outputPrice"),
        of("read"),
        of("readPrice"),
        of("written"),
        of("writePrice"),
      ),
    rows: TOKEN_BILLS.map((bill) => {
      const { fresh, cachedRead, cachedWrite } = bill.tokens;
      const published = dollars(bill.printed);
      return {
        ...bill,
        input: fresh + cachedRead + cachedWrite,
        label: bill.what,
        published,
        allowed: bill.id === "deepseek-fleet" ? ROUNDED_TOKENS : halfDigit(bill.printed) / published,
        note: `Printed ${bill.printed}. ${bill.source.publication}; read ${bill.source.read}.`,
      };
    }),
  });
}
