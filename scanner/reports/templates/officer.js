
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { labels, columns, texts, controls, ids } = data;
  const KINDS = ["exception", "gap", "waived", "pass"];
  const STEP = 100;
  const NUMBERS = ["severity", "rows", "people"];
  const get = (id) => document.getElementById(id);
  const text = (name, row) => texts[columns[name][row]];
  const total = ids.length / 16;
  const idOf = (row) => ids.slice(row * 16, row * 16 + 16);
  const placeOf = (row) => ["source", "dataset", "object", "field"].map((n) => text(n, row)).filter(Boolean);
  const state = { rows: [], shown: STEP, key: "", down: false };

  // Every text enters the page here, and only as text.
  const make = (tag, content, look) => {
    const element = document.createElement(tag);
    if (look) element.className = look;
    for (const one of [content].flat()) if (one !== null && one !== undefined) element.append(one);
    return element;
  };
  const lines = (content) => content.split("\n").flatMap((line, n) => (n ? [document.createElement("br"), line] : [line]));
  const path = (row) => placeOf(row).flatMap((one, n, all) => [make("bdi", n < all.length - 1 ? one + " ›" : one), " "]);
  const count = (number) => (number === null ? "-" : number.toLocaleString("en"));
  const mark = (row) => {
    const [code, word] = labels.marks[columns.severity[row]];
    return make("span", word, "mark " + code);
  };
  const due = (row) => {
    const day = text("due", row) || "-";
    return columns.late[row] ? make("span", [day, document.createElement("br"), labels.late], "late") : day;
  };

  const VALUES = {
    place: (row) => placeOf(row).join("\u0000"),
    control: (row) => text("control", row),
    matter: (row) => text("matter", row),
    since: (row) => text("since", row),
    owner: (row) => text("owner", row) || "\uffff",
    due: (row) => text("due", row) || "\uffff",
    severity: (row) => columns.severity[row],
    rows: (row) => columns.rows[row] ?? -1,
    people: (row) => Number(text("people", row).replace(/\D/g, "") || -1),
  };

  let words = null;
  const searched = (row) => {
    words ??= Array.from({ length: total }, (_, n) =>
      [idOf(n), text("control", n), controls[text("control", n)][0], ...placeOf(n), text("matter", n), text("owner", n)]
        .join("\n").normalize("NFKC").toLowerCase());
    return words[row];
  };

  const find = () => {
    const wanted = get("find").value.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
    const chosen = (id) => get(id).value;
    const [kind, severity, control, city, owner] = ["kind", "severity", "control", "city", "owner"].map(chosen);
    const late = get("late").checked;
    const rows = [];
    for (let row = 0; row < total; row += 1) {
      if (kind && columns.kind[row] !== Number(kind)) continue;
      if (severity && columns.severity[row] !== Number(severity)) continue;
      if (control && columns.control[row] !== Number(control)) continue;
      if (owner && columns.owner[row] !== Number(owner)) continue;
      if (late && !columns.late[row]) continue;
      if (city && !cities[columns.cities[row]].includes(city)) continue;
      if (wanted.length && !wanted.every((word) => searched(row).includes(word))) continue;
      rows.push(row);
    }
    if (state.key) {
      const value = VALUES[state.key];
      const keys = new Map(rows.map((row) => [row, value(row)]));
      const sign = state.down ? -1 : 1;
      rows.sort((a, b) => {
        const [x, y] = [keys.get(a), keys.get(b)];
        return (x < y ? -sign : x > y ? sign : a - b);
      });
    }
    state.rows = rows;
  };

  const line = (row) => {
    const open = make("button", path(row), "open");
    open.type = "button";
    open.dataset.row = row;
    open.setAttribute("aria-haspopup", "dialog");
    return make("tr", [
      make("td", [mark(row), make("span", labels[KINDS[columns.kind[row]]], "kind")]),
      make("td", text("control", row), "code"),
      make("td", open),
      make("td", lines(text("matter", row))),
      make("td", count(columns.rows[row]), "n"),
      make("td", text("people", row), "n"),
      make("td", text("since", row), "day"),
      make("td", text("owner", row) || labels.nobody),
      make("td", due(row), "day"),
    ]);
  };

  const show = () => {
    const body = get("list").tBodies[0];
    const rows = state.rows.slice(0, state.shown);
    body.replaceChildren(...rows.map(line));
    get("more").hidden = rows.length === state.rows.length;
    const numbers = { n: rows.length, m: state.rows.length, t: total };
    const said = labels.shown.replace(/\{(.)\}/g, (_, key) => numbers[key].toLocaleString("en"));
    get("count").textContent = state.rows.length ? said : labels.none;
  };
  const renew = () => { state.shown = STEP; find(); show(); };

  const pair = (list, label, value) => list.append(make("dt", label), make("dd", value));
  const section = (box, label, value) => { if (value) box.append(make("h3", label), make("p", lines(value))); };
  const open = (row) => {
    const control = text("control", row);
    const [title, verifies, clears] = controls[control];
    const heading = make("h2", [mark(row), ` ${control} ${title}`]);
    heading.id = "detail-title";
    const list = document.createElement("dl");
    pair(list, labels.kind, labels[KINDS[columns.kind[row]]]);
    pair(list, labels.place, path(row));
    pair(list, labels.matter, lines(text("matter", row)));
    pair(list, labels.read, `${count(columns.rows[row])} / ${count(columns.read[row])}`);
    pair(list, labels.people, text("people", row));
    pair(list, labels.cities, lines(text("cities", row) || "-"));
    pair(list, labels.since, text("since", row));
    pair(list, labels.owner, text("owner", row) || labels.nobody);
    pair(list, labels.due, due(row));
    pair(list, labels.articles, text("articles", row) || labels["no-articles"]);
    pair(list, labels.id, idOf(row));
    const box = get("detail");
    box.replaceChildren(heading, list);
    section(box, labels.verifies, verifies);
    section(box, labels.clears, clears);
    section(box, labels.waiver, text("waiver", row));
    section(box, labels.history, text("history", row) || labels["no-history"]);
    const [close, print] = [make("button", labels.close), make("button", labels.print)];
    close.type = print.type = "button";
    close.addEventListener("click", () => box.close());
    print.addEventListener("click", () => window.print());
    box.append(make("p", [close, print], "acts"));
    if (!box.open) box.showModal();
    box.scrollTop = 0;
    history.replaceState(null, "", "#" + idOf(row));
  };
  const openNamed = () => {
    const wanted = location.hash.slice(1);
    for (let row = 0; row < total; row += 1) if (idOf(row) === wanted) return open(row);
    return undefined;
  };

  const offer = (id, values, wordOf) => {
    for (const value of values) {
      const option = make("option", wordOf(value));
      option.value = value;
      get(id).append(option);
    }
  };
  const cities = {};
  for (const number of new Set(columns.cities)) cities[number] = texts[number].split("\n").filter(Boolean);
  const sorted = (numbers) => [...new Set(numbers)].sort((a, b) => (texts[a] < texts[b] ? -1 : 1));
  offer("kind", [...new Set(columns.kind)].sort(), (kind) => labels[KINDS[kind]]);
  offer("control", sorted(columns.control), (n) => `${texts[n]} ${controls[texts[n]][0]}`);
  offer("city", [...new Set(Object.values(cities).flat())].sort(), (city) => city);
  offer("owner", sorted(columns.owner), (n) => texts[n] || labels.nobody);

  let waiting = 0;
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(renew, 120); };
  get("filters").addEventListener("input", soon);
  get("filters").addEventListener("change", soon);
  get("filters").addEventListener("reset", () => setTimeout(renew));
  get("filters").addEventListener("submit", (event) => { event.preventDefault(); renew(); });
  get("more").addEventListener("click", () => {
    const first = state.shown;
    state.shown += STEP;
    show();
    get("list").tBodies[0].rows[first]?.querySelector("button").focus();
  });
  get("list").addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.row) { open(Number(button.dataset.row)); return; }
    const key = button.dataset.sort;
    state.down = state.key === key ? !state.down : NUMBERS.includes(key);
    state.key = key;
    for (const head of get("list").tHead.rows[0].cells) head.removeAttribute("aria-sort");
    button.parentElement.setAttribute("aria-sort", state.down ? "descending" : "ascending");
    renew();
  });
  get("detail").addEventListener("close", () => history.replaceState(null, "", location.pathname + location.search));
  window.addEventListener("hashchange", openNamed);
  window.addEventListener("beforeprint", () => { if (!get("detail").open) { state.before = state.shown; state.shown = state.rows.length; show(); } });
  window.addEventListener("afterprint", () => { if (state.before) { state.shown = state.before; state.before = 0; show(); } });
  renew();
  openNamed();
})();
