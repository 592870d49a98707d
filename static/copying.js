/* Adds a button that copies to every way of citing a page. Without it the words are there to be selected. */
(function () {
  "use strict";
  var said = document.getElementById("copying");
  if (!said || !navigator.clipboard) return;
  document.querySelectorAll("#cite-this dd:not(.files)").forEach(function (words) {
    var button = document.createElement("button"), text = words.textContent;
    button.type = "button";
    button.className = "copy";
    button.textContent = said.dataset.copy;
    button.setAttribute("aria-label", said.dataset.copy + ": " + words.previousElementSibling.textContent);
    button.onclick = function () {
      said.textContent = "";
      navigator.clipboard.writeText(text).then(
        function () { said.textContent = said.dataset.copied; },
        function () { said.textContent = said.dataset.failed; }
      );
    };
    words.append(" ", button);
  });
})();
