/** The top of the page: whether all is kept, publish, and what can be done with the exercise as a whole. */
import { Check, CloudOff, CopyPlus, EllipsisVertical, FileDown, History, Link2, LoaderCircle, Send, Trash2, Undo2 } from "lucide-react";
import { useState } from "react";

import {
  authorAddress,
  duplicateAuthored,
  exerciseAddress,
  exportAddress,
  publishAuthored,
  withdrawAuthored,
} from "../../api/authored";
import { attempt } from "../../model/attempt";
import { announce, showToast } from "../../model/store";
import { Brand } from "../../ui/Brand";
import { Button, IconButton } from "../../ui/Button";
import { Menu, type MenuItem } from "../../ui/Menu";
import { ThemeSwitch } from "../../ui/ThemeSwitch";
import { DeleteExerciseDialog } from "./DeleteExerciseDialog";
import { EditionsDialog } from "./EditionsDialog";
import { save, take, useDraft } from "./draft-store";

export function AuthorBar() {
  const whole = useDraft((state) => state.whole);
  const title = useDraft((state) => state.sheet.title ?? "");
  return (
    <header className="home-top author-top">
      <Brand />
      <h1 className="author-title">{title}</h1>
      {whole && <Kept />}
      <span className="home-grow" />
      {whole && <Publish />}
      {whole && <ExerciseMenu />}
      <ThemeSwitch />
    </header>
  );
}

function Kept() {
  const { saving, pending, problem } = useDraft();
  if (problem && pending)
    return (
      <span className="author-kept" data-wrong role="status">
        <CloudOff size={14} aria-hidden /> Not kept: {problem.title} {problem.detail}
      </span>
    );
  const busy = saving || pending !== null;
  return (
    <span className="author-kept" role="status">
      {busy ? <LoaderCircle size={14} aria-hidden /> : <Check size={14} aria-hidden />}
      <span className="author-kept-words">{busy ? "Keeping…" : "All kept"}</span>
    </span>
  );
}

function Publish() {
  const whole = useDraft((state) => state.whole);
  const [busy, setBusy] = useState(false);
  if (!whole) return null;
  const publish = async () => {
    setBusy(true);
    const outcome = (await save()) ? await attempt(() => publishAuthored(whole.id)) : null;
    setBusy(false);
    if (!outcome?.ok) return;
    take(outcome.value);
    announce("Published.");
    showToast({ tone: "success", title: "Published. Whoever has the link can begin.", detail: "Copy the link from the menu beside." });
  };
  return (
    <Button tone="primary" size="small" icon={<Send size={14} />} busy={busy} disabled={!whole.ready} onClick={() => void publish()}>
      {whole.live === null ? "Publish" : "Publish again"}
    </Button>
  );
}

function ExerciseMenu() {
  const whole = useDraft((state) => state.whole);
  const [asking, setAsking] = useState<"delete" | "editions" | null>(null);
  if (!whole) return null;
  const link = new URL(exerciseAddress(whole.slug), location.href).href;
  const copyLink = async () => {
    await navigator.clipboard.writeText(link);
    showToast({ tone: "success", title: "The link is copied.", detail: link });
  };
  const duplicate = async () => {
    const outcome = (await save()) ? await attempt(() => duplicateAuthored(whole.id)) : null;
    if (outcome?.ok) location.assign(authorAddress(outcome.value.id));
  };
  const withdraw = async () => {
    const outcome = await attempt(() => withdrawAuthored(whole.id));
    if (outcome.ok) take(outcome.value);
  };
  const download = async () => {
    if (await save()) location.assign(exportAddress(whole.id));
  };
  const published: MenuItem[] =
    whole.live === null
      ? []
      : [
          { label: "Copy the link for others", icon: <Link2 size={14} />, run: () => void copyLink() },
          { label: "Withdraw", icon: <Undo2 size={14} />, run: () => void withdraw() },
        ];
  return (
    <>
      <Menu
        label="Exercise"
        trigger={
          <IconButton label="Exercise menu" tone="quiet" size="small">
            <EllipsisVertical size={16} />
          </IconButton>
        }
        items={[
          ...published,
          { label: "Editions…", icon: <History size={14} />, takesFocus: true, disabled: whole.editions.length === 0, run: () => setAsking("editions") },
          { label: "Duplicate", icon: <CopyPlus size={14} />, run: () => void duplicate() },
          { label: "Save as a file", icon: <FileDown size={14} />, run: () => void download() },
          "---",
          { label: "Delete…", icon: <Trash2 size={14} />, danger: true, takesFocus: true, run: () => setAsking("delete") },
        ]}
      />
      {asking === "delete" && <DeleteExerciseDialog whole={whole} onClose={() => setAsking(null)} />}
      {asking === "editions" && <EditionsDialog whole={whole} onClose={() => setAsking(null)} />}
    </>
  );
}
