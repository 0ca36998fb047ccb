// The rich-text editor in place of the text area. What it writes is what the server's cleaner keeps:
// headings, paragraphs, lists, tables, links, pictures with a description.

import { Editor, mergeAttributes } from "@tiptap/core";
import Image from "@tiptap/extension-image";
import Subscript from "@tiptap/extension-subscript";
import Superscript from "@tiptap/extension-superscript";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import StarterKit from "@tiptap/starter-kit";

import { images } from "./images";
import { clean } from "./paste";
import { toolbar } from "./toolbar";

// The strict content policy allows no style attributes, which the table would write for its columns.
const PlainTable = Table.extend({
  renderHTML({ HTMLAttributes }) {
    const { style: _, ...rest } = HTMLAttributes;
    return ["table", mergeAttributes(rest), ["tbody", 0]];
  },
});

// A picture stands in the text under its public address; before publication the desk shows it from its own.
const OwnImage = Image.extend({
  addAttributes() {
    return {
      src: {
        default: null,
        renderHTML: (attributes: Record<string, unknown>) => ({ src: attributes["src"] }),
      },
      alt: { default: "" },
      title: { default: null },
    };
  },
  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement("img");
      const source = String(node.attrs["src"] ?? "");
      dom.src = images().find((image) => image.address === source)?.shown ?? source;
      dom.alt = String(node.attrs["alt"] ?? "");
      return { dom };
    };
  },
});

/** Puts the editor in place; returns what writes its text back into the text area. */
export function beginEditor(area: HTMLTextAreaElement, changed: () => void): () => void {
  const place = document.createElement("div");
  place.className = "editor";
  const label = document.querySelector<HTMLLabelElement>(`label[for="${area.id}"]`);
  if (label) label.id = `${area.id}-label`;
  const editor = new Editor({
    element: place,
    injectCSS: false,
    content: area.value,
    extensions: [
      StarterKit.configure({
        heading: { levels: [2, 3, 4] },
        codeBlock: false,
        code: false,
        link: { openOnClick: false, HTMLAttributes: { target: null, rel: null } },
      }),
      Subscript,
      Superscript,
      PlainTable.configure({ resizable: false }),
      TableRow,
      TableHeader,
      TableCell,
      OwnImage,
    ],
    editorProps: {
      transformPastedHTML: clean,
      attributes: {
        class: "body editing",
        role: "textbox",
        "aria-multiline": "true",
        "aria-labelledby": label?.id ?? "",
        ...(area.getAttribute("aria-describedby")
          ? { "aria-describedby": area.getAttribute("aria-describedby") as string }
          : {}),
      },
    },
    onUpdate: changed,
  });
  place.prepend(toolbar(editor));
  area.hidden = true;
  area.after(place);
  label?.addEventListener("click", () => editor.commands.focus());
  return () => {
    area.value = editor.isEmpty ? "" : editor.getHTML();
  };
}
