"use strict";
// Search, filter and sort; without it everything is on the page all the same.
(() => {
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const query = document.getElementById("query");
  const chips = all(".chip");
  const items = all("tr[data-verdict], tr[data-host], [data-paper]").map((element) => ({
    element,
    verdict: element.dataset.verdict,
    kind: element.dataset.verdict ? "address" : "paper" in element.dataset ? "paper" : "host",
    text: element.textContent.toLowerCase().replace(/\s+/g, " "),
  }));
  const sections = all("section.group");
  const folds = all(".group > details:not(.paper)").map((element) => ({ element, wasOpen: element.open }));
  let narrowed = false;

  const many = { address: "addresses", paper: "papers" };
  const told = (kind) => {
    const of = items.filter((item) => item.kind === kind);
    const shown = of.filter((item) => !item.element.hidden).length;
    return of.length ? `${shown} of ${of.length} ${of.length === 1 ? kind : many[kind]}` : "";
  };

  const unfold = (isNarrowed) => {
    for (const fold of folds) {
      if (isNarrowed && !narrowed) fold.wasOpen = fold.element.open;
      if (isNarrowed !== narrowed) fold.element.open = isNarrowed || fold.wasOpen;
    }
    narrowed = isNarrowed;
  };

  const narrow = () => {
    const words = query.value.toLowerCase().split(/\s+/).filter(Boolean);
    const verdicts = new Set(chips.filter((chip) => chip.ariaPressed === "true").map((chip) => chip.dataset.verdict));
    for (const { element, verdict, text } of items) {
      const isWanted = verdicts.size === 0 || verdicts.has(verdict);
      element.hidden = !(isWanted && words.every((word) => text.includes(word)));
    }
    const isNarrowed = words.length > 0 || verdicts.size > 0;
    for (const section of sections) {
      const mine = all("tr[data-verdict], tr[data-host], [data-paper]", section);
      section.hidden = isNarrowed && mine.every((element) => element.hidden);
    }
    unfold(isNarrowed);
    document.getElementById("nothing").hidden = items.some((item) => !item.element.hidden) || items.length === 0;
    document.getElementById("shown").textContent = ["address", "paper"].map(told).filter(Boolean).join(", ") + " shown";
  };

  const key = (row, column) => row.cells[column].dataset.sort ?? row.cells[column].textContent.trim();
  const order = new Intl.Collator("en", { numeric: true }).compare;

  const sort = (table, column) => {
    const heads = [...table.tHead.rows[0].cells];
    const direction = heads[column].ariaSort === "ascending" ? "descending" : "ascending";
    for (const head of heads) head.removeAttribute("aria-sort");
    heads[column].ariaSort = direction;
    const sign = direction === "ascending" ? 1 : -1;
    const rows = [...table.tBodies[0].rows].map((row) => ({ row, key: key(row, column) }));
    const known = rows.filter((each) => each.key !== "").sort((one, other) => sign * order(one.key, other.key));
    table.tBodies[0].append(...known.concat(rows.filter((each) => each.key === "")).map((each) => each.row));
  };

  for (const table of all("table")) {
    table.classList.add("sortable");
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      button.addEventListener("click", () => sort(table, column));
      head.replaceChildren(button);
    });
  }

  for (const chip of chips) {
    chip.addEventListener("click", () => {
      chip.ariaPressed = String(chip.ariaPressed !== "true");
      narrow();
    });
  }
  query.addEventListener("input", narrow);
  document.getElementById("clear").addEventListener("click", () => {
    query.value = "";
    for (const chip of chips) chip.ariaPressed = "false";
    narrow();
    query.focus();
  });
  document.querySelector(".tools").hidden = items.length === 0;
  narrow();
})();
