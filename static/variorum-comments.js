/* Words selected in a comparison are quoted in a comment: by the key c, or by the row's own button.
   Without script the comment page asks for the words. */
"use strict";
{
  const MOST = 200;
  const keys = document.getElementById("review-keys");

  // The words of a side, without what is shown as gone, and without labels for screen readers.
  const words = (range) => {
    const part = document.createElement("div");
    part.append(range.cloneContents());
    for (const gone of part.querySelectorAll("del, .vh, .label, .sign")) gone.remove();
    return part.textContent;
  };
  const element = (node) => node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  const selected = () => {
    const selection = window.getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
    const range = selection.getRangeAt(0);
    const start = element(range.startContainer);
    const field = start && start.closest("[data-field]");
    if (!field || !field.contains(range.endContainer)) return null;
    const side = start.closest(".old, .new, .review-words, .para, .text") || field;
    if (!side.contains(range.endContainer)) return null;
    const wasGone = Boolean(start.closest(".old, del"));
    const quotation = wasGone ? range.toString() : words(range);
    if (!quotation.trim()) return null;
    const before = document.createRange();
    before.setStart(side, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const after = document.createRange();
    after.setStart(range.endContainer, range.endOffset);
    after.setEnd(side, side.childNodes.length);
    return {
      row: field.closest(".review-row"),
      field: field.dataset.field,
      quotation,
      before: words(before).slice(-MOST),
      after: words(after).slice(0, MOST),
      wasGone,
    };
  };
  const fill = (form, chosen) => {
    const put = (name, value) => {
      const input = form.elements.namedItem(name) || form.appendChild(document.createElement("input"));
      input.type = "hidden";
      input.name = name;
      input.value = value;
    };
    for (const name of ["field", "quotation", "before", "after"]) put(name, chosen[name]);
    if (chosen.wasGone && form.dataset.older) put("number", form.dataset.older);
  };
  const formOf = (row) => {
    const button = row && row.querySelector(':scope > .row-acts [data-act="comment"]');
    return button && button.form;
  };

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
    if (event.key !== "c" || event.ctrlKey || event.metaKey || event.altKey || typing) return;
    if (keys && !keys.checked) return;
    const chosen = selected();
    const form = chosen && formOf(chosen.row);
    if (!form) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    fill(form, chosen);
    form.submit();
  }, true);
  document.addEventListener("submit", (event) => {
    const chosen = event.target === formOf(event.target.closest(".review-row")) && selected();
    if (chosen && formOf(chosen.row) === event.target) fill(event.target, chosen);
  });
}
