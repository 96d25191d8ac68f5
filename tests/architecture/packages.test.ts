import { describe, expect, it } from "vitest";

import floors from "./lowest-safe-versions.json";
import { read } from "./source-tree";

interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
  overrides: Record<string, string>;
}

interface Lockfile {
  packages: Record<string, { version?: string }>;
}

const manifest = JSON.parse(read("package.json")) as Manifest;
const { packages } = JSON.parse(read("package-lock.json")) as Lockfile;

function isBelow(version: string, floor: string): boolean {
  const [have, need] = [version, floor].map((text) => text.split(/[.-]/, 3).map(Number));
  const at = need?.findIndex((part, index) => part !== have?.[index]) ?? -1;
  return at >= 0 && (have?.[at] ?? 0) < (need?.[at] ?? 0);
}

describe("packages", () => {
  it("are pinned to exact versions", () => {
    const { dependencies, devDependencies, optionalDependencies, overrides } = manifest;
    const all = Object.entries({
      ...dependencies,
      ...devDependencies,
      ...optionalDependencies,
      ...overrides,
    });
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.-]+)?$/.test(version))).toEqual([]);
  });

  it("are not below the lowest versions known to be safe", () => {
    const unsafe = Object.entries(floors).flatMap(([name, { version: floor }]) => {
      const copies = Object.entries(packages).filter(([place]) => place.endsWith(`node_modules/${name}`));
      expect(copies.length, `${name} is in the lockfile`).toBeGreaterThan(0);
      return copies
        .filter(([, { version }]) => isBelow(version ?? "0.0.0", floor))
        .map(([place, { version }]) => `${place} ${version ?? ""} < ${floor}`);
    });
    expect(unsafe).toEqual([]);
  });

  it("compares versions by their numbers", () => {
    expect(isBelow("16.4.0", "16.4.1")).toBe(true);
    expect(isBelow("16.10.0", "16.4.1")).toBe(false);
    expect(isBelow("15.9.9", "16.4.1")).toBe(true);
    expect(isBelow("16.4.1", "16.4.1")).toBe(false);
  });
});
