/** Replaces what stands between `<!-- NAME: generated … -->` and `<!-- /NAME -->` in a Markdown text. */
export function replaceGenerated(text: string, name: string, content: string): string {
  const pattern = new RegExp(`(<!-- ${name}: generated[^>]*-->\\n)[\\s\\S]*?(<!-- /${name} -->)`);
  if (!pattern.test(text)) throw new Error(`no part "${name}" in the text`);
  return text.replace(pattern, (_, open: string, close: string) => `${open}\n${content.trim()}\n\n${close}`);
}
