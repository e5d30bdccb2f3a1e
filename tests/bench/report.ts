/** One line of the report: what was measured, and the goal it has to meet. */
export interface Finding {
  work: string;
  measured: string;
  ratio?: string;
  goal?: string;
  met?: boolean;
}

export interface Chapter {
  title: string;
  findings: Finding[];
}

export function asMarkdown(chapters: Chapter[]): string {
  return chapters
    .map(({ title, findings }) =>
      [
        `## ${title}`,
        "",
        "| work | measured | ratio | goal | met |",
        "|---|---|---|---|---|",
        ...findings.map((f) =>
          [
            "",
            f.work,
            f.measured,
            f.ratio ?? "",
            f.goal ?? "",
            f.met === undefined ? "" : f.met ? "yes" : "NO",
            "",
          ]
            .join(" | ")
            .trim(),
        ),
        "",
      ].join("\n"),
    )
    .join("\n");
}
