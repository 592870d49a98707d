/* The places of a form that cite the same source at the same place, so that one correction serves all. */
"use strict";
{
  const desk = () => window.desk;
  const field = (select, name) => document.getElementById(select.id.replace(/-source$/, `-${name}`));
  const keyOf = (select) => desk().known.byId.get(select?.value)?.key ?? "";

  /* The items of texts, and the rows of claims, that say what an item says. */
  const sameAs = (item) => {
    const isSame = (key, locator, via) => key === item.key && locator === item.locator && via === item.via;
    const items = desk().areas().flatMap((area) => desk().marksIn(area.value)
      .flatMap((mark) => (mark.type === "citation" ? mark.items : []))
      .filter((each) => isSame(each.key, each.locator, each.via)).map((each) => ({ area, item: each })));
    const rows = [...document.querySelectorAll("#group-of-claims select[name$='-source']")]
      .filter((select) => !select.disabled && isSame(keyOf(select), field(select, "locator").value.trim(), keyOf(field(select, "via"))));
    return { items, rows, count: items.length + rows.length };
  };

  /* What is read in another work is read at second hand; what no longer is, is not. */
  const putVia = (select, card) => {
    const via = field(select, "via"), consulted = field(select, "consulted");
    if (card) {
      desk().putSource(via, card);
      consulted.value = "second_hand";
    } else if (via.value) {
      via.value = "";
      via.dispatchEvent(new Event("change", { bubbles: true }));
      if (consulted.value === "second_hand") consulted.selectedIndex = 0;
    }
  };

  /* Writes what is said now into all of them, each text from its end, so that the places before it hold. */
  const writeAll = ({ items, rows }, said) => {
    for (const { area, item } of items.toReversed()) desk().replace(area, item.start, item.end, desk().written(said));
    for (const select of rows) {
      desk().putSource(select, said.card);
      putVia(select, said.viaCard);
      field(select, "locator").value = said.locator;
      field(select, "locator").dispatchEvent(new Event("input", { bubbles: true }));
    }
  };

  window.desk = { ...window.desk, sameCitations: { sameAs, writeAll } };
}
