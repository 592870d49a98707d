/* Beside a translation stands its original: which of the marks there the translation has not yet, and
   which claims the entry has. In a form without an original there is nothing of it. */
"use strict";
{
  const desk = () => window.desk;
  const read = new WeakMap();

  const pairs = () => [...document.querySelectorAll(".desk-pair")];
  const isWritten = (pair) => pair.querySelector("textarea[data-writing]") !== null;

  /* The words of the original as they are now, without those that only say what changed. */
  const wordsOf = (pair) => {
    const words = pair.querySelector(".desk-words").cloneNode(true);
    words.querySelectorAll("del, .help").forEach((node) => node.remove());
    return words.textContent;
  };
  const marksOf = (pair) => {
    if (!read.has(pair)) read.set(pair, desk().marksIn(wordsOf(pair)));
    return read.get(pair);
  };
  const originalMarks = () => pairs().filter(isWritten).flatMap(marksOf);

  /* What marks of one type say, each with the words by which it is told from others. */
  const said = (marks, type) => marks.filter((mark) => mark.type === type).flatMap((mark) => (
    type === "citation" ? mark.items.map((item) => ({ ...item, said: desk().written(item) }))
      : [{ ...mark, said: [mark.kind, mark.key ?? mark.label].filter(Boolean).join(":") }]));

  /* What the original says beside a text and the text does not yet, each once. */
  const missing = (area, type) => {
    const pair = area?.closest?.(".desk-pair");
    if (!pair) return [];
    const here = said(desk().marksIn(area.value), type).map((mark) => mark.said), found = new Map();
    for (const mark of said(marksOf(pair), type)) {
      const place = here.indexOf(mark.said);
      if (place < 0) found.set(mark.said, mark); else here.splice(place, 1);
    }
    return [...found.values()];
  };

  const claimsBeside = () => pairs().filter((pair) => pair.dataset.claim).map((pair) => (
    { row: pair, key: pair.dataset.claim, words: pair.querySelector("textarea").value.trim() || wordsOf(pair) }));

  window.desk = { ...window.desk, originalMarks, missing, claimsBeside };
}
