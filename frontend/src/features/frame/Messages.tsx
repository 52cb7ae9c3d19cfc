import { dismissToast, usePlayground } from "../../model/store";
import { Toast } from "../../ui/Toast";

/** Passing messages, and the words for people who listen instead of look. */
export function Messages() {
  const toasts = usePlayground((state) => state.toasts);
  const announcement = usePlayground((state) => state.announcement);
  return (
    <>
      <div className="sr-only" role="status" aria-live="polite" data-testid="announcer">
        {announcement}
      </div>
      <div className="toasts">
        {toasts.map(({ id, ...toast }) => (
          <Toast key={id} {...toast} onClose={() => dismissToast(id)} />
        ))}
      </div>
    </>
  );
}
