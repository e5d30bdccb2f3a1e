/** Texts that people type and that reach a sheet, a file or a setting: what each may be, for the pane and the command line. */
export interface Typed {
  /** As a sentence begins with it. */
  readonly called: string;
  readonly least: number;
  readonly most: number;
}

export const TYPED = {
  /** It stands in number formats, of which Excel takes 255 characters, several times over. */
  currency: { called: "The currency symbol", least: 0, most: 12 },
  /** It becomes the header of a table's column. */
  optimizedName: { called: "The name of the optimized case", least: 1, most: 40 },
  scenario: { called: "The name of a scenario", least: 1, most: 60 },
  label: { called: "The label", least: 1, most: 100 },
} as const satisfies Record<string, Typed>;

/** Line breaks and other control characters, and halves of characters that a file can't hold. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\uFFFE\uFFFF]/u;

/** Why a text that was typed can't be taken, in a sentence; null when it can. */
export function typedProblem(what: keyof typeof TYPED, text: string): string | null {
  const { called, least, most } = TYPED[what];
  if (text.trim().length < least) return `${called} is empty.`;
  if (text.length > most)
    return `${called} may have ${most} characters at most, and this has ${text.length}.`;
  return UNPRINTABLE.test(text)
    ? `${called} holds a line break or another character that can’t be shown.`
    : null;
}
