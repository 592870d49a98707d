/* Choosing the entry that a link leads to, and the claim on which words rest; and citing in claims. */
"use strict";
{
  const desk = () => window.desk;

  const rowOf = (work) => ({ id: `${work.kind}:${work.key}`, work, name: work.label, more: `${work.kind} · ${work.key}` });

  /* Asks for an entry; `done(work)` gets its kind, key and label. */
  const pickWork = (typed, giveBack, done) => desk().picker.open({
    title: "link", asks: "works", typed, giveBack,
    known: (now, found) => {
      const beside = desk().missing(giveBack, "link").map(({ said }) => desk().known.works.get(said))
        .filter((work) => work && (now === typed || desk().fits(now, work.key, work.label)));
      const rest = (found?.works ?? []).filter((work) => !beside.some(({ kind, key }) => kind === work.kind && key === work.key));
      return [
        { title: gettext("In the original, not here yet"), rows: beside.map((work) => ({ ...rowOf(work), isNear: true })) },
        { title: gettext("Entries"), rows: rest.map(rowOf) },
      ];
    },
    search: (words) => (words ? desk().search("works", words) : Promise.resolve({ works: [] })),
    choose: ({ work }) => { desk().picker.close(giveBack); done(work); },
  });

  /* The key that the server proposes for a claim with some words; where it cannot be reached, one with a number. */
  const freeKey = async (words) => {
    const taken = new Set(desk().ownClaims().map(({ key }) => key));
    const asked = [["words", words.slice(0, 200)], ...[...taken].map((key) => ["taken", key])];
    const answer = await desk().post(document.getElementById("picker").dataset.named, asked).catch(() => null);
    if (answer?.ok) return answer.said.key;
    let key = "claim";
    for (let number = 2; taken.has(key); number += 1) key = `claim-${number}`;
    return key;
  };

  /* Adds a claim that states some words, under a key. */
  const newClaim = (words, key) => {
    const rows = document.getElementById("group-of-claims");
    for (let box = rows.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    const row = desk().addRow(rows), prefix = row.id.slice(4);
    document.getElementById(`id_${prefix}-key`).value = key;
    const statement = row.querySelector(".field-statement textarea");
    statement.value = words;
    row.querySelector(".desk-name").textContent = key;
    return statement;
  };

  /* Asks for a claim of this entry; `done(key, focus)` gets its key, and where the focus shall go. */
  const pickClaim = (words, giveBack, done) => {
    const mayAdd = document.querySelector("#group-of-claims > .desk-add") !== null;
    const known = (typed) => {
      const rows = desk().ownClaims().filter((claim) => desk().fits(typed, claim.key, claim.words)).map((claim) => ({
        id: `claim-${claim.key}`, key: claim.key, name: claim.key, words: claim.words, isNear: true,
        more: desk().known.claims.get(claim.key)?.standing || gettext("not saved yet"),
      }));
      const made = { id: "new", isAct: true, isNear: true, name: gettext("New claim"), words, more: gettext("adds a claim with these words") };
      const wanted = new Set(desk().missing(giveBack, "claim").map(({ key }) => key));
      return [
        { title: gettext("In the original, not here yet"), rows: rows.filter(({ key }) => wanted.has(key)) },
        { title: gettext("Claims of this entry"), rows: rows.filter(({ key }) => !wanted.has(key)) },
        { title: gettext("New"), rows: mayAdd ? [made] : [] },
      ];
    };
    // Asked ahead, so that it is there when it is chosen.
    const proposed = mayAdd ? freeKey(words) : null;
    let isChosen = false;
    const choose = async (row) => {
      if (isChosen) return;
      isChosen = true;
      const key = row.isAct ? await proposed : row.key;
      if (!document.getElementById("picker").open) return;
      desk().picker.close(giveBack);
      done(key, row.isAct ? newClaim(words, key) : null);
    };
    desk().picker.open({ title: "claim", asks: "claims", giveBack, known, choose });
    desk().known.ask().then(desk().picker.refresh).catch(() => {});
  };

  /* Puts a source into a field of a row. */
  const putSource = (box, card) => desk().choose(box, desk().nameOf(card), card.id);

  /* Adds a citation to a claim, with all that was said of it. */
  const addCitation = (rows, said) => {
    const row = desk().addRow(rows), prefix = row.id.slice(4);
    const field = (name) => document.getElementById(`id_${prefix}-${name}`);
    putSource(field("source"), said.card);
    if (said.viaCard) putSource(field("via"), said.viaCard);
    field("locator").value = said.locator;
    field("stance").value = said.stance;
    field("consulted").value = said.consulted;
    field("quotation").value = said.quotation;
    field("quotation_language").value = said["quotation-language"];
    row.querySelector(".desk-name").textContent = desk().nameOf(said.card);
    row.querySelector(".desk-name").after(` ${said.locator} `);
    row.querySelector("details").open = false;
    row.dispatchEvent(new Event("input", { bubbles: true }));
  };

  /* Puts another source into a citation that stands. */
  const pickOther = (button) => {
    const box = button.closest(".desk-field").querySelector("select"), isVia = box.name.endsWith("-via");
    desk().pickSource({
      title: isVia ? "via" : "cite", giveBack: button,
      done: (card) => {
        putSource(box, card);
        if (!isVia) button.closest(".desk-row").querySelector(".desk-name").textContent = desk().nameOf(card);
      },
    });
  };

  document.addEventListener("DOMContentLoaded", () => {
    const template = document.getElementById("pick-source");
    const citations = document.getElementById("template-citation");
    if (!template || !citations) return;
    const other = document.getElementById("pick-other");
    const offerOther = (root) => {
      for (const box of root.querySelectorAll("select[name$='-source'], select[name$='-via']")) {
        if (box.disabled) continue;
        const field = box.closest(".desk-field"), button = other.content.cloneNode(true);
        button.querySelector(".visually-hidden").textContent = `: ${field.querySelector("label").textContent.trim()}`;
        field.append(button);
      }
    };
    const offer = (root) => {
      for (const rows of root.querySelectorAll("[data-template='template-citation']")) {
        rows.querySelector(":scope > .desk-add")?.after(" ", template.content.cloneNode(true));
        offerOther(rows);
      }
    };
    offer(document);
    offer(document.getElementById("template-claim")?.content ?? document.createDocumentFragment());
    offerOther(citations.content);
    document.getElementById("work-form").addEventListener("click", (event) => {
      const button = event.target.closest("[data-pick]");
      if (!button) return;
      if (button.dataset.pick === "other") { pickOther(button); return; }
      const rows = button.closest(".desk-rows");
      desk().cite({
        isClaim: true, giveBack: button,
        done: (said, stays) => { addCitation(rows, said); if (!stays) button.focus(); },
      });
    });
  });

  window.desk = { ...window.desk, pickWork, pickClaim, putSource, freeKey };
}
