/** Hands letters over to the mail server of the office. The portal works without one: then nobody is written to. */
import { createTransport, type Transporter } from "nodemailer";

import { env } from "@/lib/core/env";
import { log } from "@/lib/core/logger";

export interface Mail {
  /** The same letter has the same one whenever it is tried: servers and readers know a repeat by it. */
  id: string;
  to: { name: string; address: string };
  subject: string;
  /** Plain text: office mail programs and filters like it best. */
  text: string;
}

/** `refused`: the server will never take it (no such box, or the letter itself). */
export type MailOutcome = "delivered" | "refused";

const SECONDS = 1_000;
const holder: { url: string | null; transport: Transporter | null; told: boolean } = {
  url: null,
  transport: null,
  told: false,
};

/** Is there a mail server? Told once in the log where there is none. */
export function mailIsSetUp(): boolean {
  if (env.smtpUrl !== null) return true;
  if (!holder.told) log("info", "no mail server is set up (PORTAL_SMTP_URL): letters are not written");
  holder.told = true;
  return false;
}

function transportOf(url: string): Transporter {
  if (holder.transport === null || holder.url !== url) {
    holder.transport?.close();
    holder.url = url;
    holder.transport = createTransport({
      url,
      pool: true,
      maxConnections: 2,
      connectionTimeout: 10 * SECONDS,
      greetingTimeout: 10 * SECONDS,
      socketTimeout: 30 * SECONDS,
      // A letter is text the portal made: nothing in it is fetched from anywhere.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }
  return holder.transport;
}

/**
 * Sends one letter. Not idempotent by itself: the server tells repeats by the letter's id.
 *
 * @throws Error when the server is away or asks to come again later.
 */
export async function sendMail({ id, to, subject, text }: Mail): Promise<MailOutcome> {
  const url = env.smtpUrl;
  if (url === null) throw new Error("No mail server is set up");
  try {
    await transportOf(url).sendMail({
      messageId: `<${id}@${new URL(env.origin).hostname}>`,
      from: env.mailFrom,
      to,
      subject,
      text,
      headers: { "Auto-Submitted": "auto-generated" },
    });
    return "delivered";
  } catch (error) {
    if (isFinal(error)) return "refused";
    throw error;
  }
}

/** Answers 5xx to a recipient or a letter are final; those to a sign-in are a matter of the settings. */
function isFinal(error: unknown): boolean {
  if (!(error instanceof Error) || !("responseCode" in error) || !("command" in error)) return false;
  const { responseCode, command } = error;
  return (
    typeof responseCode === "number" &&
    responseCode >= 500 &&
    ["RCPT TO", "DATA", "MAIL FROM"].includes(String(command))
  );
}
