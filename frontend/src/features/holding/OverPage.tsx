/** Drawn over the whole page, whatever it stands in. */
import type { ReactNode } from "react";
import { createPortal } from "react-dom";

export const OverPage = ({ children }: { children: ReactNode }) => createPortal(children, document.body);
