/** The versions of a managed policy: which one counts, what differs between two, which may go. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { loadVersion, removeVersion, setDefaultVersion } from "../../../api/managed-policies";
import { shownLanguage } from "../../../lib/language";
import type { ManagedPolicyShape } from "../../../live/events.gen";
import { attempt } from "../../../model/attempt";
import { announce, usePlayground } from "../../../model/store";
import { Badge } from "../../../ui/Badge";
import { DiffView } from "../../../ui/DiffView";
import { PolicyText } from "../PolicyText";
import { MOST_VERSIONS } from "./limits";

interface Props {
  policy: ManagedPolicyShape;
  mayEdit: boolean;
}

const moment = new Intl.DateTimeFormat(shownLanguage(), { dateStyle: "medium", timeStyle: "short" });

export function Versions({ policy, mayEdit }: Props) {
  const newestFirst = policy.versions.toReversed();
  return (
    <section>
      <h3>
        Versions
        <span className="quota mono">
          {policy.versions.length} / {MOST_VERSIONS}
        </span>
      </h3>
      <p className="fine-print">
        Only the default version counts. {policy.versions.length >= MOST_VERSIONS && "Delete one before you save a sixth."}
      </p>
      <ul className="managed-versions">
        {newestFirst.map((version) => (
          <VersionRow
            key={version.id}
            policy={policy}
            version={version.id}
            made={moment.format(new Date(version.created_at))}
            mayEdit={mayEdit}
          />
        ))}
      </ul>
      {policy.versions.length > 1 && <Compare policy={policy} />}
    </section>
  );
}

async function run(change: () => Promise<unknown>, said: string): Promise<void> {
  if ((await attempt(change)).ok) announce(said);
}

function VersionRow({ policy, version, made, mayEdit }: Props & { version: string; made: string }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const counts = version === policy.default_version;
  return (
    <li className="managed-version">
      <strong className="mono">{version}</strong>
      {counts && <Badge tone="live">Default</Badge>}
      <span>{made}</span>
      {mayEdit && !counts && (
        <span className="managed-version-actions">
          <button
            type="button"
            className="text-button"
            aria-label={`Make ${version} the default`}
            onClick={() =>
              void run(() => setDefaultVersion(sandbox, policy.id, version), `${version} of ${policy.name} counts now.`)
            }
          >
            Make default
          </button>
          <button
            type="button"
            className="text-button danger"
            aria-label={`Delete ${version}`}
            onClick={() => void run(() => removeVersion(sandbox, policy.id, version), `${version} is deleted.`)}
          >
            Delete
          </button>
        </span>
      )}
    </li>
  );
}

function Compare({ policy }: { policy: ManagedPolicyShape }) {
  const ids = policy.versions.map((version) => version.id);
  const [chosen, setChosen] = useState<[string, string]>([ids.at(-2)!, ids.at(-1)!]);
  // A chosen version may have been deleted meanwhile, here or by somebody else.
  const [before, after] = chosen.every((id) => ids.includes(id)) ? chosen : ([ids.at(-2)!, ids.at(-1)!] as const);
  const old = useText(policy.id, before);
  const fresh = useText(policy.id, after);
  return (
    <div className="managed-compare">
      <div className="managed-compare-choice">
        <span>Compare</span>
        <Choice label="Version before" ids={ids} value={before} onChoose={(id) => setChosen([id, after])} />
        <span>with</span>
        <Choice label="Version after" ids={ids} value={after} onChoose={(id) => setChosen([before, id])} />
      </div>
      {old !== undefined &&
        fresh !== undefined &&
        (old === fresh ? (
          <>
            <p className="nothing">The two are the same text.</p>
            <PolicyText text={fresh} label={`Document of ${after}`} />
          </>
        ) : (
          <DiffView before={old} after={fresh} label={`Changes from ${before} to ${after}`} />
        ))}
    </div>
  );
}

interface ChoiceProps {
  label: string;
  ids: string[];
  value: string;
  onChoose: (id: string) => void;
}

function Choice({ label, ids, value, onChoose }: ChoiceProps) {
  return (
    <select className="input" aria-label={label} value={value} onChange={(event) => onChoose(event.target.value)}>
      {ids.map((id) => (
        <option key={id}>{id}</option>
      ))}
    </select>
  );
}

/** A version's text; it never changes once written. */
function useText(policyId: string, version: string): string | undefined {
  const sandbox = usePlayground((state) => state.sandboxId);
  const { data } = useQuery({
    queryKey: ["policy-version", sandbox, policyId, version],
    queryFn: () => loadVersion(sandbox, policyId, version),
    staleTime: Infinity,
  });
  return data?.document;
}
