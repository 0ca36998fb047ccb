// Single keys for lists and places. They work only outside inputs and can be switched off (WCAG 2.1.4);
// the choice is kept in this browser.

const SWITCH = "gk-keys";
const PLACES: Record<string, string> = { t: "/desk", a: "/desk/records", n: "/desk/drafts/new", m: "/desk/me" };

export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName))
  );
}

function isOn(): boolean {
  try {
    return localStorage.getItem(SWITCH) !== "off";
  } catch {
    return true;
  }
}

function rows(): HTMLTableRowElement[] {
  return [...document.querySelectorAll<HTMLTableRowElement>("[data-keys] tbody tr:not(.group)")];
}

function move(by: number): void {
  const all = rows();
  if (all.length === 0) return;
  const at = all.findIndex((row) => row.classList.contains("sel"));
  const next = Math.min(Math.max(at + by, 0), all.length - 1);
  all[at]?.classList.remove("sel");
  const row = all[at === -1 ? 0 : next];
  row?.classList.add("sel");
  row?.querySelector<HTMLAnchorElement>("td.t a")?.focus();
}

function toggle(help: HTMLElement): void {
  const button = help.querySelector<HTMLButtonElement>("[data-keys-toggle]");
  const show = (): void => {
    help.classList.toggle("off", !isOn());
    if (button) button.textContent = isOn() ? "关闭快捷键" : "打开快捷键";
  };
  button?.addEventListener("click", () => {
    try {
      localStorage.setItem(SWITCH, isOn() ? "off" : "on");
    } catch {
      // A browser that keeps nothing leaves the keys on.
    }
    show();
  });
  help.hidden = false;
  show();
}

export function beginKeys(): void {
  const help = document.querySelector<HTMLElement>("[data-keys-help]");
  if (help) toggle(help);
  let isGoing = false;
  document.addEventListener("keydown", (event) => {
    if (!isOn() || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    if (isGoing) {
      isGoing = false;
      const place = PLACES[key];
      if (place) location.assign(place);
      return;
    }
    if (key === "g") {
      isGoing = true;
      window.setTimeout(() => (isGoing = false), 1500);
    } else if (key === "j") move(1);
    else if (key === "k") move(-1);
    else if (key === "c") location.assign("/desk/drafts/new");
    else if (key === "/") {
      const search = document.querySelector<HTMLInputElement>("#gs, #words");
      if (search) {
        event.preventDefault();
        search.focus();
      }
    }
  });
}
