/* Moving from change to change on a comparison, by buttons and by the keys n and p, which can be
   turned off and never act while something is typed. Without script the page lacks only this. */
"use strict";
{
  const bar = document.getElementById("review-steps");
  const stops = [...document.querySelectorAll(".review-row > h3, .review-texts [id^='ch-']:not([id$='-from'])")]
    .filter((stop) => !(stop.matches("h3") && stop.parentElement.querySelector("[id^='ch-']")));
  const keys = bar && bar.querySelector("input");
  const where = bar && bar.querySelector("[data-of]");
  let at = -1;

  const go = (step) => {
    at = Math.min(Math.max(at + step, 0), stops.length - 1);
    const stop = stops[at];
    stop.tabIndex = -1;
    stop.focus({ preventScroll: true });
    stop.scrollIntoView({ block: "center" });
    where.textContent = where.dataset.of.replace("{at}", at + 1).replace("{of}", stops.length);
  };
  const remember = (value) => {
    try { localStorage.setItem("review-keys", value); } catch { /* It is then asked again. */ }
  };
  const remembered = () => {
    try { return localStorage.getItem("review-keys"); } catch { return null; }
  };

  if (bar && stops.length) {
    bar.hidden = false;
    keys.checked = remembered() !== "off";
    keys.addEventListener("change", () => remember(keys.checked ? "on" : "off"));
    where.textContent = where.dataset.of.replace("{at}", 0).replace("{of}", stops.length);
    for (const button of bar.querySelectorAll("button")) {
      button.addEventListener("click", () => go(Number(button.value)));
    }
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
      if (!keys.checked || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "n") go(1);
      if (event.key === "p") go(-1);
    });
  }
}
