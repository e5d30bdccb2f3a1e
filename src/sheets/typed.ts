/** Texts that people type and that reach a sheet, a file or a setting: what each may be, for the pane and the command line. */
export interface Limits {
  readonly least: number;
  readonly most: number;
}

export const TYPED = {
  /** It stands in number formats, of which Excel takes 255 characters, several times over. */
  currency: { least: 0, most: 12 },
  /** It becomes the header of a table's column, with something behind it where that is taken. */
  optimizedName: { least: 1, most: 40 },
  /** Whether there is one is the view's to ask. */
  scenario: { least: 0, most: 60 },
  setup: { least: 0, most: 60 },
  /** Of a model, in its row. */
  row: { least: 0, most: 60 },
} as const satisfies Record<string, Limits>;

/** Line breaks and other control characters, and halves of characters that a file can't hold. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\uFFFE\uFFFF]/u;

/**
 * Why a text can't be taken, in a sentence; null when it can.
 * @param called what the user knows it by, as the sentence begins
 */
export function typedProblem(called: string, { least, most }: Limits, text: string): string | null {
  if (UNPRINTABLE.test(text)) return `${called} holds a control character, which no file of Excel's may.`;
  const { length } = text.trim();
  if (length < least || text.length > most)
    return `${called} takes ${least ? `${least} to` : "at most"} ${most} characters, not ${length}.`;
  return null;
}
