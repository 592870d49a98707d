/* The second half of citing: the place in the source, the work in which it was read, and, in a claim,
   the stance and what was quoted. */
"use strict";
{
  const get = (id) => document.getElementById(id);
  const FIELDS = ["locator", "stance", "consulted", "quotation", "quotation-language"];
  let given = null, via = null;

  const nameOf = (card) => [card.makers.join("/"), card.year, card.title].filter(Boolean).join(", ");

  /* A number alone is a page; of a document in an archive, a folio. */
  const place = (typed, card) => {
    const words = typed.trim().replace(/[[\]]/g, "").replaceAll(";", ",");
    if (!/^\d+(\s*[-–]\s*\d+)?$/.test(words)) return words;
    const isRange = /[-–]/.test(words), [one, many] = card.is_archival ? ["f.", "ff."] : ["p.", "pp."];
    return `${isRange ? many : one} ${words.replace(/\s/g, "")}`;
  };

  const showVia = () => {
    get("picker-via-label").hidden = !via;
    get("picker-via-name").textContent = via ? nameOf(via) : "";
    get("picker-no-via").hidden = !via;
  };

  /* What other places of the entry cite alike is changed with it where that is asked for. */
  const showUses = (edited) => {
    const uses = edited?.uses ?? 0, words = get("picker-all-words");
    get("picker-all").hidden = uses < 2;
    get("picker-for-all").checked = false;
    words.textContent = `${words.dataset.all.replace("%s", uses)} ${edited?.locator ?? ""}`.trim();
  };

  const complain = (name, field) => {
    get("picker-fault").textContent = name ? get("picker-fault").dataset[name] : "";
    get("picker-fault").hidden = !name;
    field?.focus();
    return !name;
  };

  const isWhole = () => {
    const ofClaim = given.isClaim;
    if (ofClaim && get("picker-consulted").value === "second_hand" && !via) return complain("via", get("picker-via"));
    if (ofClaim && get("picker-quotation").value.trim() && !get("picker-quotation-language").value.trim()) {
      return complain("language", get("picker-quotation-language"));
    }
    return complain("");
  };

  const insert = (stays) => {
    if (!given || !isWhole()) return;
    const said = { card: given.card, key: given.card.key, via: via?.key ?? "", viaCard: via };
    for (const name of FIELDS) said[name] = get(`picker-${name}`).value.trim();
    said.locator = place(said.locator, given.card);
    said.isForAll = !get("picker-all").hidden && get("picker-for-all").checked;
    const { done } = given;
    given = null;
    done(said, stays);
  };

  /* Asks for the place in a source: `{card, isClaim, locator, via, mayStay, done(said, stays), pickVia(then)}`. */
  const askPlace = (question, keep = false) => {
    given = question;
    get("picker-find").setAttribute("aria-expanded", "false");
    get("picker-find").removeAttribute("aria-activedescendant");
    get("picker-place").hidden = get("picker-insert").hidden = false;
    get("picker-more").hidden = !question.mayStay;
    showUses(question.edited);
    for (const box of document.querySelectorAll("#picker [data-of=claim]")) box.hidden = !question.isClaim;
    get("picker-chosen").replaceChildren(Object.assign(document.createElement("bdi"), { textContent: nameOf(question.card) }));
    get("picker-hint").textContent = get("picker-hint").dataset[question.card.is_archival ? "folios" : "pages"];
    if (!keep) {
      via = question.via ?? null;
      for (const name of FIELDS) if (get(`picker-${name}`).matches("input, textarea")) get(`picker-${name}`).value = "";
      get("picker-locator").value = question.locator ?? "";
      get("picker-stance").selectedIndex = get("picker-consulted").selectedIndex = 0;
    }
    if (via) get("picker-consulted").value = "second_hand";
    else if (keep && get("picker-consulted").value === "second_hand") get("picker-consulted").selectedIndex = 0;
    showVia();
    complain("");
    const [words, ...entered] = window.desk.picker.takeAhead().split("\n");
    get("picker-locator").value = words || get("picker-locator").value;
    get("picker-locator").focus();
    if (words) get("picker-locator").setSelectionRange(words.length, words.length);
    else get("picker-locator").select();
    if (entered.length) insert(false);
  };

  const pickVia = () => {
    const question = given;
    question.pickVia((card) => { via = card ?? via; askPlace(question, true); });
  };

  document.addEventListener("DOMContentLoaded", () => {
    if (!get("picker")) return;
    const templates = document.getElementById("template-citation");
    for (const name of ["stance", "consulted"]) {
      const options = templates?.content.querySelectorAll(`select[name$='-${name}'] option`) ?? [];
      get(`picker-${name}`).append(...[...options].filter((option) => option.value).map((option) => option.cloneNode(true)));
    }
    get("picker-place").addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing || event.target.matches("textarea, button")) return;
      event.preventDefault();
      insert(event.shiftKey && !get("picker-more").hidden);
    });
    get("picker-insert").addEventListener("click", () => insert(false));
    get("picker-more").addEventListener("click", () => insert(true));
    get("picker-via").addEventListener("click", pickVia);
    get("picker-no-via").addEventListener("click", () => { via = null; askPlace(given, true); });
    get("picker-find").addEventListener("input", () => {
      given = null;
      get("picker-place").hidden = get("picker-insert").hidden = get("picker-more").hidden = true;
    });
  });

  window.desk = { ...window.desk, askPlace, nameOf };
}
