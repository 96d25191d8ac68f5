/**
 * The only place that reads the environment. Values are read at the first use, so that a build
 * needs none of them.
 */
function required(name: string, value: string | undefined): string {
  if (!value) throw new Error(`Не задана переменная окружения ${name}. См. таблицу настроек в README.`);
  return value;
}

export const env = {
  /** Connection string of the runtime role portal_app. */
  get databaseUrl(): string {
    return required("DATABASE_URL", process.env.DATABASE_URL);
  },
  /** Connections one instance holds at most. */
  get databasePool(): number {
    return Number(process.env.DATABASE_POOL ?? "10");
  },
  /** Connection string of portal_owner; seeds and commands only, never the server. */
  get migrationDatabaseUrl(): string {
    return required("MIGRATION_DATABASE_URL", process.env.MIGRATION_DATABASE_URL);
  },
  /** Signs the cookie that carries the opaque session token. */
  get authSecret(): string {
    return required("NEXTAUTH_SECRET", process.env.NEXTAUTH_SECRET);
  },
  /** Address people type, without a slash at the end; requests from other origins cannot write. */
  get origin(): string {
    return (process.env.PORTAL_ORIGIN ?? `http://localhost:${process.env.PORT ?? "3000"}`).replace(/\/$/, "");
  },
  /** How many reverse proxies stand before the portal: that many right-most X-Forwarded-For hops are trusted. */
  get trustedProxies(): number {
    return Number(process.env.PORTAL_TRUSTED_PROXIES ?? "0");
  },
  /** Folder of the files people bring, outside the web root; all instances and the job runner share it. */
  get filesDir(): string {
    const folder = process.env.PORTAL_FILES_DIR ?? (env.isDevelopment ? ".data/files" : undefined);
    return required("PORTAL_FILES_DIR", folder);
  },
  /** Where mail is handed over, «smtps://name:password@mail.example.ru»; null where the portal writes none. */
  get smtpUrl(): string | null {
    return process.env.PORTAL_SMTP_URL || null;
  },
  /** Whom letters come from, «Траектория <portal@example.ru>». */
  get mailFrom(): string {
    return required("PORTAL_MAIL_FROM", process.env.PORTAL_MAIL_FROM);
  },
  get isDevelopment(): boolean {
    return process.env.NODE_ENV === "development";
  },
  /** Hash of the seed sources, handed over by the start script; recorded when reference data is loaded. */
  get seedReferenceHash(): string | null {
    return process.env.SEED_REFERENCE_HASH ?? null;
  },
};
