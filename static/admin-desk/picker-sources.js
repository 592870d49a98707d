/* Choosing a source: those of this entry first, then those cited lately, then the library, then a new
   one by hand; and writing it into a text or into a claim. */
"use strict";
{
  const NEW_WINDOW = "desk-new-source";
  const desk = () => window.desk;
  let waiting = null;

  const rowOf = (card, { note, times, isNear }) => ({
    id: `source-${note?.number ?? ""}-${card.key}`, card, note, isNear,
    name: card.makers.length ? [card.makers.join("/"), card.year].filter(Boolean).join(", ") : card.title,
    words: card.makers.length ? card.title : card.year,
    more: [
      card.signature, card.kind, note && [interpolate(gettext("note %s"), [note.number]), note.locator].filter(Boolean).join(", "),
      times && interpolate(ngettext("used %s time", "used %s times", times), [times]),
    ].filter(Boolean).join(" · "),
    warning: card.is_withdrawn ? gettext("withdrawn") : "",
  });
  const fitting = (typed, card) =>
    desk().fits(typed, card.key, card.title, card.year, card.signature, ...card.makers);

  /* What the original cites beside a text, and the text does not yet. */
  const besideOf = (area, typed) => {
    const { sources } = desk().known;
    const known = desk().missing(area, "citation").map((item) => ({ item, card: sources.get(item.key) }));
    return known.filter(({ card }) => card && fitting(typed, card)).map(({ card, item }) => ({
      ...rowOf(card, { isNear: true }), id: `original-${item.said}`, note: item,
      more: [item.locator, item.via && interpolate(gettext("as read in %s"), [item.via]), card.kind].filter(Boolean).join(" · "),
    }));
  };

  const groupsFor = (mayMake, without, area) => (typed, found) => {
    const { sources, byId, used, recent, notes } = desk().known;
    const seen = new Set([without]);
    const fresh = (card) => card && !seen.has(card.key) && seen.add(card.key);
    const numbered = /^\d+(\.\d*)?$/.test(typed) && !/^\d{4}$/.test(typed)
      ? notes().filter((note) => sources.get(note.source) && (note.number === typed || note.number.startsWith(`${typed}.`))) : [];
    const counts = [...used()].sort((one, other) => other[1] - one[1]);
    const here = counts.map(([key, times]) => ({ card: sources.get(key), times }))
      .filter(({ card }) => card && fitting(typed, card) && fresh(card));
    const lately = recent().map((id) => byId.get(id)).filter((card) => card && fitting(typed, card) && fresh(card));
    const library = (found?.sources ?? []).map(desk().known.learn).filter(fresh);
    const named = found?.identifier;
    const made = {
      id: "new", isAct: true, named, name: named ? interpolate(gettext("New with this %s…"), [named.label]) : gettext("New by hand…"), words: typed,
      more: gettext("opens a form in a window of its own"),
    };
    return [
      { title: gettext("In the original, not here yet"), rows: besideOf(area, typed) },
      { title: gettext("Notes of the edition"), rows: numbered.map((note) => rowOf(sources.get(note.source), { note, isNear: true })) },
      { title: gettext("Used in this entry"), rows: here.map(({ card, times }) => rowOf(card, { times, isNear: true })) },
      { title: gettext("Recently used by you"), rows: lately.map((card) => rowOf(card, { isNear: true })) },
      { title: gettext("Library"), rows: library.map((card) => rowOf(card, {})) },
      { title: gettext("Not there"), rows: mayMake ? [made] : [] },
    ];
  };

  /* A form for a new source, which says the new key once it is saved. */
  const makeNew = ({ named }, typed, then) => {
    const query = new URLSearchParams({ _popup: "1", [named?.column ?? "title"]: named?.value ?? typed });
    waiting = then;
    window.open(`${document.getElementById("picker").dataset.new}?${query}`, NEW_WINDOW, "width=900,height=800");
  };
  const madeNew = async (id) => {
    const { said } = await desk().post(document.getElementById("picker").dataset.named, { id });
    if (said.sources?.length) waiting?.(desk().known.learn(said.sources[0]));
    waiting = null;
  };

  const ask = (title, then, more = {}) => {
    const { known, search, picker } = desk();
    const opened = picker.open({
      title, asks: "sources", ...more,
      known: groupsFor("new" in document.getElementById("picker").dataset, more.without, more.giveBack),
      search: (typed) => (typed ? search("sources", typed) : Promise.resolve({ sources: [] })),
      choose: (row, typed) => (row.isAct ? makeNew(row, typed, then) : then(row.card, row.note)),
    });
    known.ask(true).then(picker.refresh).catch(() => {});
    return opened;
  };

  /* Opens the picker; `done(said, stays)` gets what was chosen. `edited` is an item that there is. */
  const cite = ({ isClaim, done, edited, giveBack, mayStay = true }) => {
    const { known, picker, askPlace } = desk();
    const start = () => ask("cite", place, { giveBack });
    const place = (card, note, locator = note?.locator, via = known.sources.get(note?.via)) => askPlace({
      card, isClaim, locator, via, mayStay, edited,
      // Behind an open dialog nothing takes the focus, nor what is typed.
      done: (said, stays) => { picker.close(giveBack); done(said, stays); if (stays) start(); },
      pickVia: (then) => {
        const goBack = picker.aside();
        const chosen = (via) => { goBack(); then(via); };
        ask("via", chosen, { without: card.key, cancel: () => { chosen(null); return true; } });
      },
    });
    start();
    const there = edited && known.sources.get(edited.key);
    if (there) place(there, null, edited.locator, known.sources.get(edited.via));
  };

  /* Opens the picker for a source alone; `title` says what for, `done(card)` gets it. */
  const pickSource = ({ title, giveBack, done }) => {
    const chosen = (card) => { desk().picker.close(giveBack); done(card); };
    ask(title, chosen, { giveBack });
  };

  document.addEventListener("DOMContentLoaded", () => {
    if (!document.getElementById("picker")) return;
    const before = window.dismissAddRelatedObjectPopup;
    window.dismissAddRelatedObjectPopup = (opened, id, ...more) => {
      if (!opened.name.startsWith(NEW_WINDOW)) return before?.(opened, id, ...more);
      opened.close();
      return madeNew(id);
    };
  });

  window.desk = { ...window.desk, cite, pickSource };
}
