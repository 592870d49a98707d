/* Remembers the choice between light and dark. Without it the control still works, for one page. */
(function () {
  "use strict";
  var root = document.documentElement, kept = null;
  try { kept = localStorage.getItem("theme"); } catch (refused) { /* storage is off */ }
  if (kept === "light" || kept === "dark") root.dataset.theme = kept;
  document.addEventListener("DOMContentLoaded", function () {
    var chosen = document.getElementById("theme-" + (root.dataset.theme || "system"));
    if (chosen) chosen.checked = true;
  });
  document.addEventListener("change", function (event) {
    if (event.target.name !== "theme") return;
    if (event.target.value === "system") delete root.dataset.theme;
    else root.dataset.theme = event.target.value;
    try { localStorage.setItem("theme", event.target.value); } catch (refused) { /* storage is off */ }
  });
})();
