/**
 * What the page does by itself: search and a filter, and everything open for paper. It reads the page that is there and
 * changes only what is hidden; `#search=…&show=missing` in the address does the same. Nothing of an input is ever turned into markup.
 */
export const coverageScript = `
(() => {
  const form = document.querySelector("form");
  const search = document.querySelector("#search");
  const filter = document.querySelector("#filter");
  const status = document.querySelector("#status");
  const leaves = [...document.querySelectorAll("li.leaf")];
  const branches = [...document.querySelectorAll("li.branch")].reverse();
  const text = new Map(leaves.map((leaf) => [leaf, leaf.dataset.find.toLowerCase()]));
  const wanted = { all: () => true, attention: (leaf) => !leaf.classList.contains("is-ok"),
    missing: (leaf) => leaf.classList.contains("is-bad"), open: (leaf) => leaf.classList.contains("is-open") };
  const apply = () => {
    const query = search.value.trim().toLowerCase();
    const isWanted = wanted[filter.value];
    let shown = 0;
    for (const leaf of leaves) {
      leaf.hidden = !isWanted(leaf) || !text.get(leaf).includes(query);
      if (!leaf.hidden) shown += 1;
    }
    const isNarrow = query !== "" || filter.value !== "all";
    for (const branch of branches) {
      const has = [...branch.querySelectorAll(":scope > details > ul > li")].some((child) => !child.hidden);
      branch.hidden = !has;
      if (isNarrow && has) branch.querySelector(":scope > details").open = true;
    }
    status.textContent = isNarrow ? shown + " of " + leaves.length + " shown" : "";
  };
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  search.addEventListener("input", apply);
  filter.addEventListener("change", apply);
  document.querySelector("#expand").addEventListener("click", () => {
    for (const branch of branches) branch.querySelector(":scope > details").open = true;
  });
  document.querySelector("#collapse").addEventListener("click", () => {
    for (const branch of branches) branch.querySelector(":scope > details").open = false;
  });
  document.addEventListener("keydown", (event) => {
    const { target } = event;
    if (event.key === "/" && !(target instanceof HTMLInputElement)) { event.preventDefault(); search.focus(); }
    if (event.key === "Escape" && target === search) { search.value = ""; apply(); }
  });
  const start = new URLSearchParams(location.hash.slice(1));
  search.value = start.get("search") ?? "";
  if (Object.hasOwn(wanted, start.get("show") ?? "")) filter.value = start.get("show");
  apply();
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("li.branch > details:not([open]), li.is-bad > details:not([open])")];
    for (const one of closed) one.open = true;
  });
  addEventListener("afterprint", () => { for (const one of closed) one.open = false; });
})();
`;
