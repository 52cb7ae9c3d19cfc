import { dismissToast, usePlayground } from "../../model/store";
import { Toast } from "../../ui/Toast";

/** Passing messages, and the words for people who listen instead of look. */
export function Messages() {
  const toasts = usePlayground((state) => state.toasts);
  const announcements = usePlayground((state) => state.announcements);
  return (
    <>
      <div className="sr-only" role="status" aria-live="polite" aria-atomic="false" data-testid="announcer">
        {announcements.map(({ id, words }) => (
          <p key={id}>{words}</p>
        ))}
      </div>
      <div className="toasts">
        {toasts.map(({ id, ...toast }) => (
          <Toast key={id} {...toast} onClose={() => dismissToast(id)} />
        ))}
      </div>
    </>
  );
}
