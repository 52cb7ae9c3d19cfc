/** What STS hands out: three parts that work only together, and when they end. The secret is shown this once. */
import { Eye, EyeOff, KeyRound, RotateCw, Send } from "lucide-react";
import { useState } from "react";

import "../../styles/session-tags.css";
import type { IssuedSession } from "../../api/sessions";
import { formatClock, formatDuration } from "../../lib/time";
import { askWhy } from "../../model/spotlight";
import type { RoleSession } from "../../model/canvas";
import { usePlayground } from "../../model/store";
import { Button, IconButton } from "../../ui/Button";
import { CopyButton } from "../../ui/CopyButton";
import { Ring, useTimeLeft } from "../../ui/Countdown";
import { CopyAs } from "./CopyAs";
import { RevokeButton } from "./ListActions";
import { useAgain } from "./use-again";
import { shortened } from "./credential-text";
import { inSentence } from "../../lib/texts";
import { stateWords, whoWords } from "./session-words";

interface Props {
  issued: IssuedSession;
  /** Called when the person goes on to make a request with it. */
  onUse: () => void;
  onIssued: (issued: IssuedSession) => void;
  /** The same again needs a new MFA code. */
  onCodeNeeded: (session: RoleSession) => void;
}

export function CredentialCard({ issued, onUse, onIssued, onCodeNeeded }: Props) {
  const { session } = issued;
  const { busy, again } = useAgain(session, onIssued, onCodeNeeded);
  const use = () => {
    onUse();
    askWhy({ caller: { kind: "session", id: session.id } });
  };
  return (
    <section className="credential-card" aria-label="Temporary credentials">
      <Head issued={issued} />
      <dl>
        <Part name="Access key ID" value={session.access_key_id} />
        <Part name="Secret access key" value={issued.secret_access_key} secret />
        <Part name="Session token" value={issued.session_token} secret />
      </dl>
      <Said issued={issued} />
      <p className="fine-print">
        All three are needed for each request. The secret and the token are shown only now: copy them if you want to
        keep them. When they end, nothing can prolong them; {session.kind === "role" ? "assume the role" : "ask"} again.
      </p>
      <div className="credential-actions">
        <Button tone="primary" icon={<Send size={15} />} onClick={use}>
          Use it: make a request
        </Button>
        <CopyAs
          credentials={{
            accessKeyId: session.access_key_id,
            secretAccessKey: issued.secret_access_key,
            sessionToken: issued.session_token,
            expiration: session.expiration,
          }}
        />
        {(session.role_id !== null || !session.mfa) && (
          <Button icon={<RotateCw size={15} />} busy={busy} onClick={again}>
            {session.kind === "role" ? "Assume again" : "Get another one"}
          </Button>
        )}
        {session.role_id !== null && <RevokeButton roleId={session.role_id} label="Revoke older sessions" />}
      </div>
    </section>
  );
}

function Head({ issued: { session } }: { issued: IssuedSession }) {
  // The newest row: its end moves when somebody changes the sandbox's clock.
  const current = usePlayground((state) => state.canvas?.sessions.find((one) => one.id === session.id)) ?? session;
  const clock = usePlayground((state) => state.canvas!.sandbox.clock);
  const left = useTimeLeft(current.expiration, current.duration, clock);
  const over = left.stage === "over" || current.state !== "active";
  return (
    <header className="credential-head" data-over={over || undefined}>
      <Ring
        fraction={over ? 0 : left.fraction}
        tone={over ? "over" : left.stage === "soon" ? "soon" : "live"}
        size={52}
        width={5}
      >
        <KeyRound size={19} strokeWidth={2.2} />
      </Ring>
      <div>
        <p className="credential-left">
          {over ? stateWords[current.state === "active" ? "expired" : current.state] : <time className={`countdown countdown-${left.stage}`}>{left.text}</time>}
          {!over && <span>left of {formatDuration(current.duration)}</span>}
        </p>
        <p className="credential-who" title={current.arn}>
          {whoWords(current)}
        </p>
        <p className="credential-times">
          Issued {formatClock(Date.parse(current.issued_at))} · expires {formatClock(Date.parse(current.expiration))}
        </p>
      </div>
    </header>
  );
}

/** What was said when it was asked for, and goes with it. */
function Said({ issued: { session, packed_policy_size: packed } }: { issued: IssuedSession }) {
  const tags = Object.entries(session.tags);
  if (tags.length === 0 && session.source_identity === "" && packed === 0) return null;
  return (
    <dl className="credential-said">
      {session.source_identity !== "" && (
        <div>
          <dt>Source identity</dt>
          <dd className="mono">{session.source_identity}</dd>
        </div>
      )}
      {tags.map(([key, value]) => (
        <div key={key}>
          <dt>Session tag</dt>
          <dd className="mono">
            {key} = {value}
            {session.transitive_tag_keys.includes(key) && <em>transitive</em>}
          </dd>
        </div>
      ))}
      {packed > 0 && (
        <div>
          <dt>Packed size</dt>
          <dd>{packed} % of what policies and tags may take</dd>
        </div>
      )}
    </dl>
  );
}

function Part({ name, value, secret = false }: { name: string; value: string; secret?: boolean }) {
  const [shown, setShown] = useState(!secret);
  return (
    <div className="credential-part">
      <dt>{name}</dt>
      <dd>
        <code>{shown ? value : shortened(value)}</code>
        {secret && (
          <IconButton
            label={`${shown ? "Hide" : "Show"} ${inSentence(name)}`}
            size="small"
            tone="quiet"
            onClick={() => setShown(!shown)}
          >
            {shown ? <EyeOff size={14} /> : <Eye size={14} />}
          </IconButton>
        )}
        <CopyButton text={value} label={`Copy ${inSentence(name)}`} />
      </dd>
    </div>
  );
}
