"use strict";
// What a page can do besides: nothing that it says needs any of this.

const KEYS = "keys";
const COPIED_MS = 2000;

// Words and their claim light up together under the pointer and the focus.

function light(event) {
  const lit = event.target.closest?.("[data-claim]")?.dataset.claim;
  for (const one of document.querySelectorAll(".lit")) one.classList.remove("lit");
  if (!lit) return;
  for (const one of document.querySelectorAll(`[data-claim="${CSS.escape(lit)}"]`)) one.classList.add("lit");
}

// j and k go from claim to claim, unless they are switched off or something is being typed.

function isShown(element) {
  return element.checkVisibility({ contentVisibilityAuto: true });
}

function isTyping(event) {
  return event.ctrlKey || event.metaKey || event.altKey ||
    event.target.matches?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
}

function step(event, keys) {
  const way = { j: 1, k: -1 }[event.key];
  if (!way || !keys.checked || isTyping(event)) return;
  const cards = [...document.querySelectorAll(".card")].filter((card) => isShown(card) || card.closest("details:not([open])"));
  const at = cards.findIndex((card) => card.matches(":target"));
  const next = cards[at < 0 && way < 0 ? cards.length - 1 : at + way];
  if (!next) return;
  location.replace(`#${next.id}`);
  next.focus({ preventScroll: true });
}

function remember(box) {
  try {
    box.checked = localStorage.getItem(KEYS) !== "off";
    box.addEventListener("change", () => localStorage.setItem(KEYS, box.checked ? "on" : "off"));
  } catch {
    // Where nothing can be kept, the choice holds for this page.
  }
}

// A button copies the words of the element that it names.

async function copy(button) {
  const words = document.getElementById(button.dataset.copies).textContent.trim();
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(words);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Not copied";
  }
  setTimeout(() => { button.textContent = before; }, COPIED_MS);
}

// A field hides what does not hold the words that are typed in it.

function narrow(field) {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  const items = [...document.querySelectorAll(field.dataset.filters)];
  const kept = items.filter((item) => {
    const text = item.textContent.toLowerCase();
    item.hidden = !words.every((word) => text.includes(word));
    return !item.hidden;
  });
  const told = document.querySelector(`output[for="${field.id}"]`);
  if (told) told.textContent = words.length ? `${kept.length} of ${items.length}` : "";
}

document.addEventListener("pointerover", light);
document.addEventListener("focusin", light);
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("button[data-copies]");
  if (button) copy(button);
});
for (const field of document.querySelectorAll("input[data-filters]")) {
  field.addEventListener("input", () => narrow(field));
}
const keys = document.getElementById("keys");
if (keys) {
  remember(keys);
  document.addEventListener("keydown", (event) => step(event, keys));
}
