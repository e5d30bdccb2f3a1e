/** What a server gave for an address. */
export interface Served {
  status: number;
  /** Where it came from in the end, after redirects. */
  url: string;
  headers: Headers;
  body: Buffer;
}

export type Get = (url: string) => Promise<Served | { unreachable: string }>;

/** A page of Excel on the web: some servers allow other origins only to those who say theirs. */
export const EXCEL_ON_THE_WEB = "https://excel.officeapps.live.com";

const SECONDS = 20;

/**
 * Fetches as Excel on the web does. A server that doesn't answer in full within the limit counts as out of reach.
 * @param limit aborts when an answer has taken too long
 */
export function getter(limit: () => AbortSignal = () => AbortSignal.timeout(SECONDS * 1000)): Get {
  return async (url) => {
    const signal = limit();
    try {
      const answer = await fetch(url, { signal, headers: { origin: EXCEL_ON_THE_WEB }, cache: "no-store" });
      const body = Buffer.from(await answer.arrayBuffer());
      return { status: answer.status, url: answer.url, headers: answer.headers, body };
    } catch (error) {
      if (signal.aborted) return { unreachable: `no full answer within ${SECONDS} s` };
      const { cause, message } = error as Error & { cause?: { code?: string; message?: string } };
      return { unreachable: cause?.code ?? cause?.message ?? message };
    }
  };
}
