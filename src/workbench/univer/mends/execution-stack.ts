import type { Engine } from "../engine";

/**
 * Defect: a command that fails, or is refused before it is executed, stays for ever on the stack of those that are being
 * executed; whatever the user does afterwards then counts as a part of it.
 * Mend: when a command is over, so are those that it called.
 */
export function mendExecutionStack(engine: Engine): void {
  const commands = engine.commands as any;
  const execute = commands.syncExecuteCommand.bind(commands);
  commands.syncExecuteCommand = (...command: unknown[]) => {
    const { length } = commands._commandExecutionStack as unknown[];
    try {
      return execute(...command);
    } finally {
      commands._commandExecutionStack.splice(length);
    }
  };
}
