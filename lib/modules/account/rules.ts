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
