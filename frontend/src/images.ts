// The pictures among the draft's attachments: the address that the text gives them, and the one by which
// the desk shows them before publication.

export interface Picture {
  name: string;
  address: string;
  shown: string;
}

export function images(): Picture[] {
  const rows = document.querySelectorAll<HTMLElement>("[data-files] [data-image]");
  return [...rows].map((row) => ({
    name: row.dataset["name"] ?? "",
    address: row.dataset["image"] ?? "",
    shown: row.dataset["shown"] ?? "",
  }));
}
