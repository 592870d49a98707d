/* Whoever signs in anew in another window finds the forms of this one ready again: signing in changes
   the token that they are sent with. Without it a form that is sent is held, and can be sent again. */
"use strict";
{
  const { address, account } = document.currentScript.dataset;
  const MOST_WAIT = 5_000;
  const ask = async () => {
    const fields = document.querySelectorAll("input[name=csrfmiddlewaretoken]");
    if (!fields.length) return false;
    try {
      const answer = await fetch(address, {
        credentials: "same-origin", redirect: "manual", signal: AbortSignal.timeout(MOST_WAIT),
      });
      if (!answer.ok) return false;
      const now = await answer.json();
      if (!now.token || (account && account !== String(now.account))) return false;
      for (const field of fields) field.value = now.token;
      return true;
    } catch {
      return false;
    }
  };
  let asked = null;
  /* Says whether the forms may be sent. Somebody else's sign-in does not make them theirs. */
  const renew = () => asked ??= ask().finally(() => { asked = null; });
  const isReached = async () => {
    try {
      await fetch(address, { credentials: "same-origin", redirect: "manual" });
      return true;
    } catch {
      return false;
    }
  };
  window.desk = { ...window.desk, renew, isReached };
  window.addEventListener("focus", () => renew());
  /* Whoever comes back and saves at once would be faster than the token that the form is sent with. */
  const waiting = new WeakSet();
  document.addEventListener("submit", async (event) => {
    if (!asked) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const { target: form, submitter } = event;
    if (waiting.has(form)) return;
    waiting.add(form);
    await asked;
    waiting.delete(form);
    form.requestSubmit(submitter);
  }, { capture: true });
}
