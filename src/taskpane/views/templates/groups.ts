import type { Offer } from "../../../templates/offers";

export interface TemplateGroup {
  id: "all" | Offer["group"];
  /** Null for the one that stands by itself. */
  title: string | null;
  offers: Offer[];
}

/** The template of all sheets at once stands first, outside the groups. */
export const ALL = "whole-analysis";

const TITLES: Record<Offer["group"], string> = { document: "The document", decisions: "Decisions" };

/** The templates as they are offered, each group in the order of the catalogue; no empty groups. */
export function groupsOf(offers: readonly Offer[]): TemplateGroup[] {
  const groups: TemplateGroup[] = [
    { id: "all", title: null, offers: offers.filter(({ id }) => id === ALL) },
    ...(Object.entries(TITLES) as [Offer["group"], string][]).map(([id, title]) => ({
      id,
      title,
      offers: offers.filter((offer) => offer.group === id && offer.id !== ALL),
    })),
  ];
  return groups.filter((group) => group.offers.length > 0);
}
