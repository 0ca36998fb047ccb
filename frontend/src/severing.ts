// Marks are made without loading the pages of pictures again: forms go to their address in the background, and those parts of
// the answer that changed take the place of the old ones. While a file is made, how far it is is asked for.

import { beginDrawing } from "./drawing";

const ASK_MS = 700;

const part = (name: string): string => `[data-part="${name}"]`;

/** Takes over from an answer what belongs to the marks; false when it is another page. */
function take(root: HTMLElement, answer: Document): boolean {
  const next = answer.querySelector<HTMLElement>("[data-severing]");
  if (!next) return false;
  for (const old of root.querySelectorAll<HTMLElement>("[data-part]")) {
    const fresh = next.querySelector(part(old.dataset["part"] ?? ""));
    if (fresh) old.replaceChildren(...fresh.childNodes);
  }
  const version = next.dataset["version"] ?? "";
  root.dataset["version"] = version;
  for (const input of root.querySelectorAll<HTMLInputElement>("input[name=version]")) input.value = version;
  return true;
}

/** What the answer says, in a line: done, or what is wrong. */
function said(answer: Document): { text: string; isWrong: boolean } {
  const wrong = [...answer.querySelectorAll(".error-summary li")].map((item) => item.textContent?.trim() ?? "");
  if (wrong.length > 0) return { text: wrong.join("；"), isWrong: true };
  return { text: answer.querySelector("main > .note[role=status]")?.textContent?.trim() ?? "", isWrong: false };
}

/** The message above the marks; the one before it goes. */
function show(root: HTMLElement, form: HTMLFormElement, message: { text: string; isWrong: boolean }): void {
  for (const old of root.querySelectorAll(".exchange-said")) old.remove();
  document.querySelector("main > .error-summary")?.remove();
  document.querySelector("main > .note[role=status]")?.remove();
  const status = root.querySelector<HTMLElement>("[data-said]");
  if (status) status.textContent = message.text;
  if (!message.isWrong) return;
  const text = document.createElement("p");
  text.className = "error exchange-said";
  text.textContent = message.text;
  const home = form.isConnected ? form : root.querySelector(part("marks"));
  home?.prepend(text);
}

/** Asks how far a file is, until told to stop. */
function progress(root: HTMLElement, address: string): () => void {
  const box = root.querySelector<HTMLElement>("[data-progress]");
  const bar = box?.querySelector("progress");
  const words = box?.querySelector("span");
  if (!box || !bar || !words) return () => undefined;
  const pages = root.querySelectorAll(".page-face").length;
  box.hidden = false;
  bar.value = 0;
  words.textContent = `正在处理，共 ${pages} 页`;
  const timer = window.setInterval(async () => {
    const answer = await fetch(`${address}/progress`).catch(() => undefined);
    const [at, of] = ((await answer?.text()) ?? "").split("/").map(Number);
    if (!at || !of) return;
    bar.max = of;
    bar.value = at;
    words.textContent = at <= pages ? `正在处理第 ${at} 页，共 ${pages} 页` : `正在检查第 ${at - pages} 页，共 ${pages} 页`;
  }, ASK_MS);
  return () => {
    window.clearInterval(timer);
    box.hidden = true;
  };
}

async function exchange(root: HTMLElement, form: HTMLFormElement, by: HTMLElement | null, emptied: () => void): Promise<void> {
  const data = new URLSearchParams();
  for (const [name, value] of new FormData(form, by)) if (typeof value === "string") data.append(name, value);
  const stop = form.dataset["exchange"] === "release" ? progress(root, form.action) : () => undefined;
  root.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(form.action, { method: "POST", body: data });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const message = said(page);
    if (!take(root, page)) {
      location.assign(form.action);
      return;
    }
    show(root, form, message);
    if (!message.isWrong && form.matches("[data-area]")) emptied();
    if (!form.isConnected || form.dataset["exchange"] === "find") {
      const heading = form.dataset["exchange"] === "find" && !message.isWrong ? ".found input" : "#marks";
      root.querySelector<HTMLElement>(heading)?.focus();
    }
  } finally {
    stop();
    root.removeAttribute("aria-busy");
  }
}

export function beginSevering(): void {
  const root = document.querySelector<HTMLElement>("[data-severing]");
  const area = root?.querySelector<HTMLFormElement>("form[data-area]");
  if (!root || !area) return;
  const emptied = beginDrawing(root, area);
  root.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.matches("[data-exchange]")) return;
    event.preventDefault();
    if (root.hasAttribute("aria-busy")) return;
    exchange(root, form, event.submitter, emptied).catch(() => form.submit());
  });
}
