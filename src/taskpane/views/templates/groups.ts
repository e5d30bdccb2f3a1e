import type { Template } from "../../../sheets/plan";

export interface TemplateGroup {
  id: "all" | Template["group"];
  /** Null for the one that stands by itself. */
  title: string | null;
  templates: Template[];
}

/** The template of all sheets at once stands first, outside the groups. */
export const ALL = "whole-analysis";

const TITLES: Record<Template["group"], string> = { document: "The document", decisions: "Decisions" };

/** The templates as they are offered, each group in the order of the catalogue; no empty groups. */
export function groupsOf(templates: readonly Template[]): TemplateGroup[] {
  const groups: TemplateGroup[] = [
    { id: "all", title: null, templates: templates.filter(({ id }) => id === ALL) },
    ...(Object.entries(TITLES) as [Template["group"], string][]).map(([id, title]) => ({
      id,
      title,
      templates: templates.filter((template) => template.group === id && template.id !== ALL),
    })),
  ];
  return groups.filter((group) => group.templates.length > 0);
}
