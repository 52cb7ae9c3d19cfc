/** Which goals a mistake is about. */
import { useDraft } from "./draft-store";

export function GoalChecks({ chosen, onChange }: { chosen: string[]; onChange: (goals: string[]) => void }) {
  const goals = useDraft((state) => state.sheet.goal);
  if (!goals || goals.length === 0) return <p className="field-hint">Once there are goals, say here which of them this breaks.</p>;
  return (
    <fieldset className="author-checks">
      <legend>It breaks</legend>
      {goals.map((goal) => (
        <label key={goal.id}>
          <input
            type="checkbox"
            checked={chosen.includes(goal.id)}
            onChange={(event) => onChange(event.target.checked ? [...chosen, goal.id] : chosen.filter((each) => each !== goal.id))}
          />
          {goal.text || goal.id}
        </label>
      ))}
    </fieldset>
  );
}
