/* Moving about on a comparison, by buttons and by single keys, which can be turned off and never act
   while something is typed. Without script the page lacks only this. */
"use strict";
{
  const bar = document.getElementById("review-steps");
  const help = document.getElementById("review-help");
  const ticked = document.getElementById("review-keys");
  const where = bar && bar.querySelector("[data-of]");
  const anchors = [...document.querySelectorAll("[id^='ch-']")]
    .filter((place) => /^ch-\d+$/.test(place.id));
  // A row is announced by its heading, a paragraph by itself.
  const stops = anchors.map((place) => place.matches(".review-row") ? place.querySelector("h3") : place);
  let at = -1;

  // What is marked on the rendered page has its row in the rail.
  const inRail = (anchor) => document.getElementById(`to-${anchor.id}`);
  const rowOf = (place) => place.closest("[data-signature]") ?? inRail(place);
  const isViewed = (place) => Boolean(rowOf(place) && rowOf(place).hasAttribute("data-viewed"));
  const remember = (value) => {
    try { localStorage.setItem("review-keys", value); } catch { /* It is then asked again. */ }
  };
  const remembered = () => {
    try { return localStorage.getItem("review-keys"); } catch { return null; }
  };
  const count = () => {
    where.textContent = where.dataset.of.replace("{at}", at + 1).replace("{of}", stops.length);
  };
  const open = (place) => {
    for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  };
  const visit = (place) => {
    at = place;
    const stop = stops[at];
    open(stop);
    stop.tabIndex = -1;
    stop.focus({ preventScroll: true });
    stop.scrollIntoView({ block: "center" });
    count();
  };
  const go = (step, wanted = () => true) => {
    let next = at + step;
    while (next >= 0 && next < stops.length && !wanted(stops[next])) next += step;
    if (next >= 0 && next < stops.length) visit(next);
    else if (wanted(stops[Math.max(at, 0)])) visit(Math.max(at, 0));
  };
  const press = (name) => {
    const row = at >= 0 && rowOf(stops[at]);
    // Of the changes of one row the first in the rail has its buttons.
    const button = row && (row.querySelector(`[data-act="${name}"]`)
      ?? document.querySelector(`[data-signature="${row.dataset.signature}"] [data-act="${name}"]`));
    if (!button) return;
    open(button);
    if (button.matches("button, summary")) button.click();
    if (!button.matches("button")) button.focus();
  };
  const fold = () => {
    const folds = [...document.querySelectorAll(".review details.unchanged")];
    const opens = folds.some((each) => !each.open);
    for (const each of folds) each.open = opens;
  };
  const back = () => {
    const field = document.activeElement;
    const inner = field && field.closest("details[open]");
    if (inner && inner.closest(".review")) { inner.open = false; inner.querySelector("summary").focus(); }
    else if (field && field !== document.body) field.blur();
  };
  const acts = {
    n: () => go(1),
    p: () => go(-1),
    N: () => go(1, (stop) => !isViewed(stop)),
    P: () => go(-1, (stop) => !isViewed(stop)),
    c: () => press("comment"),
    v: () => press("viewed"),
    u: fold,
    "?": () => help.showModal(),
  };
  for (const link of document.querySelectorAll("[data-mode]")) {
    acts[link.dataset.mode] = () => { location.assign(link.href + (at >= 0 ? `#${anchors[at].id}` : "")); };
  }

  if (bar) {
    bar.hidden = !stops.length;
    ticked.checked = remembered() !== "off";
    ticked.addEventListener("change", () => remember(ticked.checked ? "on" : "off"));
    count();
    for (const button of bar.querySelectorAll("button[value]")) {
      button.addEventListener("click", () => go(Number(button.value)));
    }
    bar.querySelector("[data-help]").addEventListener("click", () => help.showModal());
    document.addEventListener("focusin", (event) => {
      const found = stops.findIndex((stop, place) => stop === event.target
        || anchors[place].contains(event.target) || inRail(anchors[place])?.contains(event.target));
      if (found >= 0) { at = found; count(); }
    });
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
      if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
      if (event.key === "Escape") { back(); return; }
      if (!ticked.checked || typing || event.isComposing || !Object.hasOwn(acts, event.key)) return;
      if (!stops.length && "npNPcv".includes(event.key)) return;
      event.preventDefault();
      acts[event.key]();
    });
    const named = /^#ch-\d+$/.test(location.hash) && anchors.findIndex((place) => `#${place.id}` === location.hash);
    if (Number.isInteger(named) && named >= 0) visit(named);
  }
}
