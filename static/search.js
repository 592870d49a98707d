/* Suggests names while typing in the search field (a combobox of the ARIA Authoring Practices).
   Without it the form searches as it stands. */
(function () {
  "use strict";
  document.querySelectorAll("form.search").forEach(function (form) {
    var field = form.querySelector("input"), list = document.createElement("ul"), chosen = -1, waiting, asking, asked = "";
    list.id = field.id + "-suggested"; list.className = "suggested"; list.hidden = true;
    list.setAttribute("role", "listbox"); list.setAttribute("aria-label", form.dataset.suggested);
    form.append(list);
    Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list", "aria-haspopup": "listbox" })
      .forEach(function (each) { field.setAttribute(each[0], each[1]); });

    function choose(index) {
      chosen = index;
      Array.from(list.children).forEach(function (item, at) { item.setAttribute("aria-selected", String(at === index)); });
      if (index < 0) field.removeAttribute("aria-activedescendant");
      else { field.setAttribute("aria-activedescendant", list.children[index].id); list.children[index].scrollIntoView({ block: "nearest" }); }
    }
    function show(is_shown) {
      list.hidden = !is_shown; field.setAttribute("aria-expanded", String(is_shown)); choose(-1);
    }
    function close() { clearTimeout(waiting); if (asking) asking.abort(); asked = ""; show(false); }
    function part(name, text) {
      var made = document.createElement("span");
      made.className = name; made.textContent = text; made.dir = "auto";
      return made;
    }
    function fill(found) {
      list.replaceChildren();
      found.forEach(function (each, at) {
        if (each.address[0] !== "/" || each.address[1] === "/") return;
        var item = document.createElement("li");
        item.id = list.id + "-" + at; item.dataset.address = each.address; item.setAttribute("role", "option");
        item.append(part("name", each.name), " ", part("bears", each.kind + (each.title === each.name ? "" : " · " + each.title)));
        list.append(item);
      });
      show(list.children.length > 0);
    }
    function ask() {
      var typed = field.value.trim();
      if (typed === asked) return;
      if (asking) asking.abort();
      asked = typed;
      if (typed.length < 2) { show(false); return; }
      asking = new AbortController();
      fetch(form.getAttribute("action") + "suggestions/?q=" + encodeURIComponent(typed.slice(0, 200)), { signal: asking.signal, credentials: "omit" })
        .then(function (answer) { return answer.ok ? answer.json() : { suggestions: [] }; })
        .then(function (answer) { if (document.activeElement === field) fill(answer.suggestions); })
        .catch(function () { /* overtaken, or offline: the form still searches */ });
    }
    field.addEventListener("input", function () { clearTimeout(waiting); waiting = setTimeout(ask, 120); });
    field.addEventListener("blur", close);
    field.addEventListener("keydown", function (event) {
      var count = list.children.length;
      if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !event.altKey) {
        if (!count) return;
        event.preventDefault();
        var from = chosen;
        if (list.hidden) { show(true); from = -1; }
        // Past either end stands what was typed.
        choose(event.key === "ArrowDown" ? (from + 1 === count ? -1 : from + 1) : (from < 0 ? count - 1 : from - 1));
      } else if (event.key === "Enter" && chosen >= 0 && !list.hidden) {
        event.preventDefault(); location.assign(list.children[chosen].dataset.address);
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault(); close();
      }
    });
    list.addEventListener("mousedown", function (event) { event.preventDefault(); });
    list.addEventListener("click", function (event) {
      var item = event.target.closest("li");
      if (item) location.assign(item.dataset.address);
    });
  });
})();
