// Watches an instructor's dashboard from inside the page: what each learner's row and tile show, and from when on.
// `log`: [milliseconds since 1970, learner, what is shown], null once it is out of sight. After the frame is painted.
(() => {
  const log = [];
  const frames = [];
  const known = new Map();
  const note = (learner, shown) => {
    if ((known.get(learner) ?? null) === shown) return;
    if (shown === null) known.delete(learner);
    else known.set(learner, shown);
    log.push([Date.now(), learner, shown]);
  };
  const painted = (look) => {
    let due = false;
    return () => {
      if (due) return;
      due = true;
      requestAnimationFrame(() =>
        setTimeout(() => {
          due = false;
          look();
        }),
      );
    };
  };

  /** Rows in the page, as a word for each goal. */
  const rows = () => {
    const there = new Set();
    for (const row of document.querySelectorAll(".grid-row:not(.grid-head)")) {
      const learner = row.querySelector("button").textContent;
      const goals = [...row.querySelectorAll(".grid-goal")].map(({ dataset: { state } }) => (state === "fresh" ? "met" : state));
      there.add(learner);
      note(learner, goals.join());
    }
    for (const learner of known.keys()) if (!there.has(learner)) note(learner, null);
  };

  /** Tiles in sight, as the revision that is drawn. */
  const tiles = (inSight) => {
    for (const item of inSight) {
      const { revision } = item.querySelector("canvas").dataset;
      if (revision !== undefined) note(item.querySelector(".wall-name b").textContent, Number(revision));
    }
  };

  let end = () => undefined;
  window.watch = (what) => {
    end();
    known.clear();
    log.length = frames.length = 0;
    const inSight = new Set();
    const look = painted(what === "grid" ? rows : () => tiles(inSight));
    const changes = new MutationObserver(look);
    const box = document.querySelector(what === "grid" ? ".grid-box" : ".wall");
    changes.observe(box, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-state", "data-revision"] });
    const sight = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) inSight.add(target);
        else if (inSight.delete(target)) note(target.querySelector(".wall-name b").textContent, null);
      }
      look();
    });
    if (what === "wall") for (const item of box.children) sight.observe(item);
    let frame = 0;
    let before = performance.now();
    const count = (now) => {
      frames.push(now - before);
      before = now;
      frame = requestAnimationFrame(count);
    };
    frame = requestAnimationFrame(count);
    end = () => {
      cancelAnimationFrame(frame);
      changes.disconnect();
      sight.disconnect();
    };
    look();
  };
  window.seen = () => {
    end();
    return { log, frames: frames.slice(1) };
  };
})();
