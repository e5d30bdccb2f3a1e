import type { CellsRef, SheetPlan, WorkbookPlan } from "../../sheets/plan";
import { filled, fingerprint } from "./fingerprint";
import { finish, type SheetLook } from "./finish";
import { leftOut, type Features } from "../talk/features";
import { address, quoteSheet, rectsOf } from "../talk/rects";
import { settingKey, type StoredInsertion } from "../talk/records/insertion";
import { markName } from "../talk/records/marks";
import type { SavedOptions } from "../talk/records/options";
import type { Progress } from "../talk/outcomes";
import { asInserted } from "../scenarios/as-inserted";
import { placesOf } from "../scenarios/places";
import { scenarioKey, type StoredScenario } from "../scenarios/record";
import { holdStill, run } from "../talk/run";
import { sweep } from "./sweep";
import type { Survey } from "../talk/survey";
import { blocks, type Block } from "../write/blocks";
import { featuresOf, sheetSteps } from "../write/sheet";
import { requests, step, type SheetStep, type Step } from "../write/step";

export interface Environment {
  features: Features;
  /** Largest request, in bytes. */
  limit: number;
}

/** One sheet on its way into the workbook. */
interface Target {
  readonly plan: SheetPlan;
  sheet?: Excel.Worksheet;
  /** What Excel made of the content. */
  readonly readBack: { block: Block<unknown>; range: Excel.Range }[];
}

/** Steps that stand in one request where its size allows, and the sheet that they finish. */
interface Part {
  steps: Step[];
  sheet: string;
}

/** The writing of one plan. */
export class Writing {
  private readonly targets: Target[];
  private readonly refused: SheetLook[] = [];
  private readonly scenario: StoredScenario | null;
  /** One of the sheets may be in front by now. */
  shown = false;

  constructor(
    private readonly plan: WorkbookPlan,
    readonly token: string,
    private readonly environment: Environment,
    private readonly options: SavedOptions | null,
  ) {
    this.targets = plan.sheets.map((sheet) => ({ plan: sheet, readBack: [] }));
    // It shares a request with the record.
    this.scenario = asInserted(plan, token, environment.limit / 2);
  }

  /** Under which names its sheets are added. */
  get sheets(): { name: string }[] {
    return this.plan.sheets;
  }

  /** The names that it defines. */
  get names(): string[] {
    return this.plan.sheets.flatMap((sheet) => sheet.names.map(({ name }) => name));
  }

  /** What will be kept of it in the workbook's settings. */
  get recorded(): unknown {
    return [this.record(true), this.scenario];
  }

  /** What this Excel lacks of the plan, and what it has refused, in words. */
  get leftOut(): string[] {
    const lacking = leftOut(this.environment.features, this.plan.sheets.flatMap(featuresOf));
    return [...new Set([...lacking, ...this.refused.map(({ what }) => what)])];
  }

  /**
   * Writes the content, then looks and charts, then the record, and shows the first sheet.
   * @returns null when cancelled. What was written until then, or until an error, is still there.
   */
  carryOut(
    survey: Survey,
    { onProgress, signal }: { onProgress?: (progress: Progress) => void; signal?: AbortSignal },
  ): Promise<StoredInsertion | null> {
    return run(async (context) => {
      const { content, looks } = this.parts(context);
      const total = content.length + 2;
      for (const [done, { steps, sheet }] of content.entries()) {
        onProgress?.({ done, total, sheet });
        if (signal?.aborted) return null;
        holdStill(context);
        for (const { queue } of steps) queue();
        await context.sync();
      }
      onProgress?.({ done: total - 2, total, sheet: this.plan.sheets[0]?.name ?? "" });
      if (signal?.aborted) return null;
      this.refused.push(...(await finish(context, looks(), this.environment.limit)));
      if (signal?.aborted) return null;
      return this.close(context, survey);
    });
  }

  /** The last request. Where the sheet can't be shown, since another workbook is in front, it stays where it is. */
  private async close(context: Excel.RequestContext, survey: Survey): Promise<StoredInsertion> {
    const record = this.record(true);
    const { settings } = context.workbook;
    const keep = () => {
      // Excel on the web takes no new setting behind one that is there already.
      if (this.scenario) settings.add(scenarioKey(this.token, this.scenario.id), this.scenario);
      settings.add(settingKey(this.token), record);
      sweep(context, survey);
    };
    const show = () => {
      this.shown = true;
      this.targets[0]?.sheet?.activate();
    };
    try {
      keep();
      show();
      await context.sync();
      return record;
    } catch {
      keep();
      await context.sync();
    }
    try {
      show();
      await context.sync();
    } catch {
      // It is there all the same.
    }
    return record;
  }

