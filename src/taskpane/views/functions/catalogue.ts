import { COMMON_ERRORS, SECTIONS, type ErrorCause, type FunctionExample } from "../../../functions/examples";

/** What the build writes of the functions' declarations; see Microsoft's custom functions metadata. */
export interface Metadata {
  functions: {
    id: string;
    description?: string;
    parameters: { name: string; description?: string; optional?: boolean; repeating?: boolean }[];
  }[];
}

export interface FunctionArgument {
  name: string;
  description: string;
  optional: boolean;
}

export interface FunctionEntry {
  id: string;
  section: string;
  description: string;
  /** `ROI_PAYBACK(investment, savings, [rate])`. */
  signature: string;
  arguments: FunctionArgument[];
  examples: FunctionExample[];
  errors: readonly ErrorCause[];
  source: string;
  questions: string[];
  largest: string | null;
}

/** Declarations and guides of all functions, in the order of the guides' sections. */
export function catalogue({ functions }: Metadata): FunctionEntry[] {
  const declared = new Map(functions.map((declaration) => [declaration.id, declaration]));
  return SECTIONS.flatMap((section) =>
    Object.entries(section.functions).flatMap(([id, guide]): FunctionEntry[] => {
      const declaration = declared.get(id);
      if (!declaration) return [];
      const args = declaration.parameters.map(({ name, description = "", optional = false }) => ({
        name,
        description,
        optional,
      }));
      return [
        {
          id,
          section: section.title,
          description: declaration.description ?? "",
          signature: `${id}(${args.map(({ name, optional }) => (optional ? `[${name}]` : name)).join(", ")})`,
          arguments: args,
          examples: guide.examples,
          errors: [...guide.errors, ...COMMON_ERRORS],
          source: guide.source,
          questions: guide.questions,
          largest: guide.largest ?? null,
        },
      ];
    }),
  );
}
