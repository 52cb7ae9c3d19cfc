/** Whether the organization is shown, and which part of it. */
import { create } from "zustand";
import { makeRoom } from "./room";
import { closeDialog } from "./store";

export type OrganizationTab = "accounts" | "policies";

interface View {
  open: boolean;
  tab: OrganizationTab;
  /** The root, OU or account that is chosen there; null is the root. */
  chosen: string | null;
}

export const useOrganizationView = create<View>()(() => ({ open: false, tab: "accounts", chosen: null }));

const set = useOrganizationView.setState;

/** In: what of it to show, the root without. */
export function openOrganization(chosen: string | null = null): void {
  closeDialog();
  makeRoom();
  set({ open: true, tab: "accounts", chosen });
}

export const chooseInOrganization = (chosen: string): void => set({ chosen });

export const showTab = (tab: OrganizationTab): void => set({ tab });

export const closeOrganization = (): void => set({ open: false });
