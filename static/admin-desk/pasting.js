/* What is pasted from a word processor or a page. The browser pastes its plain words as ever; once the
   server has made markup of it, that takes their place, if nobody has touched them meanwhile. */
"use strict";
{
  const STRUCTURE = /<(?:p|h[1-6]|ul|ol|li|em|i|b|strong|a|blockquote|table|sup|br)[\s>]/i;
  const MOST = 2 * 1024 * 1024;
  const say = (area, words) => window.desk.say(area, words);

  const labels = (text) => [...text.matchAll(/\[\^(\d{1,5})\]/g)].map((found) => found[1]);

  /* What is read as what it is at the beginning of a line alone. */
  const OWN_LINE = /^(?:#{1,6} |[-*] |\d+\. |> |\[\^[^\]]+\]: )/;
  const apart = (text, before, after) => {
    const parts = text.split(/\n{2,}/);
    const begins = before && !before.endsWith("\n") && OWN_LINE.test(parts[0]);
    const ends = after && !after.startsWith("\n") && OWN_LINE.test(parts.at(-1));
    return `${begins ? "\n\n" : ""}${text}${ends ? "\n\n" : ""}`;
  };

  /* Puts the markup where the plain words are, and leaves the cursor behind it or where it went on to. */
  const takePlace = (area, start, plain, markup) => {
    if (area.value.slice(start, start + plain.length) !== plain) return false;
    const { selectionEnd: place } = area, end = start + plain.length;
    const text = apart(markup, area.value.slice(0, start), area.value.slice(end));
    const after = place >= end ? place + text.length - plain.length : place;
    const isHere = document.activeElement === area;
    const { scrollTop } = area;
    if (!isHere) {
      area.setRangeText(text, start, end, "end");
      area.dispatchEvent(new Event("input", { bubbles: true }));
      return true;
    }
    window.desk.replace(area, start, end, text);
    if (place !== end) area.setSelectionRange(after, after);
    area.scrollTop = scrollTop;
    return true;
  };

  const pasted = (event) => {
    const area = event.target, html = event.clipboardData?.getData("text/html") ?? "";
    const plain = (event.clipboardData?.getData("text/plain") ?? "").replace(/\r\n?/g, "\n");
    say(area, "");
    if (!plain || !STRUCTURE.test(html)) return;
    if (html.length > MOST) {
      say(area, gettext("Pasted as plain words: it is larger than 2 MB."));
      return;
    }
    const start = area.selectionStart;
    const others = window.desk.partsOfText(area).filter((part) => part !== area).map((part) => part.value);
    const around = [area.value.slice(0, start), area.value.slice(area.selectionEnd), ...others].join("");
    // Ours, not the browser's, so that what stands there is known to the letter.
    event.preventDefault();
    window.desk.replace(area, start, area.selectionEnd, plain);
    convert(area, html, start, plain, labels(around));
  };

  const convert = async (area, html, start, plain, taken) => {
    say(area, gettext("Pasted as plain words; reading what they look like…"));
    const fields = [["html", html], ...taken.map((label) => ["taken", label])];
    try {
      const { ok, said } = await window.desk.post(document.getElementById("picker").dataset.paste, fields);
      if (!ok) say(area, interpolate(gettext("Pasted as plain words. %s"), [said.problem]));
      else if (!said.text) say(area, interpolate(gettext("Pasted as plain words. %s"), [said.said]));
      else if (takePlace(area, start, plain, said.text)) say(area, interpolate(gettext("Pasted as markup. %s"), [said.said]));
      else say(area, gettext("Pasted as plain words: they were changed before they could be read."));
    } catch {
      say(area, gettext("Pasted as plain words: the server cannot be reached."));
    }
  };

  const takePastes = (area) => area.addEventListener("paste", pasted);

  window.desk = { ...window.desk, takePastes };
}
