/**
 * A combination of keys as Microsoft writes it: "Ctrl+Shift+Home", "Ctrl+%". Shift isn't named where the character says
 * it; the Mac's Command stands for Ctrl.
 */
export function nameOf(event: KeyboardEvent): string {
  const key = event.key === " " ? "Space" : event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const sign = event.key.length === 1 && !/[\sA-Z]/i.test(event.key);
  return [
    event.ctrlKey || event.metaKey ? "Ctrl" : "",
    event.altKey ? "Alt" : "",
    event.shiftKey && !sign ? "Shift" : "",
    key,
  ]
    .filter(Boolean)
    .join("+");
}

/** A character that is typed, by AltGr or the Mac's Option too. */
export const isTyped = (event: KeyboardEvent): boolean =>
  event.key.length === 1 &&
  !event.metaKey &&
  (event.getModifierState("AltGraph") ||
    (!event.ctrlKey && (!event.altKey || /[^\x20-\x7e]/.test(event.key))));
