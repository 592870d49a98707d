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

  const add = (rows) => {
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
    list(rows).append(row);
    count.value = Number(count.value) + 1;
    if (position(row)) position(row).value = Math.max(0, ...places) + 1;
    row.querySelector("details").open = true;
    addTools(row);
    start(row);
    row.dispatchEvent(new CustomEvent("desk:row", { bubbles: true }));
    row.querySelector("summary").scrollIntoView({ block: "nearest" });
    row.querySelector("input:not([type=hidden]), textarea, select, .select2-selection").focus();
    return row;
  };
  /* For the scripts of writing, which add claims and citations. */
  window.desk = { ...window.desk, addRow: add };

  /* Exchanges the numbers of two neighbours; only where they are alike all are numbered anew. */
  const exchange = (row, other) => {
    const [one, two] = [position(row), position(other)];
    if (one.value !== two.value) {
      [one.value, two.value] = [two.value, one.value];
    } else {
      [...row.parentElement.children].forEach((each, place) => { position(each).value = place + 1; });
    }
  };

  const move = (button) => {
    const row = button.closest(".desk-row");
    const up = button.dataset.move === "up";
    const other = up ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return say(up ? gettext("First already") : gettext("Last already"));
    if (up) other.before(row); else other.after(row);
    exchange(row, other);
    button.focus();
    const place = [...row.parentElement.children].indexOf(row) + 1;
    return say(interpolate(gettext("Now number %(place)s of %(count)s"), { place, count: row.parentElement.children.length }, true));
  };

  const addTools = (root) => {
    const rows = root.matches?.(".desk-row") ? [root, ...root.querySelectorAll(".desk-row")] : root.querySelectorAll(".desk-row");
    for (const row of rows) {
      if (!position(row) || position(row).disabled) continue;
      const name = row.querySelector(".desk-name").textContent;
      const tools = document.createElement("span");
      tools.className = "desk-tools";
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
  window.desk = { ...window.desk, show };

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
