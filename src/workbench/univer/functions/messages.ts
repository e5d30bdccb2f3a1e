/** Why cells show errors, in the words of the functions. Excel shows them on a cell's error button. */
export class MessageBoard {
  private readonly messages = new Map<string, { code: string; text: string }>();

  put(sheetId: string, row: number, column: number, code: string, text: string): void {
    this.messages.set(`${sheetId}!${row},${column}`, { code, text });
  }

  /** The message for a cell that shows `code`; undefined when that error comes from elsewhere. */
  find(sheetId: string, row: number, column: number, code: string): string | undefined {
    const found = this.messages.get(`${sheetId}!${row},${column}`);
    return found?.code === code ? found.text : undefined;
  }
}
