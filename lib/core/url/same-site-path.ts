/**
 * A path of this site from an address parameter, or «/»: what leads elsewhere (`//host`, `/\host`, a scheme) or back
 * to the sign-in page is not followed.
 */
export function sameSitePath(next: string | string[] | undefined): string {
  if (typeof next !== "string" || !/^\/(?![/\\])/.test(next) || /[\\\r\n\t]/.test(next)) return "/";
  return /^\/(login|invite|reset-password|api)(\/|\?|$)/.test(next) ? "/" : next;
}
