// Shows only the inputs that the chosen attribute asks for. Without script all of them stand there.

export function beginChoices(): void {
  const parts = [...document.querySelectorAll<HTMLElement>("[data-when]")];
  if (parts.length === 0) return;
  const show = (): void => {
    for (const part of parts) {
      const [name, values] = (part.dataset["when"] ?? "").split("=");
      const chosen = document.querySelector<HTMLInputElement>(`input[name="${name}"]:checked`);
      part.hidden = !(values ?? "").split(",").includes(chosen?.value ?? "");
    }
  };
  document.addEventListener("change", show);
  show();
}
