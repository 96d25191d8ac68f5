/** A mail server of the tests: it speaks SMTP and keeps what it was given. */
import type { AddressInfo } from "node:net";

import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

export interface MailServer {
  url: string;
  letters: Email[];
  /** Boxes it does not know. */
  unknown: Set<string>;
  stop(): Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
  const letters: Email[] = [];
  const unknown = new Set<string>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo({ address }, _session, done) {
      if (unknown.has(address)) done(Object.assign(new Error("No such box"), { responseCode: 550 }));
      else done();
    },
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        void PostalMime.parse(Buffer.concat(parts)).then((letter) => {
          letters.push(letter);
          done();
        }, done);
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${String(port)}`,
    letters,
    unknown,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
