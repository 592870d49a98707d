/* Reads a date back while it is typed, and offers EDTF for one that is typed in words.
   Without it a date is read back, or refused with the reason, when the form is saved. */
"use strict";
{
  const PAUSE = 300;
  const asked = new WeakMap();

  const lineOf = (field) => {
    const at = `${field.id}-read`;
    let line = document.getElementById(at);
    if (!line) {
      line = document.createElement("p");
      line.id = at;
      line.className = "desk-date";
      line.setAttribute("role", "status");
      field.parentElement.querySelector(".desk-note")?.remove();
      field.after(line);
    }
    return line;
  };

  const offer = (field, line, { meant, words }) => {
    const value = document.createElement("b");
    value.textContent = meant;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = gettext("Write it so");
    button.addEventListener("click", () => {
      field.focus();
      field.select();
      // Typed as by the editor, so that one undo takes it back, and all that listens hears of it.
      document.execCommand("insertText", false, meant);
    });
    line.replaceChildren(value, ` (${words})`, button);
  };

  const read = async (field) => {
    const typed = field.value.trim();
    const line = lineOf(field);
    if (!typed) {
      line.textContent = gettext("In EDTF or in words: about November 1939; before March 1940; between 1939 and 1941; 8 to 9 December 1939.");
      return;
    }
    try {
      const answer = await fetch(`${field.form.dataset.dates}?${new URLSearchParams({ q: typed })}`, { credentials: "same-origin", redirect: "manual" });
      if (!answer.ok || field.value.trim() !== typed) return;
      const said = await answer.json();
      if (said.meant) offer(field, line, said);
      else line.textContent = said.words || said.problem;
    } catch { /* The form says it when it is saved. */ }
  };

  const readSoon = (event) => {
    const field = event.target;
    if (!field.matches?.("input[data-date]") || !field.form?.dataset.dates) return;
    window.clearTimeout(asked.get(field));
    asked.set(field, window.setTimeout(() => read(field), event.type === "input" ? PAUSE : 0));
  };
  document.addEventListener("input", readSoon);
  document.addEventListener("focusin", (event) => { if (!event.target.value) readSoon(event); });
}
