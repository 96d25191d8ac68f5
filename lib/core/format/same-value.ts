/** Are two values, as JSON has them, the same? The order of keys in them says nothing. */
export function sameValue(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  const [one, other] = [Object.entries(left), new Map(Object.entries(right))];
  return (
    Array.isArray(left) === Array.isArray(right) &&
    one.length === other.size &&
    one.every(([key, value]) => other.has(key) && sameValue(value, other.get(key)))
  );
}
