import { bracketed, unitsOf, type UnitStyle, type Validity } from "../../../sheets/numbers";

const unit = (label: string, format: string, validity: Validity = "nonNegative"): UnitStyle => ({
  label,
  format,
  validity,
});

/** Units of training, serving and return that the document itself doesn't use, beside those it does. */
export function decisionUnits(currency: string) {
  const { money, moneyPerGpuHour, moneyPerMillionTokens, moneyPerMonth, percent, days, gigabytes } =
    unitsOf(currency);
  return {
    money,
    moneyPerGpuHour,
    moneyPerMillionTokens,
    moneyPerMonth,
    percent,
    days,
    gigabytes,
    ...bracketed({
      finePercent: unit("%", "0.00%", "share"),
      /** A return can be many times the investment. */
      roi: unit("%", "#,##0.0%", "any"),
      rate: unit("% a year", "0.0%", "signedShare"),
      times: unit("x", '0.00"x"'),
      flop: unit("FLOP", "0.00E+00"),
      gpuHours: unit("GPU-hours", "#,##0"),
      fineHours: unit("hours", "#,##0.00"),
      kilowatts: unit("kW", "0.00"),
      gpus: unit("GPUs", "#,##0", "whole"),
      tflops: unit("TFLOP/s", "#,##0.0"),
      bandwidth: unit("GB/s", "#,##0"),
      fineGigabytes: unit("GB", "0.000"),
      parameters: unit("parameters", "#,##0"),
      layers: unit("layers", "#,##0", "whole"),
      values: unit("values", "#,##0", "whole"),
      tokens: unit("tokens", "#,##0"),
      tokensPerSecond: unit("tokens a second", "#,##0"),
      millionTokens: unit("M tokens a month", "#,##0"),
      requests: unit("requests", "#,##0"),
      requestsPerDay: unit("requests a day", "#,##0"),
      whole: unit("count", "#,##0", "whole"),
      bytes: unit("bytes", "#,##0"),
      flopPerParameter: unit("FLOP per parameter", "0", "whole"),
      perToken: unit("per token", "0", "whole"),
      bytesPerParameter: unit("bytes per parameter", "0.0###"),
      bytesPerValue: unit("bytes per value", "0.0###"),
      years: unit("years", "0.00"),
      wholeYears: unit("years", "0", "whole"),
      months: unit("months", "0.0"),
      periods: unit("periods", "0", "whole"),
      factor: unit("x", "0.0000"),
      calendarDays: unit("days", "#,##0", "whole"),
      date: unit("date", "yyyy-mm-dd", "date"),
      word: unit("choice", "General", "any"),
    }),
  };
}

export type DecisionUnits = ReturnType<typeof decisionUnits>;
