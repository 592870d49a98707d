/* What stands beside the form: four parts, one at a time; a sheet over the form where there is no room.
   Without it the same buttons and links lead to pages of their own. */
"use strict";
{
  const KEPT = "desk-panel", NONE = "none";
  const remembered = () => { try { return localStorage.getItem(KEPT); } catch { return null; } };
  const remember = (name) => { try { localStorage.setItem(KEPT, name); } catch { /* storage is off */ } };

  const start = (form, panel) => {
    const isWide = window.matchMedia("(min-width: 80rem)");
    const parts = new Map([...panel.querySelectorAll(".panel-part")].map((part) => [part.id.slice("panel-".length), part]));
    const toggles = new Map();
    let opened = "";

    const show = (name, { isAsked, isByKey = false }) => {
      opened = name;
      for (const [own, part] of parts) part.hidden = own !== name;
      for (const [own, toggle] of toggles) toggle.setAttribute("aria-expanded", String(own === name));
      panel.hidden = !name;
      form.classList.toggle("has-panel", Boolean(name));
      if (isAsked) remember(name || NONE);
      document.dispatchEvent(new CustomEvent("desk:panel", { detail: name }));
      /* Beside the form it is far off for the Tab key: who opens it by a key goes there, and back by Escape. */
      if (!name || !isAsked || (isWide.matches && !isByKey)) return;
      const heading = parts.get(name).querySelector("h2");
      heading.tabIndex = -1;
      heading.focus();
    };
    const close = () => {
      const toggle = toggles.get(opened);
      show("", { isAsked: isWide.matches });
      toggle?.focus();
    };

    for (const old of form.querySelectorAll("[data-panel]")) {
      const name = old.dataset.panel;
      if (!parts.has(name)) continue;
      const toggle = document.createElement("button");
      toggle.type = "button";
      toggle.className = "button";
      toggle.dataset.panel = name;
      toggle.innerHTML = old.innerHTML;
      if (old.dataset.name) toggle.textContent = old.dataset.name;
      toggle.setAttribute("aria-expanded", "false");
      toggle.setAttribute("aria-controls", `panel-${name}`);
      toggle.addEventListener("click", (event) => show(opened === name ? "" : name, { isAsked: true, isByKey: event.detail === 0 }));
      old.replaceWith(toggle);
      toggles.set(name, toggle);
    }
    const closing = document.createElement("button");
    closing.type = "button";
    closing.className = "button panel-close";
    closing.textContent = gettext("Close");
    closing.addEventListener("click", close);
    panel.prepend(closing);
    panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      if (isWide.matches) toggles.get(opened)?.focus();
      else close();
    });

    /* A bar that grows must not cover what stands below it. */
    const bar = form.querySelector(".desk-bar");
    new ResizeObserver(() => {
      const height = getComputedStyle(bar).position === "sticky" ? bar.offsetHeight : 0;
      document.documentElement.style.setProperty("--desk-bar", `${height}px`);
    }).observe(bar);

    const wasChecked = panel.querySelector("#checks").childElementCount > 0;
    const first = wasChecked ? "checks" : remembered() ?? "preview";
    if (wasChecked || isWide.matches) show(parts.has(first) ? first : "", { isAsked: false });
    else show("", { isAsked: false });
    isWide.addEventListener("change", () => { if (!isWide.matches) show("", { isAsked: false }); });

    const lead = (said) => {
      const place = placeOf(form, said);
      if (!place) return false;
      if (!isWide.matches) show("", { isAsked: false });
      window.desk.show(place);
      form.querySelector(".desk-lost")?.remove();
      if (Number(said.line)) goTo(place, Number(said.line), Number(said.column));
      if (said.words && !goToWords(place, said.words, said.near)) tellLost(place, said.lost);
      return true;
    };
    panel.addEventListener("click", (event) => {
      const link = event.target.closest(".checks-show");
      if (link && lead(link.dataset)) event.preventDefault();
    });
    /* A link of another page leads where "Show" would; the browser goes to its anchor before that, or after. */
    const sought = document.getElementById("sought");
    const arrive = () => {
      if (sought && [document.body, sought].includes(document.activeElement)) lead(sought.dataset);
    };
    arrive();
    window.addEventListener("load", () => requestAnimationFrame(arrive));

    /* A claim that is opened stands below the bar with all that belongs to it. */
    form.addEventListener("click", (event) => {
      const summary = event.target.closest("summary");
      const row = summary?.closest(".desk-row");
      if (!row || summary.parentElement.parentElement !== row || !row.querySelector(":scope > details > .desk-rows")) return;
      requestAnimationFrame(() => {
        if (row.firstElementChild.open && row.getBoundingClientRect().bottom > window.innerHeight) row.scrollIntoView({ block: "start" });
      });
    });
  };

  /* The field that a finding is about: of a stored row by its id, of a new one by where it stands. */
  const placeOf = (form, { at, member, prefix, field: called = "" }) => {
    if (at) return document.getElementById(at);
    const field = called.replace(":", "_");
    const key = member && form.querySelector(`input[type=hidden][name$="-id"][value="${CSS.escape(member)}"]`);
    let stem = key ? key.name.slice(0, -"-id".length) : "";
    if (prefix) stem = window.desk.prefixes?.get(prefix) ?? prefix;
    const name = stem ? `${stem}-${field}` : field;
    const exact = field && form.querySelector(`[name="${CSS.escape(name)}"]:not([type=hidden])`);
    /* A text in several languages has a field for each. */
    const found = exact || (field && form.querySelector(`[name^="${CSS.escape(name)}_"]:not([type=hidden])`));
    return found || (stem && document.getElementById(`row-${stem}`)) || null;
  };

  window.desk = { ...window.desk, placeOf };

  const goTo = (area, line, column) => {
    if (!area.matches("textarea")) return;
    const lines = area.value.split("\n");
    const begin = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
    window.desk.select(area, begin + Math.max(0, column - 1), begin + (lines[line - 1] ?? "").length);
  };

  /* Of several places at which the words stand, the one nearest to where they stood when this page was made;
     where that is not known, none is better than another. */
  const goToWords = (area, words, near) => {
    if (!area.matches("textarea, input[type=text]")) return false;
    const places = [];
    for (let at = area.value.indexOf(words); at >= 0; at = area.value.indexOf(words, at + 1)) places.push(at);
    if (near !== undefined) places.sort((one, other) => Math.abs(one - near) - Math.abs(other - near));
    else if (places.length > 1) return false;
    if (!places.length) return false;
    window.desk.select(area, places[0], places[0] + words.length);
    return true;
  };

  const tellLost = (place, words) => {
    const told = document.createElement("p");
    told.classList.add("desk-warning", "desk-lost");
    told.setAttribute("role", "status");
    place.before(told);
    told.textContent = words;
  };

  document.addEventListener("DOMContentLoaded", () => {
    const form = document.getElementById("work-form");
    const panel = document.getElementById("panel");
    if (!form || !panel) return;
    window.desk.select = (area, begin, end) => {
      area.focus();
      area.setSelectionRange(begin, end);
      /* A browser brings the caret into view when the focus comes. */
      area.blur();
      area.focus();
    };
    start(form, panel);
  });
}
