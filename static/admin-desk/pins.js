/* What the checks found, as numbered pins in the preview: the numbers are those of the list of checks. */
"use strict";
{
  const BLOCK = "p, li, h2, h3, blockquote, td, pre";
  const MARKUP = /\[@[^[\]]*\]|\[\^[^\s[\]]+\]|\{[^{}]*\}|\]\([^\s()]*\)|[[\]*`#>|\\]+/;
  const ENOUGH = 40;
  const plain = (words) => words.replace(/\s+/g, " ").trim();

  /* The block in which the words of a line of a text are read. */
  const blockOf = (doc, area, line) => {
    const [longest] = (area.value.split("\n")[line - 1] ?? "").split(MARKUP).map(plain).sort((one, other) => other.length - one.length);
    if (!longest) return null;
    const sought = longest.slice(0, ENOUGH);
    return [...doc.querySelectorAll(".text section")].flatMap((section) => [...section.querySelectorAll(BLOCK)])
      .find((block) => plain(block.textContent).includes(sought)) ?? null;
  };

  const keyOf = (row) => row?.querySelector("input[name$='-key']")?.value.trim();

  /* Where readers would see what a finding is about; null where they see nothing of it. */
  const seenAt = (doc, form, link) => {
    const place = window.desk.placeOf(form, link.dataset);
    if (!place) return null;
    const line = Number(link.dataset.line);
    if (line && place.matches("textarea")) return blockOf(doc, place, line);
    for (const [rows, kind] of [["claims", "claim"], ["questions", "question"]]) {
      const key = keyOf(place.closest(`#group-of-${rows} > .desk-list > .desk-row`));
      if (key) return doc.getElementById(`${kind}-${key}`);
    }
    return place.matches("#id_title, #id_name") ? doc.querySelector("h1") : null;
  };

  const number = (link, count) => {
    const item = link.closest("li");
    const said = item.querySelector(".checks-number") ?? document.createElement("span");
    said.className = "checks-number";
    said.textContent = `${count}. `;
    item.prepend(said);
  };

  /* Puts the pins of a list of findings into a preview, in place of those that were there. */
  const pin = (doc, list, form) => {
    for (const old of doc?.querySelectorAll(".pins") ?? []) old.remove();
    const boxes = new Map();
    for (const [place, link] of list.querySelectorAll(".checks-show").entries()) {
      number(link, place + 1);
      const target = doc && seenAt(doc, form, link);
      if (!target) continue;
      if (!boxes.has(target)) boxes.set(target, Object.assign(doc.createElement("span"), { className: "pins" }));
      const button = doc.createElement("button");
      button.type = "button";
      button.className = `pin is-${link.closest(".checks-level")?.className.replace(/.*is-/, "") ?? "fault"}`;
      button.dataset.pin = place;
      button.textContent = place + 1;
      button.title = link.closest("li").querySelector(".checks-said").textContent.trim();
      boxes.get(target).append(button);
    }
    for (const [target, box] of boxes) target.prepend(box);
  };

  window.desk = { ...window.desk, pin };
}
