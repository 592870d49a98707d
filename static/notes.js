/* Opens notes beside their markers. Without it a marker is a link to its note, and nothing is missing. */
(function () {
  "use strict";
  var doc = document, pop = doc.getElementById("notepop");
  if (!pop || !pop.showPopover) return;
  var body = pop.querySelector(".b"), list = pop.querySelector(".golist"), hover = pop.querySelector("input"),
    marker = null, pinned = false, within = false, pressed = null, timer = 0,
    pointer = matchMedia("(hover:hover) and (pointer:fine)");
  pop.hidden = false;
  try { hover.checked = localStorage.getItem("notehover") !== "off"; } catch (refused) { /* storage is off */ }
  hover.onchange = function () {
    try { localStorage.setItem("notehover", hover.checked ? "on" : "off"); } catch (refused) { /* storage is off */ }
  };
  function isOpen() { return pop.matches(":popover-open"); }
  function markerAt(node) { return node.closest ? node.closest("a.ref") : null; }
  function add(node) {
    if (!node) return;
    node = node.cloneNode(true);
    [node].concat(Array.from(node.querySelectorAll("*"))).forEach(function (each) { each.removeAttribute("id"); });
    node.querySelectorAll(".refs, .back").forEach(function (each) { each.remove(); });
    var around = doc.createElement("bdi");
    around.append(node);
    body.append(around);
  }
  function fill(note) {
    var outer = note.parentNode.closest("li"), claim = marker.closest(".claim"), cite = doc.querySelector("#cite-this a"),
      backs = note.querySelectorAll(":scope > .back a, :scope > * > .back a"), last, link;
    pop.querySelector("h2").textContent = marker.textContent;
    body.textContent = "";
    if (outer) add(outer.querySelector(".src"));
    Array.from(note.children).forEach(function (each) { if (!each.matches(".back")) add(each); });
    if (claim) add(claim.querySelector(":scope > .alt"));
    body.append(last = doc.createElement("p"));
    last.textContent = backs.length > 1 ? pop.dataset.places.replace("{n}", backs.length) : "";
    if (claim && claim.id && cite) {
      last.append(" ", link = doc.createElement("a"));
      link.href = cite.getAttribute("href") + "#" + claim.id;
      link.textContent = pop.dataset.cite;
    }
    list.href = "#" + note.id;
    doc.querySelectorAll(".back [aria-current]").forEach(function (each) { each.removeAttribute("aria-current"); });
    backs.forEach(function (each) {
      if (each.hash === "#" + marker.id) each.setAttribute("aria-current", "true");
    });
  }
  function show(at, stays) {
    var note = doc.getElementById(decodeURIComponent(at.hash.slice(1))), over;
    if (!note) return false;
    if (isOpen()) pop.hidePopover();
    marker = at; pinned = stays;
    fill(note);
    at.setAttribute("aria-expanded", "true");
    pop.showPopover({ source: at });
    body.scrollTop = 0;
    if (body.scrollHeight > body.clientHeight) body.tabIndex = 0; else body.removeAttribute("tabindex");
    over = at.getBoundingClientRect().bottom + 8 - pop.getBoundingClientRect().top;
    // A sheet at the foot of the screen may hide its marker.
    if (stays && pop.offsetWidth >= doc.documentElement.clientWidth && over > 0) scrollBy(0, over);
    return true;
  }
  pop.addEventListener("beforetoggle", function (event) {
    within = event.newState === "closed" && pop.contains(doc.activeElement);
    if (event.newState === "closed" && marker) marker.removeAttribute("aria-expanded");
  });
  pop.addEventListener("toggle", function (event) {
    if (event.newState === "closed" && within && marker) marker.focus({ preventScroll: true });
    within = false;
  });
  doc.addEventListener("pointerdown", function (event) {
    pressed = isOpen() && pinned && markerAt(event.target) === marker ? marker : null;
  }, true);
  doc.addEventListener("click", function (event) {
    var at = markerAt(event.target), closes = pressed || (isOpen() && pinned && !event.detail && marker);
    pressed = null;
    if (event.target === list) { pop.hidePopover(); within = false; return; }
    if (!at || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    clearTimeout(timer);
    if (at === closes) { event.preventDefault(); pop.hidePopover(); } else if (show(at, true)) event.preventDefault();
  });
  doc.addEventListener("focusout", function (event) {
    var to = event.relatedTarget, from = event.target;
    if (isOpen() && to && (from === marker || pop.contains(from)) && to !== marker && !pop.contains(to)) {
      pop.hidePopover();
      within = false;
    }
  });
  doc.addEventListener("keydown", function (event) {
    if (event.key !== "Tab" || !isOpen()) return;
    var stops = pop.querySelectorAll("a, button, input, [tabindex='0']"), at = doc.activeElement;
    stops = Array.from(stops).filter(function (each) { return each.checkVisibility(); });
    if (at === marker && !event.shiftKey && pinned) stops[0].focus();
    else if (at === stops[0] && event.shiftKey) marker.focus();
    else if (at === stops[stops.length - 1] && !event.shiftKey) { marker.focus(); pop.hidePopover(); return; }
    else return;
    event.preventDefault();
  });
  doc.addEventListener("pointerover", function (event) {
    if (event.pointerType === "touch" || !pointer.matches) return;
    var at = markerAt(event.target), open = isOpen();
    if (pop.contains(event.target) || (open && at === marker)) return clearTimeout(timer);
    clearTimeout(timer);
    if (open && !pinned && !at) timer = setTimeout(function () { if (isOpen() && !pinned) pop.hidePopover(); }, 300);
    else if (at && hover.checked && !(open && pinned)) timer = setTimeout(function () { show(at, false); }, 300);
  });
})();
