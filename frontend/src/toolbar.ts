// The editor's buttons, in words, with their state told to readers.

import type { Editor } from "@tiptap/core";

import { askForImage, askForLink } from "./ask";

interface Tool {
  name: string;
  title: string;
  act: (editor: Editor) => void;
  isOn?: (editor: Editor) => boolean;
  isOpen?: (editor: Editor) => boolean;
}

const inTable = (editor: Editor): boolean => editor.isActive("table");

const GROUPS: Tool[][] = [
  [
    { name: "正文", title: "正文段落", act: (e) => e.chain().focus().setParagraph().run(), isOn: (e) => e.isActive("paragraph") },
    { name: "一、", title: "一级标题", act: (e) => e.chain().focus().toggleHeading({ level: 2 }).run(), isOn: (e) => e.isActive("heading", { level: 2 }) },
    { name: "（一）", title: "二级标题", act: (e) => e.chain().focus().toggleHeading({ level: 3 }).run(), isOn: (e) => e.isActive("heading", { level: 3 }) },
    { name: "1.", title: "三级标题", act: (e) => e.chain().focus().toggleHeading({ level: 4 }).run(), isOn: (e) => e.isActive("heading", { level: 4 }) },
  ],
  [
    { name: "加粗", title: "加粗（Ctrl+B）", act: (e) => e.chain().focus().toggleBold().run(), isOn: (e) => e.isActive("bold") },
    { name: "上标", title: "上标", act: (e) => e.chain().focus().toggleSuperscript().run(), isOn: (e) => e.isActive("superscript") },
    { name: "下标", title: "下标", act: (e) => e.chain().focus().toggleSubscript().run(), isOn: (e) => e.isActive("subscript") },
    { name: "链接", title: "链接（Ctrl+K）", act: askForLink, isOn: (e) => e.isActive("link") },
  ],
  [
    { name: "列表", title: "项目列表", act: (e) => e.chain().focus().toggleBulletList().run(), isOn: (e) => e.isActive("bulletList") },
    { name: "编号", title: "编号列表", act: (e) => e.chain().focus().toggleOrderedList().run(), isOn: (e) => e.isActive("orderedList") },
    { name: "引文", title: "引文", act: (e) => e.chain().focus().toggleBlockquote().run(), isOn: (e) => e.isActive("blockquote") },
    { name: "图片", title: "从附件中插入图片", act: askForImage },
  ],
  [
    { name: "表格", title: "插入表格", act: (e) => e.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(), isOpen: (e) => !inTable(e) },
    { name: "加行", title: "在下方加一行", act: (e) => e.chain().focus().addRowAfter().run(), isOpen: inTable },
    { name: "加列", title: "在右侧加一列", act: (e) => e.chain().focus().addColumnAfter().run(), isOpen: inTable },
    { name: "删行", title: "删除这一行", act: (e) => e.chain().focus().deleteRow().run(), isOpen: inTable },
    { name: "删列", title: "删除这一列", act: (e) => e.chain().focus().deleteColumn().run(), isOpen: inTable },
    { name: "合并", title: "合并或者拆分单元格", act: (e) => e.chain().focus().mergeOrSplit().run(), isOpen: inTable },
  ],
  [
    { name: "撤销", title: "撤销（Ctrl+Z）", act: (e) => e.chain().focus().undo().run(), isOpen: (e) => e.can().undo() },
    { name: "重做", title: "重做（Ctrl+Shift+Z）", act: (e) => e.chain().focus().redo().run(), isOpen: (e) => e.can().redo() },
  ],
];

export function toolbar(editor: Editor): HTMLElement {
  const bar = document.createElement("div");
  bar.className = "editor-bar";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", "正文工具");
  const updates: (() => void)[] = [];
  for (const group of GROUPS) {
    const span = document.createElement("span");
    for (const tool of group) span.append(button(editor, tool, updates));
    bar.append(span);
  }
  const update = (): void => updates.forEach((one) => one());
  editor.on("transaction", update);
  update();
  editor.view.dom.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      askForLink(editor);
    }
  });
  return bar;
}

function button(editor: Editor, tool: Tool, updates: (() => void)[]): HTMLButtonElement {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = tool.name;
  element.title = tool.title;
  element.addEventListener("click", () => tool.act(editor));
  updates.push(() => {
    if (tool.isOn) element.setAttribute("aria-pressed", String(tool.isOn(editor)));
    if (tool.isOpen) element.disabled = !tool.isOpen(editor);
  });
  return element;
}
