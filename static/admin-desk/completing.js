/* Completing the name or the date that was begun at the cursor: a name of a work as it is written, a date
   in words of the text's language. */
"use strict";
{
  const desk = () => window.desk;
  // A day with its month and year as far as they stand there, else a number, else one word.
  const BEGUN = /\d{1,2}\.?\s\p{L}[\p{L}\p{M}]*\.?(?:\s\d{0,4})?$|\d[\d.\-/~?%]*$|\p{L}[\p{L}\p{M}'’-]*$/u;

  const languageOf = (area) => document.getElementById(area.id.replace(/-[^-]+$/, "-language"))?.value ?? area.lang;

  const begunAt = (area) => {
    const { value, selectionStart, selectionEnd } = area;
    if (selectionStart !== selectionEnd) return value.slice(selectionStart, selectionEnd).trimEnd();
    return value.slice(Math.max(0, selectionEnd - 80), selectionEnd).match(BEGUN)?.[0] ?? "";
  };

  const rowOf = ({ words, kind, of }) => ({
    id: `${kind}:${words}:${of}`, name: words, more: [kind, of !== words && of].filter(Boolean).join(" · "),
  });

  const complete = (area) => {
    const begun = begunAt(area);
    const isSelected = area.selectionStart !== area.selectionEnd;
    const start = isSelected ? area.selectionStart : area.selectionEnd - begun.length;
    const end = start + begun.length;
    const asked = { of: document.getElementById("picker").dataset.of ?? "", language: languageOf(area) };
    desk().picker.open({
      title: "complete", asks: "names", typed: begun.slice(0, 80), giveBack: area,
      known: (_typed, found) => [
        { title: gettext("Dates"), rows: (found?.dates ?? []).map(rowOf) },
        { title: gettext("Names"), rows: (found?.names ?? []).map(rowOf) },
      ],
      search: (words) => desk().search("complete", words, asked),
      choose: ({ name }) => { desk().picker.close(area); desk().replace(area, start, end, name); },
    });
  };

  window.desk = { ...window.desk, complete };
}
