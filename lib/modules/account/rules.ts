/** Local addresses where browsers keep a secure cookie without https. */
const LOCAL = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/;

/**
 * Why signing in cannot work at the address the person has opened, and what to do; null when it can. A secure cookie
 * lives only under https or on the machine itself, and writes are taken only from the configured address.
 *
 * @param host host and port as the browser sent them
 * @param origin configured address of the portal
 */
export function addressProblem(host: string, origin: string): string | null {
  const configured = new URL(origin);
  if (configured.protocol === "http:" && !LOCAL.test(configured.host)) {
    return `Адрес портала ${origin} не защищён: браузер не сохранит вход. Администратору нужно включить https и указать защищённый адрес в настройке PORTAL_ORIGIN.`;
  }
  if (host === configured.host) return null;
  return LOCAL.test(configured.host) && !LOCAL.test(host)
    ? `Портал открыт не с того компьютера, на котором запущен, и по незащищённому адресу: браузер не сохранит вход. Откройте портал на самом компьютере по адресу ${origin} или попросите администратора включить https (настройка PORTAL_ORIGIN).`
    : `Войти можно только по адресу ${origin}. Откройте портал по нему.`;
}

const SHORTEST_PASSWORD = 10;

/** The first things a stranger tries. */
const OBVIOUS =
  /^(?:(.)\1*|(?:0?123456789?0?)+|(?:qwerty(?:uiop)?|йцукен(?:гшщз)?|password|пароль|admin(?:istrator)?|админ(?:истратор)?|траектория|trajectory|школа|shkola)[\d!@#$%._-]*)$/iu;

/**
 * Why a password will not do, as one sentence; null when it will.
 *
 * @param email the person's own address, which must not be the password
 */
export function passwordProblem(password: string, email: string): string | null {
  if (Array.from(password).length < SHORTEST_PASSWORD) {
    return `Придумайте пароль не короче ${String(SHORTEST_PASSWORD)} знаков: например, несколько слов подряд.`;
  }
  const plain = password.trim().toLowerCase();
  const name = email.split("@")[0] ?? "";
  if (
    plain === email.toLowerCase() ||
    (name !== "" && plain.replace(/[\d\W_]+$/u, "") === name.toLowerCase())
  ) {
    return "Пароль не должен повторять электронную почту: её знают многие.";
  }
  if (OBVIOUS.test(plain))
    return "Такой пароль подбирают первым. Придумайте другой, например несколько слов подряд.";
  return null;
}

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/YaBrowser/, "Яндекс Браузер"],
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/Firefox\//, "Firefox"],
  [/Chrom(?:e|ium)\//, "Chrome"],
  [/Safari\//, "Safari"],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux|X11/, "Linux"],
];

/** «Chrome, Windows» from what the browser says of itself; «неизвестное устройство» when it says nothing known. */
export function describeDevice(userAgent: string): string {
  const known = [BROWSERS, SYSTEMS].flatMap(
    (names) => names.find(([pattern]) => pattern.test(userAgent))?.[1] ?? [],
  );
  return known.join(", ") || "неизвестное устройство";
}
