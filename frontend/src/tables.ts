// Table fields: rows of cells in place of lines with tabs. A block copied from a spreadsheet is pasted
// whole; the text area stays what is sent.

export function parse(text: string, width: number): string[][] {
  const lines = text.replace(/\r/g, "").split("\n");
  const rows = lines.filter((line) => line.trim() !== "").map((line) => line.split("\t"));
  return rows.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? ""));
}

export function write(rows: string[][]): string {
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ""));
  const clean = (cell: string): string => cell.replace(/[\t\n]+/g, " ").trim();
  return filled.map((row) => row.map(clean).join("\t")).join("\n");
}

function cell(value: string, label: string): HTMLInputElement {
  const input = document.createElement("input");
  input.className = "input";
  input.value = value;
  input.setAttribute("aria-label", label);
  return input;
}

function build(area: HTMLTextAreaElement, columns: string[]): void {
  const table = document.createElement("table");
  table.className = "table tight rows-table";
  const head = table.createTHead().insertRow();
  for (const name of columns) {
    const heading = document.createElement("th");
    heading.scope = "col";
    heading.textContent = name;
    head.append(heading);
  }
  const body = table.createTBody();
  const add = (row: string[]): void => {
    const line = body.insertRow();
    columns.forEach((name, at) => {
      const label = `第 ${body.rows.length} 行，${name}`;
      line.insertCell().append(cell(row[at] ?? "", label));
    });
  };
  const read = (): string[][] =>
    [...body.rows].map((row) => [...row.querySelectorAll("input")].map((input) => input.value));
  const keep = (): void => {
    area.value = write(read());
    area.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const fill = (rows: string[][]): void => {
    body.replaceChildren();
    for (const row of [...rows, columns.map(() => "")]) add(row);
  };
  fill(parse(area.value, columns.length));
  table.addEventListener("input", () => {
    const last = read().at(-1);
    if (last?.some((value) => value !== "")) add([]);
    keep();
  });
  table.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!text.includes("\t") && !text.trim().includes("\n")) return;
    event.preventDefault();
    fill([...parse(area.value, columns.length), ...parse(text, columns.length)]);
    keep();
  });
  area.hidden = true;
  area.after(table);
}

export function beginTables(): void {
  for (const area of document.querySelectorAll<HTMLTextAreaElement>("textarea[data-columns]")) {
    build(area, (area.dataset["columns"] ?? "").split("|"));
  }
}
