// The draft form: the editor in place of its text area, Ctrl+S, and a word before unsaved text is left.

import { beginEditor } from "./editor";

export function beginDraft(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-draft]");
  if (!form) return;
  let isChanged = false;
  let isSending = false;
  const text = form.querySelector<HTMLTextAreaElement>("#body_html");
  const write = text ? beginEditor(text, () => (isChanged = true)) : undefined;
  form.addEventListener("input", () => (isChanged = true));
  form.addEventListener("submit", () => {
    write?.();
    isSending = true;
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
      event.preventDefault();
      const save = form.querySelector<HTMLButtonElement>('button[name="then"][value="save"]');
      form.requestSubmit(save);
    }
  });
  window.addEventListener("beforeunload", (event) => {
    if (isChanged && !isSending) event.preventDefault();
  });
}
