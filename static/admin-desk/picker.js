/* The dialog in which sources, entries and claims are found as one types: one combobox after the
   ARIA Authoring Practices. What is found, and what follows, is for those who open it. */
"use strict";
{
  const WAIT = 120;
  const get = (id) => document.getElementById(id);
  let asked = null, options = [], current = -1, shownFor = null, wanted = false, hasMoved = false, ahead = "", turn = 0, timer = 0, giveBack = null;

  const element = (tag, attributes, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children.filter((child) => child || child === 0));
    return made;
  };

  const point = (place) => {
    options[current]?.node.setAttribute("aria-selected", "false");
    current = options.length ? (place + options.length) % options.length : -1;
    const node = options[current]?.node;
    if (node) {
      node.setAttribute("aria-selected", "true");
      node.scrollIntoView({ block: "nearest" });
      get("picker-find").setAttribute("aria-activedescendant", node.id);
    } else {
      get("picker-find").removeAttribute("aria-activedescendant");
    }
  };

  const optionNode = (row, place) => element("div", { role: "option", id: `picker-option-${place}`, "aria-selected": "false" },
    element("span", { class: "picker-who" }, element("bdi", {}, row.name)), " ",
    row.words && element("span", { class: "picker-words" }, element("bdi", {}, row.words)), " ",
    row.more && element("span", { class: "picker-more" }, element("bdi", {}, row.more)), " ",
    row.warning && element("strong", { class: "picker-warning" }, row.warning));

  /* Shows groups of rows; the first row is the one that Enter chooses. */
  const show = (groups) => {
    const keep = options[current]?.row.id;
    options = [];
    const nodes = groups.filter((group) => group.rows.length).map((group, number) => {
      const heading = element("div", { role: "presentation", class: "picker-heading", id: `picker-group-${number}` }, group.title);
      const box = element("div", { role: "group", "aria-labelledby": heading.id }, heading);
      for (const row of group.rows) {
        const node = optionNode(row, options.length);
        options.push({ row, node });
        box.append(node);
      }
      return box;
    });
    const found = options.filter(({ row }) => !row.isAct).length;
    get("picker-list").replaceChildren(...nodes);
    get("picker-find").setAttribute("aria-expanded", String(options.length > 0 && get("picker-place").hidden));
    get("picker-count").textContent = found ? interpolate(gettext("%s found"), [found]) : gettext("Nothing found");
    current = -1;
    // What was only the first so far gives way to a better first; what was gone to stays.
    hasMoved &&= options.some(({ row }) => row.id === keep);
    point(hasMoved ? options.findIndex(({ row }) => row.id === keep) : 0);
  };

  const choose = () => {
    const chosen = options[current]?.row;
    if (chosen) asked.choose(chosen, get("picker-find").value.trim());
  };

  /* Shows at once what is known here, then what the server knows. */
  const look = async () => {
    const typed = get("picker-find").value.trim(), mine = ++turn, question = asked;
    show(question.known(typed));
    if (!question.search) { shownFor = typed; return; }
    clearTimeout(timer);
    await new Promise((resolve) => { timer = setTimeout(resolve, typed ? WAIT : 0); });
    if (mine !== turn) return;
    const found = await question.search(typed).catch(() => null);
    if (mine !== turn) return;
    if (found) show(question.known(typed, found));
    else get("picker-count").textContent = gettext("The server cannot be reached.");
    shownFor = typed;
    if (wanted && !options[0]?.row.isAct) choose();
    wanted = false;
    ahead = "";
  };

  const enter = () => {
    const typed = get("picker-find").value.trim();
    const isSure = hasMoved || shownFor === typed || options[current]?.row.isNear;
    if (isSure) choose(); else wanted = true;
  };

  const ask = (question, typed) => {
    asked = question;
    get("picker-title").textContent = get("picker-title").dataset[question.title];
    get("picker-asks").textContent = get("picker-asks").dataset[question.asks];
    get("picker-find").value = typed;
    shownFor = null;
    wanted = hasMoved = false;
    ahead = "";
  };

  /* A question within a question: what gives the first one back, as it stood. */
  const aside = () => {
    const [question, typed] = [asked, get("picker-find").value];
    return () => { ask(question, typed); look(); };
  };

  /* Opens the dialog, or asks the next thing in it: `title` and `asks` name attributes of its
     heading and label, `known(typed, found)` gives groups, `search(typed)` what the server has. */
  const open = (question) => {
    const dialog = get("picker");
    ask(question, question.typed ?? "");
    get("picker-place").hidden = get("picker-insert").hidden = get("picker-more").hidden = true;
    if (!dialog.open) {
      giveBack = question.giveBack ?? document.activeElement;
      dialog.showModal();
    }
    get("picker-find").focus();
    get("picker-find").select();
    return look();
  };

  /* Closes it and gives the focus back to whoever opened it, or to `target`. */
  const close = (target) => {
    const back = target ?? giveBack;
    turn += 1;
    asked = giveBack = null;
    get("picker").close();
    back?.focus();
  };

  /* What was typed after Enter, while the server was still asked; it belongs to what follows. */
  const typesAhead = (event) => {
    const isWord = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!wanted || !(isWord || event.key === "Enter")) return false;
    ahead += event.key === "Enter" ? "\n" : event.key;
    return true;
  };
  const takeAhead = () => {
    const words = ahead;
    ahead = "";
    return words;
  };

  const keys = (event) => {
    if (typesAhead(event)) { event.preventDefault(); return; }
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step && options.length) {
      event.preventDefault();
      hasMoved = true;
      const one = Math.abs(step) === 1;
      point(one ? current + step : Math.min(options.length - 1, Math.max(0, current + step)));
    } else if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      enter();
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    const dialog = get("picker");
    if (!dialog) return;
    get("picker-find").addEventListener("input", () => { wanted = hasMoved = false; look(); });
    get("picker-find").addEventListener("keydown", keys);
    get("picker-list").addEventListener("mousedown", (event) => event.preventDefault());
    get("picker-list").addEventListener("click", (event) => {
      const node = event.target.closest("[role=option]");
      if (!node) return;
      point(options.findIndex((option) => option.node === node));
      choose();
    });
    get("picker-cancel").addEventListener("click", () => close());
    dialog.addEventListener("cancel", (event) => { event.preventDefault(); if (!asked?.cancel?.()) close(); });
  });

  window.desk = { ...window.desk, picker: { open, close, aside, takeAhead, refresh: () => asked && look() } };
}
