/* Rows whose order counts: one added below another, copied, dragged; claims parted at the cursor or joined
   with the next. Up and Down do what dragging does, and nothing of it counts before it is saved. */
"use strict";
{
  const desk = () => window.desk;
  const idOf = (row, name) => `id_${row.id.slice(4)}-${name}`;
  const field = (row, name) => document.getElementById(idOf(row, name));
  const groupOf = (row) => row.parentElement.closest(".desk-rows");
  const list = (rows) => rows.querySelector(":scope > .desk-list");
  const isDoomed = (row) => field(row, "DELETE")?.checked ?? false;
  const fields = (row) => [...row.querySelectorAll("input:not([type=hidden]), textarea, select")]
    .filter((each) => each.id.startsWith(idOf(row, "")) && each.closest(".desk-row") === row)
    .map((each) => ({ control: each, name: each.id.slice(idOf(row, "").length) }));
  const inner = (row) => [...row.querySelectorAll(".desk-rows")].filter((rows) => rows.closest(".desk-row") === row);
  const isClaim = (row) => groupOf(row).dataset.prefix === "claims";
  const statements = (row) => fields(row).filter(({ name }) => name.startsWith("statement"));

  /* Of each row alone; and what somebody judged of one claim, which nobody has judged of its copy. */
  const OWN = new Set(["id", "key", "position", "DELETE"]);
  const JUDGED = new Set(["rank", "rank_reason", "standing_override", "standing_reason", "evidence_wanted", "evidence_wanted_since"]);
  const valueOf = (control) => (control.type === "checkbox" ? String(control.checked) : control.value);

  const put = (control, from) => {
    if (control.type === "checkbox") control.checked = from.checked;
    else if (control.matches("select")) desk().choose(control, from.selectedOptions[0]?.text ?? "", from.value);
    else control.value = from.value;
  };

  const sameOf = (row) => JSON.stringify(fields(row).filter(({ name }) => !OWN.has(name)).map(({ name, control }) => [name, valueOf(control)]));

  /* Copies a row, with all that stands in it and is not to be deleted. */
  const copy = (row, rows, above = null) => {
    const made = desk().addRow(rows, above);
    for (const { control, name } of fields(row)) {
      const other = field(made, name);
      if (other && !OWN.has(name) && !JUDGED.has(name)) put(other, control);
    }
    takeOver(row, made);
    return made;
  };
  /* Copies what stands in a row into another, but for what that has already. */
  const takeOver = (row, other) => {
    const groups = inner(other);
    inner(row).forEach((from, place) => {
      const known = new Set([...list(groups[place]).children].filter((each) => !isDoomed(each)).map(sameOf));
      for (const each of list(from).children) {
        if (isDoomed(each) || known.has(sameOf(each))) continue;
        const made = copy(each, groups[place]);
        made.querySelector("summary").replaceChildren(...[...each.querySelector("summary").childNodes].map((node) => node.cloneNode(true)));
        made.querySelector("details").open = false;
      }
    });
  };

  /* A claim needs a key; the one that is proposed for its words gives way to one that is typed. */
  const name = async (row) => {
    if (!isClaim(row)) return;
    const words = statements(row).map(({ control }) => control.value.trim()).find(Boolean) ?? "";
    const key = await desk().freeKey(words), own = field(row, "key");
    if (own.value) return;
    own.value = key;
    row.querySelector(".desk-name").textContent = key;
    row.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const tell = (row, words) => { row.querySelector(":scope > details > .desk-arrange [role=status]").textContent = words; };

  let writtenIn = null;
  const part = (row) => {
    const area = statements(row).map(({ control }) => control).find((control) => control === writtenIn);
    const at = area?.selectionStart ?? 0;
    const [first, second] = area ? [area.value.slice(0, at).trimEnd(), area.value.slice(at).trimStart()] : ["", ""];
    if (!first || !second) return tell(row, gettext("Put the cursor into the statement, to where the second claim begins."));
    const made = copy(row, groupOf(row), row);
    for (const { control } of statements(made)) control.value = "";
    field(made, area.id.slice(idOf(row, "").length)).value = second;
    area.value = first;
    const stays = statements(row).some(({ control }) => control !== area && control.value);
    name(made);
    if (stays) tell(made, gettext("What the statement says in other languages stays with the first."));
    return desk().show(made);
  };

  /* What keeps a claim from taking the next in: a field in which that says something else. */
  const lostOf = (row, next) => fields(next).find(({ control, name }) => {
    if (OWN.has(name) || name === "note" || name.startsWith("statement")) return false;
    const own = field(row, name);
    return valueOf(control) && valueOf(control) !== "false" && (!own || valueOf(own) !== valueOf(control));
  });
  const labelOf = (control) => control.closest(".desk-field")?.querySelector("label, legend")?.textContent.trim() ?? control.name;

  const join = (row) => {
    let next = row.nextElementSibling;
    while (next && isDoomed(next)) next = next.nextElementSibling;
    if (!next) return tell(row, gettext("No claim follows this one."));
    const lost = lostOf(row, next);
    if (lost) return tell(row, interpolate(gettext("The next claim says something else under “%s”. Make the two alike there first."), [labelOf(lost.control)]));
    const key = field(row, "key").value.trim(), other = field(next, "key").value.trim();
    const mark = `]{claim=${other}}`;
    const marked = other ? desk().areas().filter((area) => area.value.includes(mark)) : [];
    if (marked.length && !key) return tell(row, gettext("Texts mark the next claim: give this one a key first."));
    for (const area of marked) {
      area.value = area.value.replaceAll(mark, `]{claim=${key}}`);
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }
    for (const { control, name } of fields(next)) {
      const own = field(row, name);
      if (name === "note" || name.startsWith("statement")) own.value = [own.value.trim(), control.value.trim()].filter(Boolean).join(name === "note" ? "\n" : " ");
    }
    takeOver(next, row);
    field(next, "DELETE").checked = true;
    field(next, "DELETE").dispatchEvent(new Event("change", { bubbles: true }));
    desk().show(statements(row)[0].control);
    return tell(row, gettext("The next claim is in this one now, and is deleted when this is saved."));
  };

  const below = (row) => desk().addRow(groupOf(row), row);
  const double = (row) => name(copy(row, groupOf(row), row));
  const ACTS = { below, double, part, join };

  /* What is done to a row stands at its foot, once it is open: a long form has hundreds that never are. */
  const offer = (details) => {
    const row = details.parentElement;
    details.querySelectorAll(".desk-list").forEach(drag);
    if (!row.querySelector(":scope > .desk-tools") || details.querySelector(":scope > .desk-arrange")) return;
    if (!groupOf(row).querySelector(":scope > .desk-add")) return;
    const words = { below: gettext("Add below"), double: gettext("Duplicate") };
    if (isClaim(row)) words.part = gettext("Split at the cursor");
    if (isClaim(row) && field(row, "DELETE")) words.join = gettext("Join with the next");
    const box = Object.assign(document.createElement("div"), { className: "desk-arrange" });
    for (const [act, label] of Object.entries(words)) {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: label });
      button.dataset.arrange = act;
      box.append(button);
    }
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    box.append(said);
    details.append(box);
  };
  const ROW = ".desk-row > details";

  const drag = (rows) => {
    if (rows.dataset.drags) return;
    rows.dataset.drags = "1";
    window.Sortable.create(rows, {
      handle: ".desk-drag", ghostClass: "desk-dragged",
      onUpdate: ({ item, oldIndex }) => {
        desk().settleRow(item, oldIndex);
        item.dispatchEvent(new Event("input", { bubbles: true }));
      },
    });
  };

  document.addEventListener("DOMContentLoaded", () => {
    const form = document.getElementById("work-form");
    if (!form) return;
    form.querySelectorAll(".desk-level-3 > .desk-list").forEach(drag);
    form.querySelectorAll(`${ROW}[open]`).forEach(offer);
    // It is there at once when a script has opened the row and goes on; "toggle" comes later.
    document.addEventListener("desk:row", (event) => event.target.querySelectorAll(":scope > details").forEach(offer));
    document.addEventListener("toggle", (event) => {
      if (event.target.open && event.target.matches(ROW)) offer(event.target);
    }, true);
    form.addEventListener("focusin", (event) => {
      if (event.target.matches("textarea")) writtenIn = event.target;
    });
    form.addEventListener("click", (event) => {
      const button = event.target.closest("[data-arrange]");
      if (!button) return;
      const row = button.closest(".desk-row");
      tell(row, "");
      ACTS[button.dataset.arrange](row);
      row.dispatchEvent(new Event("input", { bubbles: true }));
    });
  });
}
