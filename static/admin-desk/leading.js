/* From the preview to the form: a click leads to the field of the claim or of the paragraph. */
"use strict";
{
  const NOT_TYPED = ".refs, .vh, .standing, .bracket, .pins";
  const BLOCK = "p, li, h2, h3, blockquote, td, pre";
  const ENOUGH = 12;

  /* The field with the key of the claim that a page shows at a place. */
  const claimKey = (form, id) => {
    const keys = [...form.querySelectorAll("#group-claims .desk-row input[name$='-key']")];
    const name = id.slice("claim-".length);
    /* The second place of a claim has a number after its key. */
    return keys.find((each) => each.value === name) ?? keys.find((each) => each.value === name.replace(/-\d+$/, ""));
  };
  const claimRow = (form, id) => claimKey(form, id)?.closest(".desk-row");
  const nameClaims = (doc, form) => {
    for (const span of doc.querySelectorAll(".claim[id]")) span.dataset.key = claimKey(form, span.id)?.value ?? span.id.slice("claim-".length);
  };

  /* The longest run of words in a block that stands in the text as it was typed. */
  const words = (block) => {
    const walker = block.ownerDocument.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let longest = "";
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!node.parentElement.closest(NOT_TYPED) && node.data.trim().length > longest.length) longest = node.data.trim();
    }
    return longest.split(/\s+/).filter(Boolean).slice(0, ENOUGH);
  };

  const texts = (form, language) => {
    const row = [...form.querySelectorAll("#group-texts .desk-row")].find((each) => each.querySelector("select[name$='-language']")?.value === language);
    return row ? [...row.querySelectorAll("textarea[name$='-body'], textarea[name$='-summary']")] : [];
  };

  const paragraph = (form, block, language) => {
    const sought = words(block);
    if (!sought.length) return false;
    const pattern = new RegExp(sought.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("\\s+"));
    for (const area of texts(form, language)) {
      const found = pattern.exec(area.value);
      if (!found) continue;
      window.desk.show(area);
      window.desk.select(area, found.index, found.index);
      return true;
    }
    return false;
  };

  window.desk = { ...window.desk, nameClaims };

  document.addEventListener("DOMContentLoaded", () => {
    const form = document.getElementById("work-form");
    if (!form || !window.desk) return;
    window.desk.lead = (event, language) => {
      const pin = event.target.closest(".pin");
      if (pin) {
        document.querySelectorAll("#checks .checks-show")[pin.dataset.pin]?.click();
        return;
      }
      const link = event.target.closest("a");
      /* A note is followed as readers follow it; other links would lead out of the form. */
      if (link?.getAttribute("href")?.startsWith("#")) return;
      if (link) event.preventDefault();
      if (event.target.closest("summary")) return;
      const span = event.target.closest(".claim[id]");
      const row = span && claimRow(form, span.id);
      if (row) {
        window.desk.show(row.querySelector("textarea[name*='-statement_']") ?? row);
        return;
      }
      if (event.target.closest("h1")) {
        const title = document.getElementById("id_title") ?? document.getElementById("id_name");
        if (title) window.desk.show(title);
        return;
      }
      const block = event.target.closest(BLOCK);
      if (block) paragraph(form, block, language);
    };
  });
}
