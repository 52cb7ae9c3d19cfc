/** Which statement is being read: the inspector opens at its policy and marks its lines. */
import { create } from "zustand";

import { selectNode } from "./store";

export type PolicyPart = "trust" | "resource" | "inline" | "managed" | "boundary";

export interface Reading {
  nodeId: string;
  part: PolicyPart;
  /** An inline policy's name; the ARN of a managed one; empty where a node has just one such policy. */
  policy: string;
  /** The statement, counted from 0. */
  statement: number;
}

interface Read {
  reading: Reading | null;
  /** Counts, so that the same place asked for again is brought into view again. */
  times: number;
}

export const useReading = create<Read>()(() => ({ reading: null, times: 0 }));

export function readPolicy(reading: Reading): void {
  useReading.setState(({ times }) => ({ reading, times: times + 1 }));
  selectNode(reading.nodeId);
}

export const stopReading = (): void => useReading.setState({ reading: null });

/** The statement to mark in one policy of a node, or null; with it how often that was asked for. */
export function useStatementRead(nodeId: string, part: PolicyPart, policy = ""): { statement: number | null; times: number } {
  const { reading, times } = useReading();
  const here = reading?.nodeId === nodeId && reading.part === part && reading.policy === policy;
  return { statement: here ? reading.statement : null, times };
}

/** What is being read of this node, if anything, and how often it was asked for: for opening the tab that holds it. */
export function useReadingOf(nodeId: string): { part: PolicyPart | null; times: number } {
  const { reading, times } = useReading();
  return { part: reading?.nodeId === nodeId ? reading.part : null, times };
}
