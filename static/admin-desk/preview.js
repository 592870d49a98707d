/* The preview and the checks of what is typed: asked of the server half a second after the last key,
   and put in place of what was there without losing the place at which somebody reads. */
"use strict";
{
  const WAIT = 500;

  const isTouched = (control) => {
    if (control.matches("select")) {
      const options = [...control.options], first = options.find((option) => option.defaultSelected) ?? options[0];
      return control.value !== (first?.value ?? "");
    }
    if (control.matches("[type=checkbox], [type=radio]")) return control.checked !== control.defaultChecked;
    return control.value !== control.defaultValue;
  };
  const controls = (root) => [...root.querySelectorAll("input[name], select[name], textarea[name]")];

  /* The form without the rows that nobody touched; rows are numbered anew, and `prefixes` tells which was which. */
  const sparse = (form) => {
    const body = new URLSearchParams(), prefixes = new Map(), inRows = new Set();
    const put = (control, name) => {
      if (control.disabled || (control.matches("[type=checkbox], [type=radio]") && !control.checked)) return;
      if (control.type !== "submit") body.append(name, control.value);
    };
    for (const rows of form.querySelectorAll(".desk-rows")) {
      if (rows.parentElement.closest(".desk-rows")) continue;
      const prefix = rows.dataset.prefix;
      for (const control of controls(rows)) inRows.add(control);
      const touched = [...rows.querySelector(":scope > .desk-list").children].filter((row) => {
        const own = controls(row);
        return row.matches("[data-touched], :has([data-touched])") || own.some((each) => each.name === `${row.id.slice(4)}-id` && !each.value) || own.some(isTouched);
      });
      const isStored = (row) => Boolean(form.elements[`${row.id.slice(4)}-id`]?.value);
      const stored = touched.filter(isStored), added = touched.filter((row) => !isStored(row));
      for (const [place, row] of [...stored, ...added].entries()) {
        const old = row.id.slice(4), own = `${prefix}-${place}`;
        prefixes.set(own, old);
        for (const { id } of row.querySelectorAll(".desk-row")) prefixes.set(own + id.slice(4 + old.length), id.slice(4));
        for (const control of controls(row)) put(control, own + control.name.slice(old.length));
      }
      body.set(`${prefix}-TOTAL_FORMS`, touched.length);
      body.set(`${prefix}-INITIAL_FORMS`, stored.length);
    }
    for (const control of controls(form)) {
      if (!inRows.has(control) && !control.closest("#panel")) put(control, control.name);
    }
    return { body, prefixes };
  };

  /* The frame is made when somebody looks: nothing runs in it, and the form alone may hold it. */
  const makeFrame = ({ title }) => {
    const frame = document.createElement("iframe");
    frame.id = "preview";
    frame.title = title;
    frame.setAttribute("sandbox", "allow-same-origin");
    return frame;
  };

  const start = (form, panel) => {
    const { live, checks: checking } = panel.dataset;
    const said = document.getElementById("preview-said");
    const list = document.getElementById("checks");
    const room = panel.querySelector(".preview-room"), frame = makeFrame(room.dataset);
    const toggle = form.querySelector("[data-panel=checks]");
    let timer = 0, abort = null, article = null, language = "", isLoaded = false, isBehind = true;
    const ways = { theme: "", shown: "", width: "" };
    const since = panel.querySelector("[data-shown=since]");

    /* The frame */
    const page = () => (isLoaded ? frame.contentDocument : null);
    const anchor = (doc) => {
      if (doc.defaultView.scrollY < 1) return null;
      for (const each of doc.querySelectorAll(".text [id]")) {
        const { top, height } = each.getBoundingClientRect();
        if (top >= 0 && height) return [each.id, top];
      }
      return null;
    };
    const put = () => {
      const doc = page(), text = doc?.querySelector(".text");
      if (!text || article === null) return;
      const view = doc.defaultView, before = view.scrollY, held = anchor(doc);
      text.lang = language;
      text.classList.toggle("compared", ways.shown === "since");
      text.innerHTML = article;
      article = null;
      window.desk.pin(doc, list, form);
      window.desk.nameClaims(doc, form);
      const again = held && doc.getElementById(held[0]);
      view.scrollTo(0, before);
      if (again) view.scrollBy(0, again.getBoundingClientRect().top - held[1]);
    };
    const dress = () => {
      const root = page()?.documentElement;
      if (root) {
        if (ways.theme) root.dataset.theme = ways.theme; else delete root.dataset.theme;
        root.classList.add("is-framed");
        root.classList.toggle("with-keys", ways.shown === "keys");
      }
      const width = Number(ways.width) || room.clientWidth;
      const scale = Math.min(1, room.clientWidth / width || 1);
      frame.style.width = ways.width ? `${width}px` : "100%";
      frame.style.height = `${room.clientHeight / scale}px`;
      frame.style.transform = scale < 1 ? `scale(${scale})` : "";
    };
    const begin = () => {
      if (!frame.src) {
        frame.src = room.dataset.src;
        room.append(frame);
      }
      dress();
    };
    frame.addEventListener("load", () => {
      if (!frame.contentDocument?.querySelector(".text")) return;
      isLoaded = true;
      frame.contentDocument.addEventListener("click", (event) => window.desk.lead?.(event, language));
      dress();
      put();
    });
    document.addEventListener("desk:panel", ({ detail }) => { if (detail === "preview") begin(); });
    if (!document.getElementById("panel-preview").hidden) begin();
    new ResizeObserver(dress).observe(room);
    panel.addEventListener("click", (event) => {
      const button = event.target.closest("[data-width], [data-theme-of-preview], [data-shown]");
      if (!button) return;
      const { width, themeOfPreview: theme, shown } = button.dataset;
      if (width !== undefined) ways.width = width;
      if (theme !== undefined) ways.theme = ways.theme === theme ? "" : theme;
      /* What was changed is marked by the server. */
      const isOther = shown !== undefined && (shown === "since") !== (ways.shown === "since");
      if (shown !== undefined) ways.shown = shown;
      if (isOther) look();
      for (const each of panel.querySelectorAll("[aria-pressed]")) {
        const own = each.dataset;
        const isOn = "width" in own ? own.width === ways.width : "shown" in own ? own.shown === ways.shown : "themeOfPreview" in own ? own.themeOfPreview === ways.theme : own.language === language;
        each.setAttribute("aria-pressed", String(isOn));
      }
      dress();
    });
    form.addEventListener("focusin", (event) => {
      const row = event.target.closest("#group-claims .desk-level-3 > .desk-list > .desk-row");
      const key = row?.querySelector("input[name$='-key']")?.value;
      const doc = page(), shown = key && doc?.getElementById(`claim-${key}`);
      if (!shown) return;
      const { top, bottom } = shown.getBoundingClientRect(), { innerHeight: height } = doc.defaultView;
      if (top < 0 || bottom > height) doc.defaultView.scrollBy(0, top - height / 3);
    });

    /* The checks */
    const tell = (counts) => {
      if (!toggle) return;
      const words = { fault: gettext("not to be saved"), block: gettext("block"), warn: gettext("warn"), note: gettext("to note") };
      toggle.replaceChildren(gettext("Checks"));
      for (const [level, count] of Object.entries(counts)) {
        if (!count) continue;
        const number = document.createElement("span");
        number.className = `desk-number is-${level}`;
        number.textContent = `${count} ${words[level]}`;
        toggle.append(" ", number);
      }
    };
    /* A reason that is typed here is no part of the form: neither kept with it nor saved. */
    const fill = (html) => {
      list.innerHTML = html;
      for (const area of list.querySelectorAll("textarea")) area.removeAttribute("name");
    };
    const renew = (html) => {
      const typing = list.contains(document.activeElement) && document.activeElement.matches("textarea");
      if (typing || [...list.querySelectorAll("textarea")].some((area) => area.value)) return;
      const open = new Map([...list.querySelectorAll(".checks-kind")].map((kind) => [kind.querySelector(".checks-code").textContent, kind.open]));
      const focused = list.contains(document.activeElement) ? document.activeElement.getAttribute("data-member") : null;
      fill(html);
      for (const kind of list.querySelectorAll(".checks-kind")) {
        kind.open = open.get(kind.querySelector(".checks-code").textContent) ?? kind.open;
      }
      if (focused) list.querySelector(`[data-member="${CSS.escape(focused)}"]`)?.focus();
    };
    list.addEventListener("click", async (event) => {
      const button = event.target.closest("[name=_accept], [name=_take_back]");
      if (!button) return;
      event.preventDefault();
      const { body, prefixes } = sparse(form);
      body.set(button.name, button.value);
      const reason = document.getElementById(`accept-${button.value}`);
      if (reason) body.set(reason.id, reason.value);
      const answer = await ask(checking, body);
      if (!answer) return;
      window.desk.prefixes = prefixes;
      fill(answer.checks);
      window.desk.pin(page(), list, form);
      tell(answer.counts);
      const refused = list.querySelector("[role=alert]");
      if (!refused) return document.getElementById("panel-checks").focus();
      const again = reason && document.getElementById(reason.id);
      if (again) {
        again.closest("details").open = true;
        again.value = reason.value;
      }
      return refused.focus();
    });

    /* The server */
    const ask = async (address, body, signal) => {
      const answer = await fetch(address, { method: "POST", body, credentials: "same-origin", redirect: "manual", headers: { Accept: "application/json" }, signal });
      const isOurs = (answer.headers.get("Content-Type") ?? "").startsWith("application/json");
      return answer.ok && isOurs ? answer.json() : null;
    };
    const speak = (tongues) => {
      const box = document.getElementById("preview-languages");
      const wanted = tongues.length > 1 ? tongues : [];
      box.replaceChildren(...wanted.map(([code, name]) => {
        const button = document.createElement("button");
        button.type = "button";
        Object.assign(button.dataset, { language: code });
        button.lang = code;
        button.textContent = name;
        button.setAttribute("aria-pressed", String(code === language));
        button.addEventListener("click", () => { language = code; look(); });
        return button;
      }));
    };
    const look = async () => {
      abort?.abort();
      const own = abort = new AbortController();
      const { body, prefixes } = sparse(form);
      if (language) body.set("_language", language);
      if (ways.shown === "since") body.set("_since", "1");
      try {
        const answer = await ask(live, body, own.signal);
        if (own !== abort) return;
        if (!answer) {
          said.textContent = gettext("Behind what you typed: the server did not answer.");
          return;
        }
        ({ article, language } = answer);
        window.desk.prefixes = prefixes;
        renew(answer.checks);
        put();
        tell(answer.counts);
        speak(answer.languages);
        since.hidden = !answer.edition;
        const held = answer.counts.fault ? interpolate(gettext("%s not shown as typed: see Checks."), [answer.counts.fault]) : "";
        said.textContent = [answer.problem || gettext("As typed."), held, answer.stale].filter(Boolean).join(" ");
      } catch (error) {
        if (error.name !== "AbortError") said.textContent = gettext("Behind what you typed: the server cannot be reached.");
      }
    };
    /* Nobody asks the server for what nobody sees. */
    const isSeen = () => !panel.hidden && ["preview", "checks"].some((name) => !document.getElementById(`panel-${name}`).hidden);
    const soon = (event) => {
      if (event?.target.closest?.("#panel")) return;
      isBehind = true;
      clearTimeout(timer);
      timer = setTimeout(catchUp, WAIT);
    };
    const catchUp = () => {
      if (!isBehind || !isSeen()) return;
      isBehind = false;
      look();
    };
    document.addEventListener("desk:panel", catchUp);
    form.addEventListener("input", soon);
    form.addEventListener("change", soon);
    form.addEventListener("click", (event) => { if (event.target.closest("[data-move], .desk-add")) soon(event); });
    /* Selects that search tell of a choice by an event of their library alone. */
    window.django?.jQuery(form).on("select2:select select2:clear", () => soon());
    window.addEventListener("pageshow", (event) => { if (event.persisted) soon(); });
    form.addEventListener("submit", (event) => { if (event.submitter?.formTarget !== "_blank") abort?.abort(); });
    catchUp();
  };

  document.addEventListener("DOMContentLoaded", () => {
    const form = document.getElementById("work-form"), panel = document.getElementById("panel");
    if (!form || !panel) return;
    if (panel.dataset.live) return start(form, panel);
    /* Who may not write sees what is stored. */
    const room = panel.querySelector(".preview-room"), frame = makeFrame(room.dataset);
    const begin = () => {
      if (frame.src || document.getElementById("panel-preview").hidden) return;
      frame.src = room.dataset.src;
      room.append(frame);
    };
    document.addEventListener("desk:panel", begin);
    return begin();
  });
}
