// A new mark is drawn on the picture of a page: with a mouse, a pen or a finger by dragging, afterwards with arrow keys. What is
// drawn and what stands in the fields of the form are one.

import { between, moved, type Place, type Size } from "./places";

const NAMES = ["left", "top", "width", "height"] as const;

const size = (face: HTMLElement): Size => ({
  width: Number(face.dataset["width"]),
  height: Number(face.dataset["height"]),
});

function field(form: HTMLFormElement, name: string): HTMLInputElement | HTMLSelectElement {
  return form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement;
}

function read(form: HTMLFormElement): Place | undefined {
  const [left, top, width, height] = NAMES.map((name) => Math.round(Number(field(form, name).value || "NaN") * 10));
  const place = { left: left ?? NaN, top: top ?? NaN, width: width ?? NaN, height: height ?? NaN };
  return Object.values(place).some(Number.isNaN) || place.width <= 0 || place.height <= 0 ? undefined : place;
}

function write(form: HTMLFormElement, page: string, place: Place): void {
  for (const name of NAMES) field(form, name).value = (place[name] / 10).toFixed(1);
  field(form, "page").value = page;
}

/** The frame of what is drawn; one for all pages. */
function frame(form: HTMLFormElement, root: HTMLElement): { show: () => void; focus: () => void } {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "new-place";
  button.setAttribute("aria-label", "新画的区域：方向键移动，Shift加方向键改变大小，回车选择理由");
  const face = (): HTMLElement | null => root.querySelector(`[data-page="${field(form, "page").value}"]`);
  const show = (): void => {
    const place = read(form);
    const sheet = face();
    if (!place || !sheet) {
      button.remove();
      return;
    }
    const { width, height } = size(sheet);
    const share = (part: number, whole: number): string => `${(part / whole) * 100}%`;
    button.style.left = share(place.left, width);
    button.style.width = share(place.width, width);
    button.style.top = share(place.top, height);
    button.style.height = share(place.height, height);
    if (button.parentElement !== sheet) sheet.append(button);
  };
  button.addEventListener("keydown", (event) => {
    const place = read(form);
    const sheet = face();
    const next = place && sheet && moved(place, event.key, event.shiftKey, size(sheet));
    if (!next) return;
    event.preventDefault();
    write(form, field(form, "page").value, next);
    show();
  });
  button.addEventListener("click", () => field(form, "ground").focus());
  return { show, focus: () => button.focus({ preventScroll: true }) };
}

/** Dragging over a page. A finger scrolls unless drawing was switched on. */
function drag(face: HTMLElement, drawn: (place: Place, isFinished: boolean) => void, isOn: () => boolean): void {
  let from: [number, number] | undefined;
  const at = (event: PointerEvent): [number, number] => {
    const box = face.getBoundingClientRect();
    const page = size(face);
    return [((event.clientX - box.left) / box.width) * page.width, ((event.clientY - box.top) / box.height) * page.height];
  };
  const tell = (event: PointerEvent, isFinished: boolean): void => {
    const place = from && between(from, at(event), size(face));
    if (place) drawn(place, isFinished);
  };
  face.addEventListener("pointerdown", (event) => {
    const isOurs = event.button === 0 && !(event.target as Element).closest("button");
    if (!isOurs || (event.pointerType === "touch" && !isOn())) return;
    event.preventDefault();
    from = at(event);
    face.setPointerCapture(event.pointerId);
  });
  face.addEventListener("pointermove", (event) => tell(event, false));
  face.addEventListener("pointerup", (event) => {
    tell(event, true);
    from = undefined;
  });
  face.addEventListener("pointercancel", () => (from = undefined));
}

/** A switch for fingers: while it is on, dragging draws and does not scroll. */
function fingerSwitch(root: HTMLElement, hint: Element | null): () => boolean {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn small for-fingers";
  button.textContent = "用手指画区域";
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => {
    const isOn = root.classList.toggle("drawing");
    button.setAttribute("aria-pressed", String(isOn));
  });
  hint?.after(button);
  return () => root.classList.contains("drawing");
}

/** Where there is no room for the form beside the pages, it follows the page that is drawn on. */
function follow(form: HTMLFormElement, face: HTMLElement): void {
  if (window.matchMedia("(max-width: 68rem)").matches) face.after(form);
}

/** Lets marks be drawn; the answer shows what is typed again after the form was emptied. */
export function beginDrawing(root: HTMLElement, form: HTMLFormElement): () => void {
  const hint = form.querySelector<HTMLElement>("[data-drawing]");
  if (hint) hint.hidden = false;
  const { show, focus } = frame(form, root);
  const isOn = fingerSwitch(root, hint);
  for (const face of root.querySelectorAll<HTMLElement>(".page-face")) {
    drag(
      face,
      (place, isFinished) => {
        write(form, face.dataset["page"] ?? "1", place);
        show();
        if (!isFinished) return;
        follow(form, face);
        focus();
      },
      isOn,
    );
  }
  form.addEventListener("input", show);
  show();
  return () => {
    for (const name of NAMES) field(form, name).value = "";
    show();
  };
}
