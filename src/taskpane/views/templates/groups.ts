import type { Offer } from "../../../templates/offers";

export interface TemplateGroup {
  id: Offer["group"];
  title: string;
  /** What a newcomer must know of the group. */
  about?: string;
  offers: Offer[];
}

/** In the order in which people come for them. */
const GROUPS: readonly Omit<TemplateGroup, "offers">[] = [
  { id: "decisions", title: "Your own model" },
  { id: "report", title: "From what is in the workbook" },
  {
    id: "document",
    title: "The document",
    about:
      "“ROI Analysis - What v2000 Gives Us”, table by table and claim by claim. v2000 is the optimized stack of which it speaks.",
  },
];

/** The templates as they are offered, each group in the order of the catalogue; no empty groups. */
export function groupsOf(offers: readonly Offer[]): TemplateGroup[] {
  return GROUPS.map((group) => ({
    ...group,
    offers: offers.filter((offer) => offer.group === group.id),
  })).filter((group) => group.offers.length > 0);
}
