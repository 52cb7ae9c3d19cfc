/** Something could not be loaded: what, and one way on. */
import { wordsFor } from "./attempt";
import { Button } from "../ui/Button";

export function Problem({ error, onAgain }: { error: unknown; onAgain?: () => void }) {
  const { title, detail } = wordsFor(error);
  return (
    <div className="problem" role="alert">
      <div>
        <strong>{title}</strong>
        {detail && <p>{detail}</p>}
      </div>
      {onAgain && (
        <Button size="small" onClick={onAgain}>
          Try again
        </Button>
      )}
    </div>
  );
}
