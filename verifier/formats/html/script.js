"use strict";
(() => {
  const form = document.getElementById("filter");
  if (!form) return;
  const cards = [...document.querySelectorAll(".card")];
  const links = new Map([...document.querySelectorAll("a.ref")].map((link) => [link.getAttribute("href").slice(1), link]));
  const boxes = [...form.querySelectorAll("input")];
  const told = form.querySelector("output");
  const apply = () => {
    const off = new Set(boxes.filter((box) => !box.checked).map((box) => box.name + box.value));
    let shown = 0;
    for (const card of cards) {
      const drop = off.has("words" + card.dataset.words) || off.has("evidence" + card.dataset.evidence);
      if (card.hidden !== drop) {
        card.hidden = drop;
        links.get(card.id)?.classList.toggle("faded", drop);
      }
      shown += !drop;
    }
    told.textContent = shown + " of " + cards.length + " claims shown";
  };
  const reveal = () => {
    const card = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (card && card.hidden) {
      for (const box of boxes) box.checked ||= card.dataset[box.name] === box.value;
      apply();
      card.scrollIntoView();
    }
  };
  for (const box of boxes) {
    const count = cards.filter((card) => card.dataset[box.name] === box.value).length;
    box.parentElement.hidden = count === 0;
    box.parentElement.append(" (" + count + ")");
  }
  const choices = [...form.querySelectorAll("fieldset")].filter((set) => {
    set.hidden = set.querySelectorAll("label:not([hidden])").length < 2;
    return !set.hidden;
  });
  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", reveal);
  form.hidden = choices.length === 0;
  apply();
  reveal();
})();
