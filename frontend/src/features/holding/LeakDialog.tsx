/** Which session is leaked; what the class does with it; its revocation; its end. */
import { useMutation, useQuery } from "@tanstack/react-query";
import { ExternalLink, ShieldOff } from "lucide-react";
import { useState } from "react";

import "../../styles/show.css";
import { listSandboxes, loadCanvas } from "../../api/canvas";
import { endLeak, leakCredentials, revokeLeak } from "../../api/holding";
import { saysExpired } from "../../api/simulate";
import { sandboxAddress } from "../../lib/page";
import type { ControlShape, TryShape } from "../../live/events.gen";
import type { Room } from "../../model/classroom";
import { lasting } from "../../model/controls";
import { Problem } from "../../model/Problem";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Picker } from "../../ui/Picker";

export function LeakDialog({ room, onClose }: { room: Room; onClose: () => void }) {
  const workshop = room.workshop.id;
  const control = lasting(room.controls, "leak");
  const [sandbox, setSandbox] = useState<string | null>(null);
  const [session, setSession] = useState<string | null>(null);
  const act = useMutation({ mutationFn: (change: () => Promise<unknown>) => change() });
  return (
    <Dialog
      title="Leak credentials"
      description="Everybody gets a session of your own sandbox and tries what it opens, until it expires or you revoke it."
      onClose={onClose}
      footer={
        control ? (
          <>
            <Button busy={act.isPending} onClick={() => act.mutate(() => endLeak(workshop), { onSuccess: onClose })}>
              End it for all
            </Button>
            {!control.revoked && (
              <Button
                tone="danger"
                icon={<ShieldOff size={15} />}
                busy={act.isPending}
                onClick={() => act.mutate(() => revokeLeak(workshop))}
              >
                Revoke the sessions
              </Button>
            )}
          </>
        ) : (
          <Button
            tone="primary"
            busy={act.isPending}
            disabled={!sandbox || !session}
            onClick={() => sandbox && session && act.mutate(() => leakCredentials(workshop, sandbox, session))}
          >
            Leak it to all
          </Button>
        )
      }
    >
      {act.error !== null && <Problem error={act.error} />}
      {control ? (
        <Tries control={control} />
      ) : (
        <Choice
          {...{ sandbox, session }}
          onSandbox={(id) => {
            setSandbox(id);
            setSession(null);
          }}
          onSession={setSession}
        />
      )}
    </Dialog>
  );
}

interface ChoiceProps {
  sandbox: string | null;
  session: string | null;
  onSandbox: (id: string) => void;
  onSession: (id: string) => void;
}

function Choice({ sandbox, session, onSandbox, onSession }: ChoiceProps) {
  const mine = useQuery({ queryKey: ["my-sandboxes"], queryFn: listSandboxes });
  const canvas = useQuery({
    queryKey: ["sandbox-to-leak", sandbox],
    queryFn: () => loadCanvas(sandbox ?? ""),
    enabled: sandbox !== null,
    gcTime: 0,
  });
  const live = canvas.data?.sessions.filter(({ kind, state }) => kind === "role" && state === "active") ?? [];
  return (
    <div className="show-fields">
      <Field label="Sandbox">
        {(field) => (
          <Picker
            control={field}
            value={sandbox}
            choices={mine.data?.map(({ id, name }) => ({ id, label: name })) ?? []}
            onChange={onSandbox}
            placeholder="One of your own"
          />
        )}
      </Field>
      {sandbox !== null && canvas.isSuccess && live.length === 0 ? (
        <p role="status">No role’s session is live there: open the sandbox and let somebody assume a role first.</p>
      ) : (
        <Field label="Live session" hint="What is leaked is its next life, with a token that only your class gets.">
          {(field) => (
            <Picker
              control={field}
              value={session}
              choices={live.map(({ id, role_name, caller_label }) => ({ id, label: role_name, detail: `of ${caller_label}` }))}
              onChange={onSession}
              placeholder="A session of a role"
            />
          )}
        </Field>
      )}
    </div>
  );
}

function Tries({ control }: { control: ControlShape }) {
  return (
    <div className="show-now">
      <p role="status">
        {control.revoked
          ? `The sessions of ${control.words} are revoked: everybody sees why they are refused now.`
          : `A session of ${control.words} is in everybody’s hands.`}
      </p>
      {control.sandbox_id !== null && (
        <a className="btn" href={sandboxAddress(control.sandbox_id)} target="_blank" rel="noopener">
          <ExternalLink size={15} aria-hidden /> Open the sandbox
        </a>
      )}
      {control.tries.length === 0 ? (
        <p>Nobody has tried anything yet.</p>
      ) : (
        <table className="show-tries">
          <thead>
            <tr>
              <th scope="col">What they tried</th>
              <th scope="col">Outcome</th>
              <th scope="col">Times</th>
              <th scope="col">Learners</th>
            </tr>
          </thead>
          <tbody>
            {control.tries.map((each) => (
              <tr key={`${each.action} ${each.outcome}`}>
                <td>
                  <code>{each.action}</code>
                </td>
                <td data-allowed={each.outcome === "allowed" || undefined}>{outcomeWords(each)}</td>
                <td>{each.times}</td>
                <td>{each.learners}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function outcomeWords({ outcome }: TryShape): string {
  if (outcome === "allowed") return "Allowed";
  if (outcome === "explicitDeny") return "Denied explicitly";
  if (outcome === "implicitDeny") return "Not allowed";
  return saysExpired(outcome) ? "Expired" : outcome;
}
