/* Keeps what is typed into a form on the server, and tells of others at the same form.
   It records nothing; without it saving works as ever. */
"use strict";
{
  const KEEP_EVERY = 8000, SEEN_EVERY = 10000, MOST_AT_LEAVING = 60000;
  const words = (form) => new URLSearchParams(new FormData(form));
  /* What was typed, without what no editor types. */
  const typed = (form) => {
    const data = words(form);
    for (const name of ["csrfmiddlewaretoken", "_save", "_continue"]) data.delete(name);
    return data.toString();
  };

  const start = (form) => {
    const kept = document.getElementById("desk-kept");
    const others = document.getElementById("desk-others");
    const { keep, presence } = form.dataset;
    let last = typed(form), hasStopped = false, isBusy = false, isLeaving = false, wasSeen = false, isCutOff = false, section = "";
    let abort = new AbortController();

    const banner = (text) => {
      let box = document.getElementById("desk-unkept");
      if (!box) {
        if (!text) return;
        box = document.createElement("p");
        box.id = "desk-unkept";
        box.className = "desk-warning";
        box.setAttribute("role", "alert");
        others.after(box);
      }
      if (box.textContent !== text) box.textContent = text;
      box.hidden = !text;
    };
    const post = async (address, body) => {
      const answer = await fetch(address, {
        method: "POST", body, credentials: "same-origin", redirect: "manual", signal: abort.signal,
      });
      const isOurs = (answer.headers.get("Content-Type") ?? "").startsWith("application/json");
      return { ok: answer.ok && isOurs, status: answer.status, said: isOurs ? await answer.json() : {} };
    };

    const keepNow = async () => {
      const now = typed(form);
      if (!keep || hasStopped || isBusy || isLeaving || now === last) return;
      isBusy = true;
      try {
        const { ok, status, said } = await post(keep, words(form));
        isCutOff = false;
        if (ok) {
          last = now;
          kept.textContent = interpolate(gettext("Kept %s"), [said.kept]);
          banner(said.stale);
        } else if ((status === 0 || status === 403) && await window.desk.renew()) {
          /* Signed in anew: it is tried again soon, with the token of that. */
        } else if (status === 0) {
          banner(gettext("Not kept: you are signed out. Sign in in another window; it is tried again. What you typed is still on this page."));
        } else {
          /* An answer of the server will not change by asking again, but one that it is unwell may. */
          hasStopped = status < 500 && status !== 429;
          banner(interpolate(gettext("Not kept: %s What you typed is still on this page."), [said.problem ?? gettext("the server did not take it.")]));
        }
      } catch {
        isCutOff = !isLeaving;
        if (!isLeaving) banner(gettext("Not kept: the server cannot be reached. What you typed is still on this page; it is tried again."));
      } finally {
        isBusy = false;
      }
    };

    const tell = (sentences) => {
      const said = sentences.map((sentence) => {
        const line = document.createElement("p");
        const isolated = document.createElement("bdi");
        isolated.textContent = sentence;
        line.append(isolated);
        return line;
      });
      if (others.textContent !== sentences.join("")) others.replaceChildren(...said);
    };
    const about = (more) => new URLSearchParams({
      csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value,
      "change-window": form.elements["change-window"].value, section, ...more,
    });
    const seen = async () => {
      if (!presence || document.hidden) return;
      try {
        const { ok, said } = await post(presence, about({}));
        wasSeen ||= ok;
        if (ok) tell(said.others);
      } catch { /* Nobody waits for it. */ }
    };

    form.addEventListener("focusin", (event) => {
      const group = event.target.closest(".desk-group")?.querySelector("[id^=group-]");
      section = group ? group.id.slice("group-".length) : section;
    });
    /* A browser that cannot reach the server puts a page of its own in the place of the form. */
    let mayLeave = false;
    form.addEventListener("submit", async (event) => {
      if (mayLeave || (navigator.onLine && !isCutOff)) {
        mayLeave = false;
        isLeaving = true;
        abort.abort();
        return;
      }
      event.preventDefault();
      const { submitter } = event;
      mayLeave = await window.desk.isReached();
      if (mayLeave) form.requestSubmit(submitter);
      else banner(gettext("Not saved: the server cannot be reached. What you typed is still on this page; save it again later."));
    });
    /* Shown again by Back, the page goes on as it was left. */
    window.addEventListener("pageshow", (event) => {
      if (!event.persisted) return;
      isLeaving = false;
      abort = new AbortController();
    });
    window.addEventListener("online", keepNow);
    window.addEventListener("beforeunload", (event) => {
      const now = typed(form);
      const isLost = keep && now !== last && (hasStopped || !navigator.onLine || now.length > MOST_AT_LEAVING);
      if (!isLeaving && isLost) event.preventDefault();
    });
    window.addEventListener("pagehide", () => {
      if (!isLeaving && keep && !hasStopped && typed(form) !== last) navigator.sendBeacon(keep, words(form));
      if (wasSeen) navigator.sendBeacon(presence, about({ leaving: "1" }));
    });
    window.setInterval(keepNow, KEEP_EVERY);
    window.setInterval(seen, SEEN_EVERY);
  };

  document.addEventListener("DOMContentLoaded", () => {
    const form = document.getElementById("work-form");
    if (form?.elements["change-window"]) start(form);
  });
}
