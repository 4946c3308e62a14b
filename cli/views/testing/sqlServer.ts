import { createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** An error that the server answers to a batch. */
export interface SqlError {
  readonly number: number;
  readonly message: string;
}

/**
 * Plays a SQL server with Entra login on this machine, as far as a client needs it to log in and to run batches (Microsoft:
 * MS-TDS, Tabular Data Stream Protocol). It does not know SQL.
 */
export class SqlServer {
  /** What was run: database and batch. */
  readonly ran: { readonly database: string; readonly batch: string }[] = [];
  /** The tokens that clients logged in with. */
  readonly tokens: string[] = [];

  private constructor(
    private readonly server: Server,
    private readonly refuse: (batch: string) => SqlError | undefined,
  ) {
    server.on("connection", (socket) => this.serve(socket));
  }

  static async start(refuse: (batch: string) => SqlError | undefined = () => undefined): Promise<SqlServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new SqlServer(server, refuse);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Also where it was stopped before. */
  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private serve(socket: Socket): void {
    let received = Buffer.alloc(0);
    let message: Buffer[] = [];
    let database = "";
    let batches = 0;
    socket.on("error", () => {});
    socket.on("data", (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      while (received.length >= 8 && received.length >= received.readUInt16BE(2)) {
        const packet = received.subarray(0, received.readUInt16BE(2));
        received = received.subarray(packet.length);
        message.push(packet.subarray(8));
        if ((packet[1]! & 1) === 0) continue;
        const content = Buffer.concat(message);
        message = [];
        socket.write(response(answer(packet[0]!, content)));
      }
    });
    const answer = (type: number, content: Buffer): Buffer => {
      switch (type) {
        case 0x12:
          return preLogin;
        case 0x10:
          database = text(content.subarray(content.readUInt16LE(68)).subarray(0, 2 * content.readUInt16LE(70)));
          return Buffer.concat([whereToLogIn, done()]);
        case 0x08:
          this.tokens.push(text(content.subarray(8, 8 + content.readUInt32LE(4))));
          return Buffer.concat([loggedIn, done()]);
        default: {
          const batch = text(content.subarray(content.readUInt32LE(0)));
          // The first is the client's own, to set up its session.
          if (batches++ > 0) this.ran.push({ database, batch });
          const refused = this.refuse(batch);
          return refused === undefined ? done() : Buffer.concat([failure(refused), done(2)]);
        }
      }
    };
  }
}

const text = (content: Buffer): string => content.toString("ucs2");

function response(content: Buffer): Buffer {
  const header = Buffer.from([0x04, 0x01, 0, 0, 0, 0, 1, 0]);
  header.writeUInt16BE(content.length + 8, 2);
  return Buffer.concat([header, content]);
}

/** No encryption (this machine only), and Entra login wanted. */
const preLogin = Buffer.from([
  ...[0x00, 0, 16, 0, 6], // version
  ...[0x01, 0, 22, 0, 1], // encryption
  ...[0x06, 0, 23, 0, 1], // Entra login
  0xff,
  ...[16, 0, 0, 0, 0, 0],
  2,
  1,
]);

const ucs2 = (value: string): Buffer => Buffer.from(value, "ucs2");
const shortText = (value: string): Buffer => Buffer.concat([Buffer.from([value.length]), ucs2(value)]);
const u16 = (value: number): Buffer => Buffer.from([value & 0xff, value >> 8]);
const u32 = (value: number): Buffer => Buffer.concat([u16(value & 0xffff), u16(value >>> 16)]);
const sized = (token: number, size: (length: number) => Buffer, content: Buffer): Buffer =>
  Buffer.concat([Buffer.from([token]), size(content.length), content]);

/** Where a token comes from, and for what. */
const whereToLogIn = (() => {
  const [from, forWhat] = [ucs2("https://login.example/tenant"), ucs2("https://database.windows.net/")];
  const head = 4 + 2 * 9;
  return sized(
    0xee,
    u32,
    Buffer.concat([
      u32(2),
      Buffer.from([1]),
      u32(from.length),
      u32(head),
      Buffer.from([2]),
      u32(forWhat.length),
      u32(head + from.length),
      from,
      forWhat,
    ]),
  );
})();

const loggedIn = Buffer.concat([
  sized(0xad, u16, Buffer.concat([Buffer.from([1, 0x74, 0, 0, 4]), shortText("stand-in"), Buffer.from([16, 0, 0, 0])])),
  Buffer.from([0xae, 0x02, 0, 0, 0, 0, 0xff]),
]);

const failure = ({ number, message }: SqlError): Buffer =>
  sized(
    0xaa,
    u16,
    Buffer.concat([
      u32(number),
      Buffer.from([1, 16]),
      u16(message.length),
      ucs2(message),
      shortText("stand-in"),
      shortText(""),
      u32(1),
    ]),
  );

const done = (status = 0): Buffer => Buffer.concat([Buffer.from([0xfd]), u16(status), u16(0), u32(0), u32(0)]);
