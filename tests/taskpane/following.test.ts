import { describe, expect, it } from "vitest";
import { Following } from "../../src/taskpane/following";

/** A view that follows, and a workbook that tells of a change when the test says so. */
function arranged({ deaf = false } = {}) {
  const told: string[] = [];
  const handlers: (() => void)[] = [];
  const following = new Following(
    (changed) => {
      if (deaf) return Promise.reject(new Error("no events"));
      handlers.push(changed);
      return Promise.resolve(() => {
        told.push("stopped");
        return Promise.resolve();
      });
    },
    () => told.push("changed"),
    () => told.push("deaf"),
  );
  return { following, told, handlers, change: () => handlers.forEach((handler) => handler()) };
}

describe("following the workbook", () => {
  it("hears only while the view is in front, by one handler", () => {
    const { following, told, handlers, change } = arranged();
    following.show();
    change();
    following.hide();
    change();
    following.show();
    change();
    expect(told).toEqual(["changed", "changed"]);
    expect(handlers).toHaveLength(1);
  });

  it("takes its handler away when the pane is closed", async () => {
    const { following, told, change } = arranged();
    following.show();
    await following.close();
    change();
    expect(told).toEqual(["stopped"]);
    await following.close();
    expect(told).toEqual(["stopped"]);
  });

  it("says when Excel tells of nothing", async () => {
    const { following, told } = arranged({ deaf: true });
    following.show();
    await following.close();
    expect(told).toEqual(["deaf"]);
  });
});
