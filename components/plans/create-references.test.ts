import { describe, expect, it } from "vitest";

import { createReferences } from "./create-references";

const FOUND = {
  catalogue: [],
  library: [{ id: "a", title: "Сборник", requisites: "2024" }],
};

describe("references beside a plan", () => {
  it("are read once, whoever asks", async () => {
    let asked = 0;
    const { store, load } = createReferences(() => {
      asked += 1;
      return Promise.resolve(FOUND);
    });
    expect(store.getState()).toEqual({ kind: "waiting" });
    await Promise.all([load(), load()]);
    await load();
    expect(store.getState()).toEqual({ kind: "ready", ...FOUND });
    expect(asked).toBe(1);
  });

  it("are asked for again after a failure", async () => {
    let fails = true;
    const { store, load } = createReferences(() =>
      fails ? Promise.reject(new Error("offline")) : Promise.resolve(FOUND),
    );
    await load();
    expect(store.getState()).toEqual({ kind: "failed" });
    fails = false;
    await load();
    expect(store.getState().kind).toBe("ready");
  });
});
