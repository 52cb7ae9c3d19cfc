/** Which policies come down to an OU or an account from the levels above it. */
import { levelsOf } from "../../../model/organization";
import { chooseInOrganization } from "../../../model/organization-view";
import { openDialog } from "../../../model/store";
import type { TargetProps } from "./TargetDetail";

export function FromAbove({ canvas, organization, id }: TargetProps) {
  const above = levelsOf(canvas, organization, id).slice(0, -1);
  return (
    <section className="organization-above" aria-label="From above">
      <h4>From above</h4>
      <dl className="facts">
        {above.map((level) => (
          <div key={level.id}>
            <dt>
              <button type="button" className="text-button" onClick={() => chooseInOrganization(level.id)}>
                {level.name}
              </button>
            </dt>
            <dd>
              {[...level.scps, ...level.rcps].map((policy) => (
                <button
                  key={policy.id}
                  type="button"
                  className="organization-chip"
                  onClick={() => openDialog({ kind: "controlPolicy", policyId: policy.id })}
                >
                  {policy.name}
                </button>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
