import { useState } from "react";
import type { ApiError } from "../../api/http";
import { plural } from "../../lib/words";
import type { Canvas } from "../../model/canvas";
import { leftBehind } from "../../model/left-behind";
import { findEntity } from "../../model/selectors";
import { closeDialog, usePlayground, type DialogRequest } from "../../model/store";
import { AwsRefusal } from "../../ui/AwsRefusal";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { deleteNodes, removeLinks } from "./changing";
import { nameOf } from "./to-edges";

type LinkRequest = Extract<DialogRequest, { kind: "deleteLink" }>;
type Request = LinkRequest | Extract<DialogRequest, { kind: "deleteNodes" }>;

/** Ask before anything goes; show AWS's conflicts, and offer to delete with everything attached. */
export function DeleteDialog({ request }: { request: Request }) {
  const canvas = usePlayground((state) => state.canvas);
  if (!canvas) return null;
  return request.kind === "deleteLink" ? (
    <LinkQuestion doomed={request} canvas={canvas} />
  ) : (
    <NodesQuestion ids={request.ids} canvas={canvas} />
  );
}

function LinkQuestion({ doomed, canvas }: { doomed: LinkRequest; canvas: Canvas }) {
  const role = canvas.roles.find((one) => one.id === doomed.roleId);
  const link = role?.trust_links.find((one) => one.key === doomed.keys[0]);
  if (!role || !link) return null;
  const who = link.source_id ? nameOf(canvas, link.source_id) : link.principal.value;
  const remove = () => {
    closeDialog();
    void removeLinks(role.id, doomed.keys);
  };
  return (
    <Dialog
      size="small"
      title={`Stop ${role.name} trusting ${who}?`}
      description="Only this principal leaves the trust policy. Sessions that already run go on until they expire."
      onClose={closeDialog}
      footer={
        <>
          <Button onClick={closeDialog}>Keep it</Button>
          <Button tone="danger" autoFocus onClick={remove}>
            Remove link
          </Button>
        </>
      }
    />
  );
}

function NodesQuestion({ ids, canvas }: { ids: string[]; canvas: Canvas }) {
  const [conflict, setConflict] = useState<ApiError | null>(null);
  const [busy, setBusy] = useState(false);
  // As they were: the canvas may show them gone before the server has answered.
  const [names] = useState(() => ids.flatMap((id) => findEntity(canvas, id)?.value.name ?? []));
  const what = names.length === 1 ? names[0]! : plural(names.length, "node");
  const inTheWay = typeof conflict?.details.name === "string" ? conflict.details.name : what;
  const run = async (cascade: boolean) => {
    setBusy(true);
    const error = await deleteNodes(ids, cascade);
    setBusy(false);
    setConflict(error);
    if (!error) closeDialog();
  };
  return (
    <Dialog
      size="small"
      title={conflict ? `AWS would not delete ${inTheWay} yet` : `Delete ${what}?`}
      description={conflict ? undefined : "You can undo this."}
      onClose={closeDialog}
      footer={
        <>
          <Button onClick={closeDialog}>Keep {names.length > 1 ? "them" : "it"}</Button>
          {(!conflict || conflict.code === "DeleteConflict") && (
            <Button tone="danger" autoFocus busy={busy} onClick={() => void run(conflict !== null)}>
              {conflict ? "Delete with everything attached" : "Delete"}
            </Button>
          )}
        </>
      }
    >
      {conflict ? <AwsRefusal error={conflict} /> : leftBehind(canvas, ids).map((one) => <p key={one}>{one}</p>)}
    </Dialog>
  );
}
