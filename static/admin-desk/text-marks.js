/* The marks in a text - citations, claims, links, remarks - by their places; and changing a text so
   that the browser's own undo takes it back. The grammar is that of conferences/rendering/marks.py. */
"use strict";
{
  const SIGN = /\\.|`+|\[|\]/gs;
  const CLAIM = /\{claim=([^\s{}[\]]+)\}/y;
  const LINK = /\((event|person|place|organisation|source):([^\s()[\]]+)\)/y;
  const ITEM = /^\s*(via\s+)?@([^\s,;@]+)(?:,\s*([^]*))?$/;

  /* The items of a citation, each with its place; an item "via" belongs to the one before it. */
  const itemsOf = (inside, start) => {
    const items = [];
    let at = start;
    for (const part of inside.split(";")) {
      const found = ITEM.exec(part.trimEnd());
      const end = at + part.length;
      if (!found) return null;
      const [, via, key, locator = ""] = found;
      if (via && items.length && !items.at(-1).via) Object.assign(items.at(-1), { via: key, end });
      else if (via) return null;
      else items.push({ key, locator: locator.trim(), via: "", start: at + part.length - part.trimStart().length, end });
      at = end + 1;
    }
    return items;
  };

  const at = (pattern, text, place) => {
    pattern.lastIndex = place;
    return pattern.exec(text);
  };

  const closed = (text, start, end) => {
    const inside = text.slice(start + 1, end);
    const claim = at(CLAIM, text, end + 1);
    if (claim) return { type: "claim", start, end: CLAIM.lastIndex, key: claim[1], words: inside };
    const link = at(LINK, text, end + 1);
    if (link) return { type: "link", start, end: LINK.lastIndex, kind: link[1], key: link[2], words: inside };
    if (inside.startsWith("@") && text[end + 1] !== "(") {
      const items = itemsOf(inside, start + 1);
      return items && { type: "citation", start, end: end + 1, items };
    }
    if (inside.startsWith("^") && !/\s/.test(inside)) return { type: "remark", start, end: end + 1, label: inside.slice(1) };
    return null;
  };

  /* All marks of a text, in the order in which they end. Code is passed over. */
  const marksIn = (text) => {
    const open = [], marks = [];
    SIGN.lastIndex = 0;
    for (let found; (found = SIGN.exec(text));) {
      if (found[0][0] === "`") {
        const close = text.indexOf(found[0], SIGN.lastIndex);
        if (close > 0) SIGN.lastIndex = close + found[0].length;
      } else if (found[0] === "[") {
        open.push(found.index);
      } else if (found[0] === "]" && open.length) {
        const mark = closed(text, open.pop(), found.index);
        if (mark) marks.push(mark);
      }
    }
    return marks;
  };

  /* The innermost mark that holds a place, or ends there. */
  const markAt = (text, place, marks = marksIn(text)) =>
    marks.filter((mark) => mark.start <= place && place <= mark.end)
      .sort((one, other) => (one.end - one.start) - (other.end - other.start))[0] ?? null;

  /* The words inside the brackets that end a text; null if nothing opens them. */
  const wordsBefore = (text) => {
    let depth = 0;
    for (let place = text.length - 1; place >= 0; place -= 1) {
      if (text[place - 1] === "\\") continue;
      if (text[place] === "]") depth += 1;
      else if (text[place] === "[" && (depth -= 1) === 0) return text.slice(place + 1, -1);
    }
    return null;
  };

  /* Puts words in place of some, as if they had been typed. */
  const replace = (area, start, end, words, from = words.length, to = from) => {
    area.focus();
    area.setSelectionRange(start, end);
    if (area.value.slice(start, end) !== words) {
      const wasTyped = document.execCommand(words ? "insertText" : "delete", false, words);
      if (!wasTyped) {
        area.setRangeText(words, start, end, "end");
        area.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
      }
    }
    area.setSelectionRange(start + from, start + to);
  };

  const written = ({ key, locator, via }) =>
    `@${key}${locator ? `, ${locator}` : ""}${via ? `; via @${via}` : ""}`;

  const areas = () => [...document.querySelectorAll("#work-form textarea[data-writing]")].filter((area) => !area.disabled);

  /* The areas that are one text together: where it is translated each paragraph has its own. */
  const partsOfText = (area) => (area.closest(".desk-pair") ? areas() : [area]);

  window.desk = { ...window.desk, areas, partsOfText, marksIn, markAt, wordsBefore, replace, written };
}
