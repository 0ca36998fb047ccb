// Buttons that print the sheet; without script the browser's own menu does.

export function beginPrinting(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-print]")) {
    button.addEventListener("click", () => window.print());
  }
}
