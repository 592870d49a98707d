/* Rows of the desk's forms: adding, ordering, and selects that start when their row is opened.
   Without it everything works but choosing in the searching selects; rows are added by the server. */
"use strict";
{
  const start = (root) => {
    for (const select of root.querySelectorAll("select.desk-select")) {
      if (select.closest("details:not([open])")) continue;
      select.classList.remove("desk-select");
      Object.assign(select.dataset, {
        "ajax-Url": select.form.dataset.choices, "ajax-Delay": "250", theme: "admin-autocomplete",
        allowClear: String(select.querySelector("option[value='']") !== null), placeholder: "",
      });
      window.django.jQuery(select).djangoAdminSelect2();
      const box = select.parentElement.querySelector(".select2-selection");
      const shown = box && box.querySelector(".select2-selection__rendered");
      if (!shown) continue;
      box.setAttribute("aria-labelledby", `label-${select.id} ${shown.id}`);
      // The library calls what is only shown a text box, without a name for it.
      shown.removeAttribute("role");
      shown.removeAttribute("aria-readonly");
    }
  };

  const list = (rows) => rows.querySelector(":scope > .desk-list");
  const total = (rows) => document.getElementById(`id_${rows.dataset.prefix}-TOTAL_FORMS`);
  const position = (row) => document.getElementById(`id_${row.id.slice(4)}-position`);
  const say = (words) => { document.getElementById("desk-said").textContent = words; };

  /* Gives a row the number behind that of the row before it; those that follow give way as far as they must. */
  const number = (row) => {
    let free = Number(position(row.previousElementSibling).value) + 1;
    position(row).value = free;
    for (let next = row.nextElementSibling; next && Number(position(next).value) <= free; next = next.nextElementSibling) {
      free += 1;
      position(next).value = free;
    }
  };

  /* Adds a row at the end, or below another. */
  const add = (rows, above = null) => {
    const template = document.getElementById(rows.dataset.template);
    const count = total(rows);
    const prefix = `${rows.dataset.prefix}-${count.value}`;
    const copy = template.content.cloneNode(true);
    const old = template.dataset.prefix;
    for (const element of copy.querySelectorAll("*")) {
      for (const attribute of element.attributes) {
        if (attribute.value.includes(old)) attribute.value = attribute.value.replaceAll(old, prefix);
      }
    }
    const row = copy.querySelector(".desk-row");
    const places = [...list(rows).children].map((each) => Number(position(each)?.value ?? 0));
    if (above) above.after(row); else list(rows).append(row);
    count.value = Number(count.value) + 1;
    if (above) number(row); else if (position(row)) position(row).value = Math.max(0, ...places) + 1;
    row.querySelector("details").open = true;
    addTools(row);
    start(row);
    row.dispatchEvent(new CustomEvent("desk:row", { bubbles: true }));
    row.querySelector("summary").scrollIntoView({ block: "nearest" });
    row.querySelector("input:not([type=hidden]), textarea, select, .select2-selection").focus();
    return row;
  };
  /* Of a row that was moved and those it passed: they take the same numbers in their new order; only
     where some are alike all are numbered anew. */
  const settle = (row, from) => {
    const all = [...row.parentElement.children], to = all.indexOf(row);
    const passed = all.slice(Math.min(from, to), Math.max(from, to) + 1);
    const numbers = passed.map((each) => Number(position(each).value)).sort((one, two) => one - two);
    if (new Set(numbers).size === passed.length) passed.forEach((each, place) => { position(each).value = numbers[place]; });
    else all.forEach((each, place) => { position(each).value = place + 1; });
    say(interpolate(gettext("Now number %(place)s of %(count)s"), { place: to + 1, count: all.length }, true));
  };

  const move = (button) => {
    const row = button.closest(".desk-row");
    const up = button.dataset.move === "up";
    const other = up ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return say(up ? gettext("First already") : gettext("Last already"));
    const from = [...row.parentElement.children].indexOf(row);
    if (up) other.before(row); else other.after(row);
    settle(row, from);
    return button.focus();
  };

  const addTools = (root) => {
    const rows = root.matches?.(".desk-row") ? [root, ...root.querySelectorAll(".desk-row")] : root.querySelectorAll(".desk-row");
    for (const row of rows) {
      if (!position(row) || position(row).disabled) continue;
      const name = row.querySelector(".desk-name").textContent;
      const tools = document.createElement("span");
      tools.className = "desk-tools";
      const handle = Object.assign(document.createElement("span"), { className: "desk-drag", textContent: "⠿" });
      handle.setAttribute("aria-hidden", "true");
      tools.append(handle);
      for (const [way, sign, words] of [["up", "↑", gettext("Move up: %s")], ["down", "↓", gettext("Move down: %s")]]) {
        const button = document.createElement("button");
        button.type = "button";
        button.dataset.move = way;
        button.textContent = sign;
        button.setAttribute("aria-label", interpolate(words, [name]));
        tools.append(button);
      }
      row.querySelector(":scope > details").after(tools);
    }
  };

  /* Puts the head of a part at the top. Rows that come into view get their true height only then, and
     move what stands below them: so it is put there again for half a second, unless somebody acts. */
  let acts = 0;
  for (const act of ["wheel", "touchmove", "keydown"]) window.addEventListener(act, () => { acts += 1; }, { passive: true });
  const leadTo = (head, frames = 30, before = acts) => {
    if (before !== acts) return;
    head.scrollIntoView({ block: "start" });
    if (frames) requestAnimationFrame(() => leadTo(head, frames - 1, before));
  };

  const FOCUSABLE = "input:not([type=hidden]), textarea, select:not(.select2-hidden-accessible), .select2-selection, button, summary";
  /* Opens all that a part of the form stands in, and puts the focus there. */
  const show = (target) => {
    for (let box = target; box; box = box.parentElement?.closest("details, .desk-row")) {
      box.hidden = false;
      if (!box.matches("details")) continue;
      box.open = true;
      start(box);
    }
    let field = target;
    if (target.matches(".desk-row")) field = target.querySelector("summary");
    if (target.matches(".select2-hidden-accessible")) field = target.parentElement.querySelector(".select2-selection");
    field.focus();
    if (document.activeElement !== field) target.querySelector(FOCUSABLE)?.focus();
    if (target.matches(".desk-group > div")) leadTo(target.previousElementSibling);
    else document.activeElement.scrollIntoView({ block: "nearest" });
  };
  const reveal = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (target) show(target);
  };
  /* Chooses in a select what it may not offer yet. */
  const choose = (select, text, value) => {
    if (![...select.options].some((option) => option.value === value)) select.add(new Option(text, value));
    select.value = value;
    // The library of the searching selects hears it as well.
    select.dispatchEvent(new Event("change", { bubbles: true }));
  };

  /* For the scripts of writing, which add claims and citations, and of arranging. */
  window.desk = { ...window.desk, addRow: add, settleRow: settle, choose, show };

  document.addEventListener("DOMContentLoaded", () => {
    const form = document.getElementById("work-form");
    if (!form) return;
    const said = document.createElement("p");
    said.id = "desk-said";
    said.className = "visually-hidden";
    said.setAttribute("role", "status");
    form.append(said);
    addTools(form);
    start(form);
    document.getElementById("problem")?.focus();
    form.addEventListener("click", (event) => {
      const adding = event.target.closest(".desk-add");
      const moving = event.target.closest("[data-move]");
      const leading = event.target.closest("a[href^='#']:not(.checks-show)");
      if (adding) {
        event.preventDefault();
        add(adding.closest(".desk-rows"));
      } else if (moving) {
        move(moving);
      } else if (leading) {
        /* Followed a second time the address does not change, and nobody would be told of it. */
        const target = document.getElementById(leading.hash.slice(1));
        if (!target) return;
        event.preventDefault();
        history.replaceState(null, "", leading.hash);
        show(target);
      }
    });
    document.addEventListener("toggle", (event) => {
      if (event.target.open) start(event.target);
    }, true);
    window.addEventListener("hashchange", reveal);
    document.addEventListener("keydown", (event) => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key === "s") {
        event.preventDefault();
        form.requestSubmit(form.querySelector("[name=_continue]") ?? form.querySelector("[name=_save]"));
      }
    });
  });
}
