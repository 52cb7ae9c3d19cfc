/** What a printer gets instead of the page: the picture with its legend, and who may assume what. */
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";

import "../../styles/print.css";
import type { Role } from "../../model/canvas";
import { usePlayground } from "../../model/store";
import { paintOf, today } from "./saving";
import { SketchView } from "./SketchView";

export function PrintSheet() {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
    return () => {
      window.removeEventListener("beforeprint", begin);
      window.removeEventListener("afterprint", end);
    };
  }, []);
  return printing ? <Sheet /> : null;
}

function Sheet() {
  const canvas = usePlayground((state) => state.canvas);
  const [date] = useState(today);
  if (!canvas) return null;
  const { name } = canvas.sandbox;
  return (
    <div className="print-sheet">
      <SketchView
        canvas={canvas}
        paint={paintOf("light")}
        title={name}
        date={date}
        label={`Picture of ${name}`}
      />
      {canvas.roles.map((role) => (
        <section key={role.id}>
          <h2>{role.name}</h2>
          <p>{trusted(role)}</p>
          <pre>{role.trust_policy}</pre>
        </section>
      ))}
    </div>
  );
}

function trusted(role: Role): string {
  const names = role.trust_links.filter((link) => link.effect === "Allow").map((link) => link.principal.value);
  return names.length > 0 ? `Trusts ${[...new Set(names)].join(", ")}.` : "Trusts nobody yet.";
}
