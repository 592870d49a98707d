/* What this page knows of sources, claims and entries: what the form holds, saved or not, and what the
   server has said of their keys. */
"use strict";
{
  const sources = new Map(), byId = new Map(), claims = new Map(), works = new Map();
  let notes = [], recent = [], isWhole = false;

  const dialog = () => document.getElementById("picker");
  const form = () => document.getElementById("work-form");

  const asJson = async (address, options = {}) => {
    const answer = await fetch(address, { credentials: "same-origin", ...options });
    if (!(answer.headers.get("Content-Type") ?? "").startsWith("application/json")) throw new Error(address);
    return { ok: answer.ok, said: await answer.json() };
  };
  const post = (address, fields) => {
    const body = new URLSearchParams(fields);
    body.set("csrfmiddlewaretoken", form().elements.csrfmiddlewaretoken.value);
    return asJson(address, { method: "POST", body });
  };
  const search = async (name, typed, more = {}) => (await asJson(`${dialog().dataset[name]}?${new URLSearchParams({ q: typed, ...more })}`)).said;

  const learn = (card) => { sources.set(card.key, card); byId.set(card.id, card); return card; };

  /* This entry's claims that will be there once it is saved, each with its row. */
  const ownClaims = () => [...claimRows(), ...window.desk.claimsBeside()];
  const claimRows = () => [...document.querySelectorAll("#group-of-claims > .desk-list > .desk-row")]
    .filter((row) => !document.getElementById(`id_${row.id.slice(4)}-DELETE`)?.checked)
    .map((row) => ({
      row,
      key: document.getElementById(`id_${row.id.slice(4)}-key`)?.value.trim() ?? "",
      words: [...row.querySelectorAll(":scope .field-statement textarea")].map((area) => area.value.trim()).find(Boolean) ?? "",
    }))
    .filter(({ key }) => key);

  const citedRows = () => [...document.querySelectorAll("#group-of-claims select[name$='-source']")].filter((select) => select.value);

  const marks = () => window.desk.areas().flatMap((area) => window.desk.marksIn(area.value));

  /* What the server has not been asked of yet, among what texts and rows name. */
  const unasked = () => {
    const wanted = new URLSearchParams();
    const want = (name, key, asked) => { if (!asked.has(key)) wanted.append(name, key); };
    const own = new Map(ownClaims().map((claim) => [claim.key, claim]));
    for (const mark of [...marks(), ...window.desk.originalMarks()]) {
      if (mark.type === "citation") {
        for (const key of mark.items.flatMap((item) => [item.key, item.via])) if (key) want("source", key, sources);
      } else if (mark.type === "claim") want("claim", mark.key, claims);
      else if (mark.type === "link") want("work", `${mark.kind}:${mark.key}`, works);
    }
    for (const key of own.keys()) want("claim", key, claims);
    for (const select of citedRows()) want("id", select.value, byId);
    return wanted;
  };

  /* Asks the server what is not known yet; `whole` also the recent sources and the numbers of notes. */
  const askNow = async (whole) => {
    const wanted = unasked();
    const isFirst = whole && !isWhole;
    if (isFirst) {
      wanted.append("recent", "1");
      if (dialog().dataset.of) wanted.append("of", dialog().dataset.of);
    }
    if (![...wanted].length) return;
    const { ok, said } = await post(dialog().dataset.named, wanted);
    if (!ok) return;
    for (const key of wanted.getAll("source")) if (!sources.has(key)) sources.set(key, null);
    for (const key of wanted.getAll("id")) if (!byId.has(key)) byId.set(key, null);
    for (const key of wanted.getAll("claim")) if (!claims.has(key)) claims.set(key, null);
    for (const key of wanted.getAll("work")) if (!works.has(key)) works.set(key, null);
    said.sources.forEach(learn);
    for (const claim of said.claims) claims.set(claim.key, claim);
    for (const work of said.works) works.set(`${work.kind}:${work.key}`, work);
    if (isFirst) ({ notes, recent } = said, isWhole = true);
  };

  /* One question after the other, so that nothing is asked twice. */
  let last = Promise.resolve();
  const ask = (whole = false) => {
    last = last.catch(() => {}).then(() => askNow(whole));
    return last;
  };

  const count = (counts, key) => { if (key) counts.set(key, (counts.get(key) ?? 0) + 1); };
  const counted = (those) => {
    const counts = new Map();
    for (const mark of those) if (mark.type === "citation") mark.items.forEach((item) => count(counts, item.key));
    return counts;
  };

  /* How often each source is cited in this form, by key. */
  const used = () => {
    const counts = counted(marks());
    // A translation cites what its original cites; neither is a second use.
    for (const [key, times] of counted(window.desk.originalMarks())) counts.set(key, Math.max(times, counts.get(key) ?? 0));
    for (const select of citedRows()) count(counts, byId.get(select.value)?.key);
    return counts;
  };

  const folded = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ł", "l").replaceAll("đ", "d");
  /* Whether each typed word begins a word. */
  const fits = (typed, ...texts) => {
    const words = folded(texts.join(" ")).split(/[^\p{L}\p{N}.]+/u);
    return folded(typed).split(/\s+/).filter(Boolean).every((part) => words.some((word) => word.startsWith(part)));
  };

  window.desk = {
    ...window.desk, fits, post, search, ownClaims,
    known: { sources, byId, claims, works, learn, ask, used, notes: () => notes, recent: () => recent },
  };
}
