// Small dialogs of the editor: an address for a link; a picture with the description that it must have.

import type { Editor } from "@tiptap/core";

import { images } from "./images";

interface Question {
  name: string;
  label: string;
  value?: string;
  choices?: [string, string][];
  required?: boolean;
}

function input(question: Question): HTMLElement {
  const label = document.createElement("label");
  label.textContent = question.label;
  const control = document.createElement(question.choices ? "select" : "input");
  control.className = "input";
  control.name = question.name;
  control.required = question.required ?? false;
  for (const [value, name] of question.choices ?? []) {
    (control as HTMLSelectElement).add(new Option(name, value));
  }
  control.value = question.value ?? (control.value || "");
  label.append(control);
  return label;
}

function ask(title: string, questions: Question[], done: (answers: FormData) => void): void {
  const dialog = document.createElement("dialog");
  dialog.className = "ask";
  const form = document.createElement("form");
  form.method = "dialog";
  const heading = document.createElement("h2");
  heading.textContent = title;
  const buttons = document.createElement("p");
  buttons.className = "btns";
  const yes = document.createElement("button");
  yes.className = "btn main small";
  yes.textContent = title;
  const no = document.createElement("button");
  no.type = "button";
  no.className = "btn small";
  no.textContent = "取消";
  no.addEventListener("click", () => dialog.close());
  buttons.append(yes, no);
  form.append(heading, ...questions.map(input), buttons);
  form.addEventListener("submit", () => done(new FormData(form)));
  dialog.addEventListener("close", () => dialog.remove());
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();
}

/** An address that the server keeps: http(s), mail, telephone, or a path on this site. */
export function isAddress(text: string): boolean {
  return /^(https?:\/\/|mailto:|tel:|\/(?!\/)|#)/i.test(text);
}

export function askForLink(editor: Editor): void {
  const present = String(editor.getAttributes("link")["href"] ?? "");
  const question = { name: "href", label: "网址，留空则去掉链接", value: present };
  ask("设置链接", [question], (answers) => {
    const typed = String(answers.get("href") ?? "").trim();
    const chain = editor.chain().focus().extendMarkRange("link");
    if (typed === "") chain.unsetLink().run();
    else chain.setLink({ href: isAddress(typed) ? typed : `https://${typed}` }).run();
  });
}

export function askForImage(editor: Editor): void {
  const pictures = images();
  if (pictures.length === 0) {
    const hint = { name: "none", label: "请先在“附件”中添加图片并保存，再从这里插入" };
    ask("知道了", [], () => undefined);
    document.querySelector("dialog.ask h2")?.append(`：${hint.label}`);
    return;
  }
  const choices = pictures.map((picture): [string, string] => [picture.address, picture.name]);
  const questions: Question[] = [
    { name: "src", label: "图片", choices, required: true },
    { name: "alt", label: "图片说明，读屏软件会读出", required: true },
  ];
  ask("插入图片", questions, (answers) => {
    const alt = String(answers.get("alt") ?? "").trim();
    if (alt === "") return;
    editor.chain().focus().setImage({ src: String(answers.get("src")), alt }).run();
  });
}
