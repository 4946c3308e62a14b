import { createServer } from "node:http";
import { connect, type AddressInfo } from "node:net";

/** Where a name of the internet is on this machine: a port, or undefined for one that leads nowhere. */
export type Routes = (host: string) => number | undefined;

/** A proxy for HTTPS, as companies have: Microsoft's clients take it from HTTPS_PROXY. Answers its port. */
export function startProxy(routes: Routes): Promise<{ readonly port: number; readonly stop: () => void }> {
  const server = createServer((_, response) => response.writeHead(403).end());
  server.on("connect", (request, socket, head) => {
    const port = routes((request.url ?? "").replace(/:443$/, ""));
    if (port === undefined) {
      socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      return;
    }
    const target = connect(port, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      target.write(head);
      target.pipe(socket).pipe(target);
    });
    target.on("error", () => socket.destroy());
    socket.on("error", () => target.destroy());
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const stop = () => {
        server.closeAllConnections();
        server.close();
      };
      resolve({ port: (server.address() as AddressInfo).port, stop });
    });
  });
}
