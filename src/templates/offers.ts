import type { Template } from "../sheets/plan";
import { templates } from "./catalogue";

/** What a template says of itself: its card in the gallery. */
export type Offer = Omit<Template, "build">;

/** The cards of all templates. The build puts these values in place of this module, so that they come without builders. */
export const offers: readonly Offer[] = templates.map(({ build: _build, ...offer }) => offer);

export { DEFAULT_OPTIONS } from "./catalogue";
