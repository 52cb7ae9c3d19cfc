/** Whether the activity is shown. */
import { create } from "zustand";

export const useActivityView = create<{ open: boolean }>()(() => ({ open: false }));

export const toggleActivity = (): void => useActivityView.setState(({ open }) => ({ open: !open }));
export const openActivity = (): void => useActivityView.setState({ open: true });
export const closeActivity = (): void => useActivityView.setState({ open: false });
