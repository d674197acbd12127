/**
 * What a page does by itself: search and a filter, and what is gathered opened for paper. It reads the page that is there and
 * changes only what is hidden or open; `#search=…&show=missing` in the address does the same. Nothing of an input is ever
 * turned into markup.
 *
 * `data-unit`: what a search finds. `data-holder`: hidden where no unit in it is shown. `data-head`: the part of a holder that counts
 * as text of each unit in it. `data-mark`: `bad`, `open` or `ok`, of a unit or of the units in a holder. `data-print`: opened for paper.
 */
export const pageScript = `
(() => {
  const all = (query) => [...document.querySelectorAll(query)];
  const form = document.querySelector("form");
  const search = document.querySelector("#search");
  const filter = document.querySelector("#filter");
  const status = document.querySelector("#status");
  const units = all("[data-unit]");
  const holders = all("[data-holder]");
  const foldsOf = (holder) => [...holder.querySelectorAll("details")].filter((one) => one.closest("[data-holder]") === holder);
  const wanted = { all: () => true, attention: (mark) => mark !== "ok", missing: (mark) => mark === "bad", open: (mark) => mark === "open" };
  let texts;
  const collect = () => {
    const heads = new Map();
    for (const head of all("[data-head]")) {
      const holder = head.closest("[data-holder]");
      heads.set(holder, (heads.get(holder) ?? "") + " " + head.textContent);
    }
    const around = new Map();
    for (const holder of holders) {
      const above = holder.parentElement.closest("[data-holder]");
      around.set(holder, ((around.get(above) ?? "") + (heads.get(holder) ?? "")).toLowerCase());
    }
    texts = new Map(units.map((unit) => {
      const above = unit.parentElement.closest("[data-holder]");
      return [unit, (around.get(above) ?? "") + " " + unit.textContent.toLowerCase()];
    }));
  };
  let before;
  const apply = () => {
    const words = search.value.toLowerCase().split(" ").filter(Boolean);
    const isWanted = wanted[filter.value];
    const isNarrow = words.length > 0 || filter.value !== "all";
    if (isNarrow && !texts) collect();
    const hits = new Set();
    let shown = 0;
    for (const unit of units) {
      const isHit = !isNarrow || (isWanted(unit.closest("[data-mark]")?.dataset.mark) && words.every((word) => texts.get(unit).includes(word)));
      unit.hidden = !isHit;
      if (!isHit) continue;
      shown += 1;
      for (let at = unit.parentElement.closest("[data-holder]"); at && !hits.has(at); at = at.parentElement.closest("[data-holder]")) hits.add(at);
    }
    if (isNarrow && !before) before = all("details[open]");
    for (const holder of holders) {
      holder.hidden = isNarrow && !hits.has(holder);
      if (isNarrow && !holder.hidden) for (const fold of foldsOf(holder)) fold.open = true;
    }
    if (!isNarrow && before) {
      for (const fold of all("details")) fold.open = false;
      for (const fold of before) fold.open = true;
      before = undefined;
    }
    status.textContent = !isNarrow ? "" : shown === 0 ? "Nothing found" : shown + " of " + units.length + " shown";
  };
  let timer;
  form.hidden = units.length === 0;
  form.addEventListener("submit", (event) => event.preventDefault());
  search.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(apply, 120); });
  filter.addEventListener("change", apply);
  const openAll = (isOpen) => { for (const fold of all("main details")) fold.open = isOpen; };
  document.querySelector("#expand").addEventListener("click", () => openAll(true));
  document.querySelector("#collapse").addEventListener("click", () => openAll(false));
  document.addEventListener("keydown", (event) => {
    const { target } = event;
    const isTyping = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
    if (event.key === "/" && !isTyping && !form.hidden) { event.preventDefault(); search.focus(); }
    if (event.key === "Escape" && target === search) { search.value = ""; apply(); }
  });
  const start = new URLSearchParams(location.hash.slice(1));
  search.value = start.get("search") ?? "";
  if (Object.hasOwn(wanted, start.get("show") ?? "")) filter.value = start.get("show");
  apply();
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details[data-print]:not([open])");
    for (const one of closed) one.open = true;
  });
  addEventListener("afterprint", () => { for (const one of closed) one.open = false; });
})();
`;