  /**
   * One request for the content of a single sheet. For several sheets one for everything that formulas can refer to,
   * then one each. More where the size demands it.
   */
  private parts(context: Excel.RequestContext): { content: Part[]; looks: () => SheetLook[] } {
    const { limit } = this.environment;
    const { frames, rests, looks } = this.steps(context);
    const together =
      rests.length === 1
        ? [{ ...frames, steps: [...frames.steps, ...rests.flatMap((r) => r.steps)] }]
        : [frames, ...rests];
    const content = together.flatMap(({ steps, sheet }) =>
      requests(steps, limit).map((group) => ({ steps: group, sheet })),
    );
    return { content, looks };
  }

  private steps({ workbook }: Excel.RequestContext): {
    frames: Part;
    rests: Part[];
    looks: () => SheetLook[];
  } {
    const { features, limit } = this.environment;
    const byKey = (key: string | undefined) => this.targets.find(({ plan }) => plan.key === key)?.sheet;
    const writer = {
      styles: this.plan.styles,
      features,
      rangeOf: ({ sheet, range }: CellsRef, own: Excel.Worksheet) =>
        (byKey(sheet) ?? own).getRange(address(range)),
      // Blocks leave room for the actions around them.
      limit: limit * 0.8,
      names: () => workbook.names,
      linkTo: (target: string) => {
        const index = this.plan.sheets.findIndex(({ name }) => target === `${quoteSheet(name)}!A1`);
        return index < 0 ? target : markName(this.token, index);
      },
    };
    const announcement = this.record(false);
    const announce = step<void>(
      1,
      () => workbook.settings.add(settingKey(this.token), announcement),
      JSON.stringify(announcement).length,
    );
    const written = this.targets.map((target) => ({ target, ...sheetSteps(target.plan, writer) }));
    return {
      frames: {
        sheet: this.plan.sheets[0]?.name ?? "",
        steps: [
          announce,
          ...this.targets.map((target, i) => step<void>(6, () => this.addSheet(workbook, target, i))),
          ...written.flatMap(({ target, frame }) => frame.map((part) => bound(part, target))),
        ],
      },
      rests: written.map(({ target, rest }) => ({
        sheet: target.plan.name,
        steps: [...rest, ...readBackSteps(target, writer.limit)].map((part) => bound(part, target)),
      })),
      looks: () =>
        written.flatMap(({ target: { sheet }, looks }) =>
          sheet ? looks.map((look) => ({ ...look, sheet })) : [],
        ),
    };
  }

  /** The sheet, and the mark by which it is known as ours whatever happens next. */
  private addSheet(workbook: Excel.Workbook, target: Target, index: number): void {
    const sheet = workbook.worksheets.add(target.plan.name);
    const mark = workbook.names.add(markName(this.token, index), `=${quoteSheet(target.plan.name)}!$A$1`);
    mark.visible = false;
    sheet.load("id");
    target.sheet = sheet;
  }

  private record(complete: boolean): StoredInsertion {
    return {
      version: 1,
      token: this.token,
      template: this.plan.template,
      title: this.plan.title,
      complete,
      sheets: this.targets.map(({ plan, sheet, readBack }) => ({
        key: plan.key,
        name: plan.name,
        id: (complete && sheet?.id) || "",
        written: writtenCells(plan),
        fingerprint: complete ? fingerprintOf(plan, readBack) : "",
        charts: plan.charts.length - this.refused.filter((look) => look.chart && look.sheet === sheet).length,
        keyFigures: plan.keyFigures,
        places: placesOf(plan),
      })),
      names: this.names,
      tables: this.plan.sheets.flatMap((sheet) => sheet.tables.map(({ name }) => name)),
      options: this.options,
    };
  }
}

const bound = (part: SheetStep, target: Target): Step => ({
  bytes: part.bytes,
  queue: () => {
    if (!target.sheet) throw new Error(`Sheet ${target.plan.key} is written before it is added`);
    part.queue(target.sheet);
  },
});

/** Asks how Excel spells what was written, which is what an edit has to be told from. */
function readBackSteps(target: Target, limit: number): SheetStep[] {
  const content = target.plan.cells.map((line) => line.map((cell) => cell?.formula ?? cell?.value ?? null));
  return blocks(content, limit).map((block) =>
    step(
      2,
      (sheet) => {
        const range = sheet.getRange(address(block.rect));
        range.load("formulas");
        target.readBack.push({ block, range });
      },
      block.bytes,
    ),
  );
}

const holdsContent = (plan: SheetPlan, row: number, column: number) => {
  const cell = plan.cells[row]?.[column];
  return cell?.formula !== undefined || cell?.value !== undefined;
};

function writtenCells(plan: SheetPlan): string[] {
  const size = { rows: plan.cells.length, columns: plan.cells[0]?.length ?? 0 };
  return rectsOf(size, (row, column) => holdsContent(plan, row, column)).map(address);
}

function fingerprintOf(plan: SheetPlan, readBack: Target["readBack"]): string {
  const cells = readBack.flatMap(({ block, range }) =>
    filled(range.formulas, block.rect.row, block.rect.column),
  );
  return fingerprint(cells.filter(({ row, column }) => holdsContent(plan, row, column)));
}
