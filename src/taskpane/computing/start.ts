import { Engine, type OpenPort } from "./engine";
import type { FromEngine } from "./questions";

/** In a thread of its own, so that the pane stays awake whatever is computed. */
const inWorker: OpenPort = (heard, lost) => {
  const worker = new Worker(/* webpackChunkName: "engine" */ new URL("./worker", import.meta.url));
  worker.addEventListener("message", ({ data }: MessageEvent<FromEngine>) => heard(data));
  worker.addEventListener("error", ({ message }) => lost(message || "The engine could not be loaded."));
  return { post: (message) => worker.postMessage(message), close: () => worker.terminate() };
};

export const startEngine = (): Engine => new Engine(inWorker);
