// The desk's one bundle. Every page works without it; it adds the editor, the keyboard and small comforts.

import { beginChoices } from "./choices";
import { beginDraft } from "./draft";
import { beginKeys } from "./keys";
import { beginPrinting } from "./printing";
import { beginSevering } from "./severing";
import { beginTables } from "./tables";

document.documentElement.classList.add("scripted");
beginKeys();
beginChoices();
beginTables();
beginDraft();
beginPrinting();
beginSevering();

// After a form came back with messages, the summary is read first (INTERFACE §3).
document.querySelector<HTMLElement>(".error-summary")?.focus();
