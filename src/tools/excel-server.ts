import type { Configuration } from "webpack-dev-server";
import { headersOf, ruleOf } from "./hosting/rules";

/**
 * How `npm run excel` serves the add-in: to this machine by the name localhost only, and what was built only. It serves from
 * memory, where no dot file lies and no link leads out.
 */
export function excelServer(port: number, server: Configuration["server"]): Configuration {
  return {
    host: "localhost",
    port,
    ...(server && { server }),
    static: false,
    headers: (request) => {
      const { pathname } = new URL(request.url ?? "/", "https://localhost");
      const rule = ruleOf(pathname.slice(1));
      return { ...(rule && headersOf(rule)), "Cache-Control": "no-store" };
    },
    // The functions' runtime has no page: nothing may be injected into functions.js.
    client: false,
    hot: false,
    liveReload: false,
  };
}
