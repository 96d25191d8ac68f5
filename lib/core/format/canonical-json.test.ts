import { describe, expect, it } from "vitest";

import { canonicalJson } from "@/lib/core/format/canonical-json";

describe("the canonical text", () => {
  it("is the same whatever the order of keys, and another for another value", () => {
    expect(canonicalJson({ b: [1, { d: null, c: undefined }], a: "«»" })).toBe(
      '{"a":"«»","b":[1,{"d":null}]}',
    );
    expect(canonicalJson({ a: 1, b: 2 })).toBe(canonicalJson({ b: 2, a: 1 }));
    expect(canonicalJson({ a: [1, 2] })).not.toBe(canonicalJson({ a: [2, 1] }));
  });
});
