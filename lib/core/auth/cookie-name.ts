/** `__Host-`: only over https or localhost, only this host, never readable by a script. */
export const SESSION_COOKIE = "__Host-trajectory-session";
