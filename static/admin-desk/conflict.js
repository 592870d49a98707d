/* The conflict screen: counts what is left, and chooses "Edit the result" for whoever edits it.
   Without it everything works; the server counts. */
"use strict";
{
  const form = document.getElementById("conflict-form");
  const places = form ? [...form.querySelectorAll(".conflict-place")] : [];
  const count = () => {
    let left = 0;
    for (const place of places) {
      const isOpen = place.querySelector("input[type=radio]:checked") === null;
      place.classList.toggle("is-open", isOpen);
      left += Number(isOpen);
    }
    const shown = document.getElementById("conflict-left");
    if (shown.textContent !== String(left)) shown.textContent = String(left);
  };
  if (form) {
    document.getElementById("problem")?.focus();
    form.addEventListener("change", count);
    form.addEventListener("input", (event) => {
      const result = event.target.closest(".conflict-result");
      if (!result) return;
      result.closest(".conflict-place").querySelector("input[value=edit]").checked = true;
      count();
    });
  }
}
