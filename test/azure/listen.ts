import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

export interface Listening {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Serves on this machine only, over plain HTTP. */
export function listen(listener: RequestListener): Promise<Listening> {
  const server = createServer(listener);
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      const stop = () =>
        new Promise<void>((stopped) => {
          server.closeAllConnections();
          server.close(() => stopped());
        });
      resolve({ url: `http://127.0.0.1:${port}`, stop });
    });
  });
}
