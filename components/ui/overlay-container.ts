import { createContext } from "react";

/**
 * Where boxes opened inside a dialog are put: into the dialog itself, since it stops the wheel
 * and hides from screen readers everything outside. Outside dialogs it is the end of the page.
 */
export const OverlayContainer = createContext<HTMLElement | null>(null);
