/** On smaller screens the inspector lies over the stage: whatever opens there lets go of what is selected first. */
import { select } from "./store";

const NARROW = "(max-width: 1100px)";
const PHONE = "(max-width: 700px)";

export function makeRoom(onlyOnPhones = false): void {
  if (window.matchMedia(onlyOnPhones ? PHONE : NARROW).matches) select(null);
}
