/* Finding rows of a long list in a form: by words, and only those with problems. Rows that are not shown
   stay in the form; they cannot be moved meanwhile, since their order is that of all. */
"use strict";
{
  const FEWEST = 8;
  /* Letters that no normal form takes apart. */
  const LETTERS = { đ: "d", ł: "l", ø: "o", ß: "ss", æ: "ae", œ: "oe", ı: "i", ʹ: "", ʺ: "" };
  const fold = (words) => words.toLowerCase().normalize("NFD").replace(/\p{M}+/gu, "").replace(/[đłøßæœıʹʺ]/g, (letter) => LETTERS[letter]);

  const list = (rows) => rows.querySelector(":scope > .desk-list");
  const wordsOf = (row) => {
    const typed = [...row.querySelectorAll("input:not([type=hidden], [type=checkbox]), textarea")].map((field) => field.value);
    const chosen = [...row.querySelectorAll("option:checked")].map((option) => option.textContent);
    return fold([row.querySelector("summary").textContent, ...typed, ...chosen].join(" "));
  };

  /* What the row says of itself, what was refused in it, and what the checks found there. */
  const withProblems = (rows) => {
    const form = rows.closest("form");
    const places = [...document.querySelectorAll("#checks .checks-show")].map((link) => window.desk.placeOf(form, link.dataset));
    return new Set([...rows.querySelectorAll(".desk-flag, .errorlist"), ...places].filter(Boolean)
      .map((place) => [...list(rows).children].find((row) => row.contains(place))));
  };

  const narrow = (rows, { sought, only, said }) => {
    const terms = fold(sought.value).split(/\s+/).filter(Boolean);
    const troubled = only.checked ? withProblems(rows) : null;
    const isWhole = !terms.length && !troubled;
    let count = 0;
    for (const row of list(rows).children) {
      const words = terms.length ? wordsOf(row) : "";
      row.hidden = !isWhole && !((!troubled || troubled.has(row)) && terms.every((term) => words.includes(term)));
      count += row.hidden ? 0 : 1;
    }
    rows.classList.toggle("is-narrowed", !isWhole);
    const all = list(rows).children.length;
    said.textContent = isWhole ? "" : interpolate(gettext("%(count)s of %(all)s shown"), { count, all }, true);
  };

  const make = (name, options, ...inside) => {
    const made = Object.assign(document.createElement(name), options);
    made.append(...inside);
    return made;
  };

  const offer = (rows) => {
    const sought = make("input", { type: "search", autocomplete: "off" });
    const only = make("input", { type: "checkbox" });
    const said = make("span", {});
    const box = make("div", { className: "desk-narrow" },
      make("label", {}, gettext("Find in this list"), " ", sought),
      make("label", {}, only, " ", gettext("Only with problems")), said);
    said.setAttribute("role", "status");
    /* It is no part of what is written. */
    for (const type of ["input", "change"]) {
      box.addEventListener(type, (event) => {
        event.stopPropagation();
        narrow(rows, { sought, only, said });
      });
    }
    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && sought.value) {
        event.preventDefault();
        sought.value = "";
        narrow(rows, { sought, only, said });
      } else if (event.key === "Enter") {
        event.preventDefault();
        list(rows).querySelector(":scope > .desk-row:not([hidden]) summary")?.focus();
      }
    });
    list(rows).before(box);
  };

  document.addEventListener("DOMContentLoaded", () => {
    for (const rows of document.querySelectorAll("#work-form .desk-level-3")) {
      if (list(rows).children.length >= FEWEST) offer(rows);
    }
  });
}
