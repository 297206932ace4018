"use strict";
(() => {
  const root = document.documentElement;
  const find = (id) => document.getElementById(id);
  const [controls, search, kind, sort, language, count, sorted, nothing] =
    ["controls", "search", "kind", "sort", "language", "count", "sorted", "nothing"].map(find);
  const rows = [...document.querySelectorAll("tr[id]")];
  const homes = rows.map((row) => row.parentNode);
  const sections = [...document.querySelectorAll("main > section[data-section]")];
  const fold = (text) => text.normalize("NFKC").toLowerCase();
  const texts = rows.map((row) => fold(row.dataset.text + " " + row.textContent));

  const speak = (lang) => {
    root.lang = root.dataset.lang = lang;
    for (const node of document.querySelectorAll("[data-zh]")) node.textContent = node.dataset[lang];
    show();
  };

  const number = (row) => ("number" in row.dataset ? Number(row.dataset.number) : -Infinity);
  const label = (row) => row.querySelector(".label ." + root.dataset.lang).textContent;
  const order = {
    value: (a, b) => (number(a) === number(b) ? 0 : number(b) - number(a)),
    name: (a, b) => label(a).localeCompare(label(b), root.lang),
    id: (a, b) => (a.id < b.id ? -1 : 1),
  };

  // Sorted, all rows stand in one table (the sort is stable); in the report's order each goes back to its section.
  const place = () => {
    const compare = order[sort.value];
    sorted.hidden = !compare;
    if (compare) sorted.querySelector("tbody").append(...[...rows].sort(compare));
    else rows.forEach((row, index) => homes[index].append(row));
  };

  const show = () => {
    const words = fold(search.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, index) => {
      const keep = (!kind.value || row.dataset.kind === kind.value) && words.every((word) => texts[index].includes(word));
      row.hidden = !keep;
      shown += keep;
    });
    for (const section of sections)
      section.hidden = !section.querySelector("tr[id]:not([hidden])") && (Boolean(order[sort.value]) || shown < rows.length);
    count.textContent = shown + " / " + rows.length;
    nothing.hidden = shown > 0;
  };

  search.addEventListener("input", show);
  kind.addEventListener("change", show);
  sort.addEventListener("change", () => { place(); show(); });
  language.addEventListener("click", () => { speak(root.dataset.lang === "zh" ? "en" : "zh"); if (sort.value === "name") place(); });
  controls.addEventListener("submit", (event) => event.preventDefault());
  controls.hidden = false;
  speak(root.dataset.lang);
})();
