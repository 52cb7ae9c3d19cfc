/** What a click in the picture is for: the goal or the hint that is open. */
import { create } from "zustand";

export type Picking = { kind: "goal"; id: string } | { kind: "hint"; index: number };

export const usePicking = create<{ picking: Picking | null }>(() => ({ picking: null }));

export const pick = (picking: Picking | null) => usePicking.setState({ picking });
