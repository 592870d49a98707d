/* The line under a text: what the mark at the cursor is, the ways to change it, and which keys of the
   text nobody knows. */
"use strict";
{
  const WAIT = 350;
  const desk = () => window.desk;

  const sourceWords = (item) => {
    const card = desk().known.sources.get(item.key), via = item.via && desk().known.sources.get(item.via);
    const name = card ? desk().nameOf(card) : interpolate(gettext("“%s”, which no source has for its key"), [item.key]);
    return [
      interpolate(gettext("Citation: %s"), [name]),
      item.locator || gettext("no place given"),
      item.via && interpolate(gettext("as read in %s"), [via ? desk().nameOf(via) : `“${item.via}”`]),
      card?.is_withdrawn && gettext("withdrawn"),
    ].filter(Boolean).join("; ");
  };
  const claimWords = (mark, own) => {
    const known = desk().known.claims.get(mark.key), words = own?.words || known?.statement;
    if (!own && !known) return interpolate(gettext("Claim “%s”: no claim has this key"), [mark.key]);
    const said = { key: mark.key, standing: known?.standing || gettext("not saved yet"), work: known?.work, words };
    return own ? interpolate(gettext("Claim %(key)s (%(standing)s): “%(words)s”"), said, true)
      : interpolate(gettext("Claim %(key)s (%(standing)s), of %(work)s: “%(words)s”"), said, true);
  };
  const itemAt = (mark, place) => mark.items.find((item) => place <= item.end) ?? mark.items.at(-1);

  const describe = (area, mark) => {
    if (!mark) return "";
    if (mark.type === "citation") return sourceWords(itemAt(mark, area.selectionStart));
    if (mark.type === "claim") return claimWords(mark, desk().ownClaims().find(({ key }) => key === mark.key));
    if (mark.type === "remark") return interpolate(gettext("Remark %s"), [mark.label]);
    const work = desk().known.works.get(`${mark.kind}:${mark.key}`);
    return work ? interpolate(gettext("Link to %(kind)s: %(label)s"), work, true)
      : interpolate(gettext("Link to %(kind)s “%(key)s”, which is not there"), mark, true);
  };

  /* Each key of a text that nobody knows, once, with the mark in which it stands. */
  const unknownIn = (marks) => {
    const { sources, claims, works } = desk().known, own = new Set(desk().ownClaims().map(({ key }) => key));
    const found = new Map();
    const note = (key, mark) => { if (!found.has(key)) found.set(key, mark); };
    for (const mark of marks) {
      if (mark.type === "citation") {
        for (const item of mark.items) for (const key of [item.key, item.via]) if (sources.get(key) === null) note(`@${key}`, mark);
      } else if (mark.type === "claim" && claims.get(mark.key) === null && !own.has(mark.key)) note(`claim=${mark.key}`, mark);
      else if (mark.type === "link" && works.get(`${mark.kind}:${mark.key}`) === null) note(`${mark.kind}:${mark.key}`, mark);
    }
    return found;
  };

  const listUnknown = (area, line, marks) => {
    const box = line.querySelector(".writing-unknown"), found = unknownIn(marks);
    const said = [...found.keys()].join(" ");
    box.hidden = !found.size;
    if (box.dataset.said === said) return;
    box.dataset.said = said;
    box.querySelector("ul").replaceChildren(...[...found].map(([key, mark]) => {
      const entry = document.createElement("li"), go = document.createElement("button"), words = document.createElement("bdi");
      go.type = "button";
      go.textContent = key;
      go.addEventListener("click", () => { area.focus(); area.setSelectionRange(mark.start, mark.end); });
      const text = area.value.slice(mark.start, mark.end);
      words.textContent = text.length > 80 ? `${text.slice(0, 80)}…` : text;
      entry.append(go, " ", words);
      return entry;
    }));
  };

  const drawLine = (area) => {
    const line = document.getElementById("writing-line").content.firstElementChild.cloneNode(true);
    area.after(line);
    const [said, buttons] = [line.querySelector(".writing-mark"), line.querySelector(".writing-acts")];
    let timer = 0, mark = null;

    const draw = () => {
      const marks = desk().marksIn(area.value);
      mark = desk().markAt(area.value, area.selectionStart, marks);
      const words = describe(area, mark);
      if (said.textContent !== words) said.textContent = words;
      const isOwn = mark?.type === "claim" && desk().ownClaims().some(({ key }) => key === mark.key);
      buttons.hidden = !mark || mark.type === "remark";
      buttons.querySelector("[data-act=claim]").hidden = !isOwn;
      listUnknown(area, line, marks);
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => { draw(); desk().known.ask().then(draw).catch(() => {}); }, WAIT);
    };
    const edit = () => {
      area.focus();
      if (mark.type === "citation") desk().editCitation(area, mark, itemAt(mark, area.selectionStart));
      else { area.setSelectionRange(mark.end, mark.end); desk().act(area, mark.type); }
    };
    const goToClaim = () => {
      const { row } = desk().ownClaims().find(({ key }) => key === mark.key);
      for (let box = row.querySelector("details"); box; box = box.parentElement.closest("details")) box.open = true;
      const place = row.querySelector("summary, textarea");
      place.scrollIntoView({ block: "center" });
      place.focus();
    };
    buttons.addEventListener("click", (event) => {
      const name = event.target.closest("button")?.dataset.act;
      if (name === "edit") edit();
      else if (name === "claim") goToClaim();
    });
    area.addEventListener("input", soon);
    document.addEventListener("selectionchange", () => { if (document.activeElement === area) soon(); });
    area.addEventListener("focus", soon);
    if (area.value) soon();
  };

  window.desk = { ...window.desk, drawLine };
}
