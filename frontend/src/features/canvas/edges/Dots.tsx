import { useSyncExternalStore } from "react";

const still = () => window.matchMedia("(prefers-reduced-motion: reduce)");

function useStillness(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = still();
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
    () => still().matches,
  );
}

/** Three dots that run to the role while a session lives; none for people who asked for less motion. */
export function Dots({ path, slow, offset }: { path: string; slow: boolean; offset: number }) {
  const seconds = slow ? 4.2 : 2.8;
  if (useStillness()) return null;
  return (
    <>
      <path d={path} className="trust-dashes" />
      {[0, 1, 2].map((index) => (
        <circle key={index} className="trust-dot" r={index === 1 ? 4.2 : 3.4}>
          <animateMotion
            dur={`${String(seconds)}s`}
            begin={`${(-(index / 3 + offset) * seconds).toFixed(2)}s`}
            repeatCount="indefinite"
            path={path}
          />
        </circle>
      ))}
    </>
  );
}
