/** Where somebody who does nothing begins. Nobody is taken away from what they type. */
import { type RefObject, useEffect, useRef } from "react";

/** Out: for an element that takes the focus when it comes, if nothing has it. */
export function useFreeFocus<Element extends HTMLElement>(): RefObject<Element | null> {
  const element = useRef<Element>(null);
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body)
      element.current?.focus({ preventScroll: true });
  }, []);
  return element;
}
