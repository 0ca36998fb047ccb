// Cleans what is pasted from Word, WPS and web pages before the editor reads it. The server cleans again;
// this keeps the structure that its rules would lose with the styles: headings and lists that Word writes
// as paragraphs with a class.

/** Word writes its lists as paragraphs; each gets the tag that it stands for. */
function lists(body: HTMLElement): void {
  let list: HTMLElement | undefined;
  for (const paragraph of [...body.querySelectorAll<HTMLElement>("p")]) {
    const style = paragraph.getAttribute("style") ?? "";
    if (!/mso-list:\s*l\d/.test(style)) {
      list = undefined;
      continue;
    }
    for (const mark of [...paragraph.querySelectorAll<HTMLElement>("span")]) {
      if (/mso-list:\s*ignore/i.test(mark.getAttribute("style") ?? "")) mark.remove();
    }
    if (!list || list.nextElementSibling !== paragraph) {
      list = body.ownerDocument.createElement("ul");
      paragraph.before(list);
    }
    const item = body.ownerDocument.createElement("li");
    item.append(...paragraph.childNodes);
    list.append(item);
    paragraph.remove();
  }
}

/** Headings by class (MsoHeading1, 标题1) become headings; the page has its own h1. */
function headings(body: HTMLElement): void {
  for (const heading of [...body.querySelectorAll<HTMLElement>("h1, p[class]")]) {
    const level = /(?:heading|标题)\s*(\d)/i.exec(heading.className)?.[1];
    if (heading.tagName !== "H1" && !level) continue;
    const wanted = Math.min(Math.max(Number(level ?? 1), 1) + 1, 4);
    const element = body.ownerDocument.createElement(`h${wanted}`);
    element.append(...heading.childNodes);
    heading.replaceWith(element);
  }
}

/** What carries no meaning goes: styles, classes, comments, office tags, empty spans. */
function strip(body: HTMLElement): void {
  for (const gone of [...body.querySelectorAll("style, script, meta, link, title, xml")]) gone.remove();
  for (const element of [...body.querySelectorAll<HTMLElement>("*")]) {
    if (element.tagName.includes(":") || element.tagName === "SPAN" || element.tagName === "FONT") {
      element.replaceWith(...element.childNodes);
      continue;
    }
    for (const attribute of [...element.attributes]) {
      const isKept = ["href", "src", "alt", "colspan", "rowspan"].includes(attribute.name);
      if (!isKept) element.removeAttribute(attribute.name);
    }
    // Pictures of another machine cannot be read here; they are added as attachments.
    if (element instanceof HTMLImageElement && !element.getAttribute("src")?.startsWith("/files/")) {
      element.remove();
    }
  }
}

/** Returns the pasted HTML without what the program that it came from added. */
export function clean(html: string): string {
  const uncommented = html.replace(/<!--[\s\S]*?-->/g, "").replace(/<!\[[^>]*>/g, "");
  const body = new DOMParser().parseFromString(uncommented, "text/html").body;
  lists(body);
  headings(body);
  strip(body);
  return body.innerHTML.replace(/\u00a0/g, " ").replace(/<p>\s*<\/p>/g, "");
}
