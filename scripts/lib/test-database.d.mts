/** What a worker needs to make databases of its own on the test server: plain data, may be passed between processes. */
export interface TestConnection {
  adminUrl: string;
  port: number;
  superuser: string;
  ownerPassword: string;
  appPassword: string;
}

export interface TestServer {
  port: number;
  /** Superuser, database `postgres`. */
  adminUrl: string;
  connection: TestConnection;
  /** Stops the server and removes its files. */
  stop(): Promise<void>;
}

export interface TestDatabase {
  name: string;
  /** As the runtime role `portal_app`. */
  url: string;
  /** As the owner `portal_owner`. */
  ownerUrl: string;
  /** As the superuser. */
  adminUrl: string;
}

/** Starts a throwaway embedded PostgreSQL on a free port with the migrated template database. About 3 seconds. */
export function startTestServer(): Promise<TestServer>;

/** Clones the migrated template database (about 0.1 s), or another one. An old database of that name is dropped. */
export function createTestDatabase(
  connection: TestConnection,
  name: string,
  template?: string,
): Promise<TestDatabase>;
