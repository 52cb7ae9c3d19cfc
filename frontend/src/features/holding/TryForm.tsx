/** A request with leaked credentials, and what came of it; asked again by itself once they are revoked. */
import { useMutation, useQuery } from "@tanstack/react-query";
import { CircleCheck, OctagonX, Send } from "lucide-react";
import { type FormEvent, useEffect, useEffectEvent, useState } from "react";

import { loadCanvas } from "../../api/canvas";
import { loadLeaked, tryLeaked } from "../../api/holding";
import type { ControlShape } from "../../live/events.gen";
import { wordsFor } from "../../model/attempt";
import { fittingActions } from "../../model/known-actions";
import { Button } from "../../ui/Button";
import { Combobox } from "../../ui/Combobox";
import { Field } from "../../ui/Field";

// A whole class hears of a revocation at once, and asks within this time.
const SPREAD_MS = 1_500;

export function TryForm({ workshop, control }: { workshop: string; control: ControlShape }) {
  const leaked = useQuery({ queryKey: ["leaked", control.id, control.link], queryFn: () => loadLeaked(workshop) });
  const address = leaked.data?.address;
  const there = useQuery({
    queryKey: ["leaked-canvas", address],
    queryFn: () => loadCanvas(address ?? ""),
    enabled: address !== undefined,
  });
  const [resource, setResource] = useState("*");
  const [action, setAction] = useState("");
  const send = useMutation({ mutationFn: () => tryLeaked(workshop, action, resource) });
  const again = useEffectEvent(() => send.data && send.mutate());
  useEffect(() => {
    if (!control.revoked) return undefined;
    const timer = setTimeout(again, Math.random() * SPREAD_MS);
    return () => clearTimeout(timer);
  }, [control.revoked]);
  const resources = there.data?.resources ?? [];
  const type = resources.find(({ arn }) => arn === resource)?.type ?? null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate();
  };
  return (
    <form className="leak-try" onSubmit={submit}>
      <Field label="Resource">
        {(field) => (
          <Combobox
            control={field}
            mono
            text={resource}
            choices={[...resources.map(({ arn, name }) => ({ id: arn, label: name, detail: arn })), { id: "*", label: "Any resource", detail: "*" }]}
            onType={setResource}
            onChoose={({ id }) => {
              const found = resources.find(({ arn }) => arn === id);
              setResource(id);
              if (found) setAction(fittingActions("", found.type)[0]?.name ?? "");
            }}
          />
        )}
      </Field>
      <Field label="Action">
        {(field) => (
          <Combobox
            control={field}
            mono
            text={action}
            placeholder="s3:GetObject"
            choices={fittingActions(action, type).map(({ name, words }) => ({ id: name, label: name, detail: words }))}
            onType={setAction}
            onChoose={({ id }) => setAction(id)}
          />
        )}
      </Field>
      <Button type="submit" tone="primary" icon={<Send size={15} />} busy={send.isPending} disabled={action === ""}>
        Send it with these
      </Button>
      <div role="status" className="leak-outcome" data-allowed={send.data?.allowed}>
        {send.error && <p>{wordsFor(send.error).title}</p>}
        {send.data && (
          <>
            {send.data.allowed ? <CircleCheck size={18} aria-hidden /> : <OctagonX size={18} aria-hidden />}
            <div>
              <strong>{send.data.allowed ? "Allowed" : "Denied"}</strong> <code>{send.data.action}</code>
              <p>{send.data.sentence}</p>
            </div>
          </>
        )}
      </div>
    </form>
  );
}
