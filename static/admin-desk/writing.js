/* The tools above a text: each writes the markup of texts and nothing else, by the browser's own way
   of typing, so that undo takes it back. */
"use strict";
{
  const desk = () => window.desk;
  const tools = (area) => document.querySelector(`[role=toolbar][aria-controls="${area.id}"]`);
  const say = (area, words) => {
    const line = area.parentElement.querySelector(".writing-pasted");
    if (line) line.textContent = words;
  };

  /* Writes a citation beside the one that ends or stands at a place, else in brackets of its own; returns
     the place behind it. A range that was typed to open the picker gives way to it. */
  const write = (area, said, place, range) => {
    const item = desk().written(said), mark = range ? null : desk().markAt(area.value, place);
    const [start, end, words] = mark?.type === "citation" ? [mark.end - 1, mark.end, `; ${item}]`]
      : range ? [range.start, range.end, range.isItem ? item : `[${item}]`] : [place, place, `[${item}]`];
    desk().replace(area, start, end, words);
    return start + words.length;
  };

  const cite = (area, range = null) => {
    let typed = range, place = area.selectionEnd;
    desk().cite({
      giveBack: area,
      done: (said) => { place = write(area, said, place, typed); typed = null; },
    });
  };

  const editCitation = (area, mark, item) => {
    const { sameAs, writeAll } = desk().sameCitations, same = sameAs(item);
    desk().cite({
      giveBack: area, mayStay: false, edited: { ...item, uses: same.count },
      done: (said) => {
        if (!said.isForAll) return desk().replace(area, item.start, item.end, desk().written(said));
        writeAll(same, said);
        area.focus();
        return say(area, interpolate(ngettext("Changed at %s place.", "Changed at %s places.", same.count), [same.count]));
      },
    });
  };

  const claim = (area, mark) => {
    let { selectionStart: start, selectionEnd: end } = area;
    if (mark?.type === "claim" && start === end) {
      desk().pickClaim(mark.words, area, (key, focus) => {
        const at = mark.start + 1 + mark.words.length;
        desk().replace(area, at, mark.end, `]{claim=${key}}`);
        focus?.focus();
      });
      return;
    }
    const selected = area.value.slice(start, end);
    start += selected.length - selected.trimStart().length;
    end -= selected.length - selected.trimEnd().length;
    const words = area.value.slice(start, end);
    if (start >= end) say(area, gettext("Select the words that rest on the claim first."));
    else if (/\n\s*\n/.test(words)) say(area, gettext("The words of a claim stand in one paragraph: select fewer."));
    else {
      desk().pickClaim(words, area, (key, focus) => {
        desk().replace(area, start, end, `[${words}]{claim=${key}}`);
        focus?.focus();
      });
    }
  };

  const link = (area, mark) => {
    const isEdit = mark?.type === "link";
    const start = isEdit ? mark.start : area.selectionStart, end = isEdit ? mark.end : area.selectionEnd;
    const words = isEdit ? mark.words : area.value.slice(start, end);
    desk().pickWork(words.trim().slice(0, 80), area, (work) => desk().replace(
      area, start, end, `[${words.trim() || work.label.replace(/[[\]\\]/g, "")}](${work.kind}:${work.key})`));
  };

  /* A translation has the remarks of its original, each in the paragraph where that has it. */
  const remarkOfOriginal = (area) => {
    const [first] = desk().missing(area, "remark"), place = area.selectionEnd;
    if (first) desk().replace(area, place, place, `[^${first.label}]`);
    else say(area, gettext("All remarks that the original has here are here: a new one is made there."));
  };

  const remark = (area) => {
    if (area.closest(".desk-pair")) { remarkOfOriginal(area); return; }
    const numbers = [...area.value.matchAll(/\[\^(\d{1,5})\]/g)].map((found) => Number(found[1]));
    const label = Math.max(0, ...numbers) + 1, place = area.selectionEnd;
    desk().replace(area, place, place, `[^${label}]`);
    const below = `${area.value.endsWith("\n") ? "\n" : "\n\n"}[^${label}]: `;
    desk().replace(area, area.value.length, area.value.length, below);
  };

  /* The lines that the selection touches, each changed. */
  const lines = (area, change) => {
    const { value, selectionStart, selectionEnd } = area;
    const start = value.lastIndexOf("\n", selectionStart - 1) + 1;
    const next = value.indexOf("\n", selectionEnd);
    const end = next < 0 ? value.length : next;
    const words = change(value.slice(start, end));
    desk().replace(area, start, end, words, selectionStart === selectionEnd ? words.length : 0, words.length);
  };
  const heading = (area) => lines(area, (text) => text.replace(/^(#{0,6})[ \t]*/,
    (_all, signs) => (signs.length >= 3 ? "" : signs.length === 2 ? "### " : "## ")));
  const list = (area) => lines(area, (text) => {
    const each = text.split("\n"), isList = each.every((line) => !line.trim() || /^\s*[-*+] /.test(line));
    return each.map((line) => (line.trim() || each.length === 1 ? (isList && line.trim() ? line.replace(/^(\s*)[-*+] /, "$1") : `- ${line}`) : line)).join("\n");
  });

  const emphasis = (area) => {
    const { value, selectionStart: start, selectionEnd: end } = area;
    const words = value.slice(start, end);
    if (value[start - 1] === "*" && value[end] === "*") desk().replace(area, start - 1, end + 1, words, 0, words.length);
    else desk().replace(area, start, end, `*${words}*`, 1, 1 + words.length);
  };

  const acts = { cite, claim, link, complete: (area) => desk().complete(area), remark, heading, emphasis, list };
  const act = (area, name) => {
    say(area, "");
    const mark = desk().markAt(area.value, area.selectionStart);
    acts[name](area, name === "cite" ? undefined : mark);
  };

  /* Typing [@ opens the picker, { behind ] the list of claims. */
  const typed = (event) => {
    const area = event.target, place = area.selectionEnd, before = area.value.slice(0, place);
    if (!event.isTrusted || event.inputType !== "insertText" || event.isComposing) return;
    if (event.data === "@" && before.endsWith("[@")) {
      cite(area, { start: place - 2, end: place + (area.value[place] === "]" ? 1 : 0) });
    } else if (event.data === "@" && /\[@[^[\]]*;\s*@$/.test(before)) {
      cite(area, { start: place - 1, end: place, isItem: true });
    } else if (event.data === "{" && before.endsWith("]{")) {
      const words = desk().wordsBefore(before.slice(0, -1));
      if (words !== null && !/^[@^]/.test(words)) {
        desk().pickClaim(words, area, (key, focus) => {
          desk().replace(area, place - 1, place, `{claim=${key}}`);
          focus?.focus();
        });
      }
    }
  };

  const keys = (event) => {
    const area = event.target;
    if (event.altKey && event.key === "F10") {
      event.preventDefault();
      tools(area).querySelector("[tabindex='0']").focus();
    } else if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      act(area, "link");
    } else if (event.ctrlKey && event.key === " ") {
      event.preventDefault();
      act(area, "complete");
    }
  };

  /* One button of the toolbar is in the order of Tab; arrows lead to the others. */
  const along = (event) => {
    const bar = event.currentTarget, buttons = [...bar.querySelectorAll("button:not([hidden])")];
    const now = buttons.indexOf(document.activeElement);
    const next = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: -1 }[event.key];
    if (event.key === "Escape") document.getElementById(bar.getAttribute("aria-controls")).focus();
    if (next === undefined) return;
    event.preventDefault();
    buttons.forEach((button) => { button.tabIndex = -1; });
    const target = buttons.at(next % buttons.length);
    target.tabIndex = 0;
    target.focus();
  };

  const newBar = () => {
    const bar = document.getElementById("writing-tools").content.firstElementChild.cloneNode(true);
    bar.dataset.label = bar.getAttribute("aria-label");
    bar.addEventListener("keydown", along);
    bar.addEventListener("click", (event) => {
      const button = event.target.closest("button"), area = document.getElementById(bar.getAttribute("aria-controls"));
      if (button) { area.focus(); act(area, button.dataset.act); }
    });
    return bar;
  };

  const serve = (bar, area) => {
    bar.setAttribute("aria-controls", area.id);
    bar.setAttribute("aria-label", `${bar.dataset.label}: ${area.labels[0]?.textContent.trim() ?? ""}`);
    const buttons = [...bar.querySelectorAll("button")];
    for (const button of buttons) button.hidden = (button.dataset.of ?? area.dataset.writing) !== area.dataset.writing;
    const now = buttons.find((button) => !button.hidden && button.tabIndex === 0 && bar.isConnected) ?? buttons[0];
    for (const button of buttons) button.tabIndex = button === now ? 0 : -1;
  };

  /* Where a page has a place for them, one bar serves all its texts, that which was written in last. */
  const giveBar = (area) => {
    const place = document.getElementById("writing-bar");
    const bar = place?.firstElementChild ?? newBar();
    if (!bar.isConnected) { serve(bar, area); place ? place.append(bar) : area.before(bar); }
    if (place) area.addEventListener("focus", () => serve(bar, area));
  };

  const dress = (area) => {
    if (area.dataset.isDressed) return;
    area.dataset.isDressed = "yes";
    giveBar(area);
    area.addEventListener("input", typed);
    area.addEventListener("keydown", keys);
    desk().drawLine?.(area);
    desk().takePastes?.(area);
  };

  document.addEventListener("DOMContentLoaded", () => {
    if (!document.getElementById("writing-tools")) return;
    const all = () => desk().areas().forEach(dress);
    all();
    document.addEventListener("desk:row", all);
  });

  window.desk = { ...window.desk, editCitation, act, say };
}
