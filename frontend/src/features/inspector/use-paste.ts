/** A policy pasted while a node is chosen is meant for that node. */
import { useEffect } from "react";

import { findEntity } from "../../model/selectors";
import { announce, openDialog, showToast, usePlayground } from "../../model/store";
import { misfit, pastedKind } from "./pasted-policy";

const TYPING = "input, textarea, select, [contenteditable], [role=dialog]";

function onPaste(event: ClipboardEvent): void {
  const { canvas, selection } = usePlayground.getState();
  const target = event.target instanceof Element ? event.target : null;
  if (!canvas?.may_edit || target?.closest(TYPING) || document.querySelector("[role=dialog]")) return;
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const kind = pastedKind(text);
  if (!kind) return;
  event.preventDefault();
  const nodeId = selection && (selection.kind === "node" ? selection.id : selection.roleId);
  const problem = misfit(kind, nodeId ? findEntity(canvas, nodeId) : null);
  if (problem || !nodeId) {
    showToast({ tone: "info", title: "This policy was not pasted.", detail: problem ?? "" });
    announce(problem ?? "");
  } else openDialog({ kind: "paste", nodeId, text, trust: kind === "trust" });
}

export function usePaste(): void {
  useEffect(() => {
    window.addEventListener("paste", onPaste);
    return () => window.removeEventListener("paste", onPaste);
  }, []);
}
