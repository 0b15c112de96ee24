// Buttons and keys for a text with formatting, and what is pasted from Word or a page put into its notation: headings by their
// numbers, bold, italic, footnotes, lists, tables. All of it stays text: nothing that is pasted becomes markup anywhere.
"use strict";

(() => {
  const tools = document.getElementById("writing-tools");
  const NOTE = "[chú thích: ";
  const BLOCKS = new Set("P DIV H1 H2 H3 H4 H5 H6 LI UL OL TABLE TBODY THEAD TFOOT TR TD TH BLOCKQUOTE SECTION ARTICLE PRE HR".split(" "));
  const SKIPPED = new Set("STYLE SCRIPT HEAD TITLE META LINK DEL TEMPLATE".split(" "));
  const NUMBERED = /^([IVX]{1,5}\.|\d{1,2}(\.\d{1,2})*\.?)\s/;

  // --- from HTML to the notation

  // Word, LibreOffice: «#_ftn1», «#sdfootnote1sym» in the text, the note itself in <div id="ftn1">, <div id="sdfootnote1">.
  const noteName = (name) => (/(ftn|edn|sdfootnote|sdendnote)(?!ref)(\d+)/.exec(name || "") || []).slice(1).join("");

  function notationOf(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const notes = new Map();
    for (const note of page.querySelectorAll('div[id*="ftn"], div[id*="edn"], div[id^="sdfootnote"], div[id^="sdendnote"]')) {
      for (const back of note.querySelectorAll("a[href*='#']")) back.remove();
      notes.set(noteName(note.id), note);
      note.remove();
    }
    const said = new Map([...notes].map(([name, note]) => [name, linesOf(note, new Map()).join(" // ")]));
    for (const list of page.querySelectorAll('[style*="footnote-list"], [style*="endnote-list"]')) list.remove();
    return linesOf(page.body, said).join("\n");
  }

  function linesOf(root, notes) {
    const lines = [];
    let runs = [];
    let begins = ""; // of a list: what its next line begins with
    function end(heading = false) {
      const line = lineOf(runs, heading);
      if (line) {
        lines.push(begins + line);
        begins = "";
      }
      runs = [];
    }
    function walk(node, look) {
      for (const child of node.childNodes) {
        if (child.nodeType === Node.TEXT_NODE) runs.push({ text: child.data.replace(/\s+/g, " "), ...look });
        if (child.nodeType !== Node.ELEMENT_NODE || SKIPPED.has(child.tagName) || isHidden(child)) continue;
        const note = child.tagName === "A" && notes.get(noteName((child.getAttribute("href") || "").split("#")[1]));
        if (note) runs.push({ note });
        else if (child.tagName === "BR") end();
        else if (child.tagName === "TABLE") {
          end();
          lines.push(...rowsOf(child, notes));
        } else if (styleOf(child, "mso-list") === "ignore") runs.push({ text: markOf(child.textContent, levelOf(child)) });
        else if (BLOCKS.has(child.tagName)) {
          end();
          const heading = /^H[1-6]$/.test(child.tagName);
          if (child.tagName === "LI") begins = itemMark(child);
          walk(child, heading ? { bold: false, italic: false } : lookOf(child, look));
          end(heading);
        } else walk(child, lookOf(child, look));
      }
    }
    walk(root, { bold: false, italic: false });
    end();
    return lines;
  }

  // As it is written: our pages let no style of others apply (Content-Security-Policy), so that `element.style` is empty.
  const styleOf = (element, name) =>
    (new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;!]+)`, "i").exec(element.getAttribute("style") || "")?.[1] || "").trim().toLowerCase();

  function lookOf(element, look) {
    const weight = styleOf(element, "font-weight");
    const style = styleOf(element, "font-style");
    const bold = weight ? /^bold/.test(weight) || Number(weight) >= 600 : look.bold || /^(B|STRONG)$/.test(element.tagName);
    const italic = style ? style === "italic" : look.italic || /^(I|EM)$/.test(element.tagName);
    return { bold, italic };
  }

  const isHidden = (element) => styleOf(element, "display") === "none" || styleOf(element, "mso-hide") === "all";
  // «·» and «o» of Word's lists are letters of a font of signs; numbers and letters say something.
  const markOf = (text, level) => (/[\d.]+|[IVX]+\.|[a-zđ]\)/.test(text.trim()) ? `${text.trim()} ` : level > 1 ? "+ " : "- ");
  // Word's line says it: «mso-list:l0 level2 lfo1».
  const levelOf = (mark) => Number(/level(\d)/.exec(styleOf(mark.closest("p, h1, h2, h3, h4, h5, h6, li") || mark, "mso-list"))?.[1] || 1);

  function itemMark(item) {
    if (item.parentElement?.tagName === "OL") {
      const place = [...item.parentElement.children].filter((one) => one.tagName === "LI").indexOf(item);
      return `${(item.parentElement.start || 1) + place}. `;
    }
    return item.parentElement?.closest("li") ? "+ " : "- ";
  }

  function lineOf(runs, heading) {
    const together = [];
    for (const run of runs) {
      const last = together.at(-1);
      if (last && !last.note && !run.note && !last.bold === !run.bold && !last.italic === !run.italic) last.text += run.text;
      else together.push({ ...run });
    }
    const plain = together.map((run) => run.text || "").join("").replace(/\s+/g, " ").trim();
    if (!plain && !together.some((run) => run.note)) return "";
    // The number of a line makes it a heading; the stars would say it twice.
    const numbered = NUMBERED.test(plain) && !/[.;,:]$/.test(plain) && together.every((run) => run.note || run.bold || !run.text.trim());
    const allBold = heading && !NUMBERED.test(plain);
    const marked = together.map((run) => {
      if (run.note) return `${NOTE}${inNote(run.note)}]`;
      const marks = ((run.bold && !numbered) || allBold ? "**" : "") + (run.italic && !numbered ? "*" : "");
      const [, before, inner, after] = /^(\s*)([^]*?)(\s*)$/.exec(escaped(run.text));
      return inner ? before + marks + inner + [...marks].reverse().join("") + after : before + after;
    });
    return marked.join("").replace(/\s+/g, " ").trim().replace(/^\|/, "\\|");
  }

  const escaped = (text) => text.replace(/[*]/g, "\\*").replace(/\\(?=[\\|[\]])/g, "\\\\").replace(/\[(?=chú thích:)/gi, "\\[");
  const inNote = (text) => (balanced(text) ? text : text.replace(/[[\]]/g, "\\$&"));

  function balanced(text) {
    let open = 0;
    for (const letter of text) {
      open += letter === "[" ? 1 : letter === "]" ? -1 : 0;
      if (open < 0) return false;
    }
    return open === 0;
  }

  function rowsOf(table, notes) {
    const rows = [...table.rows].map((row) =>
      [...row.cells].flatMap((cell) => {
        const said = linesOf(cell, notes).join(" // ").replace(/(?<!\\)\|/g, "\\|");
        return [said, ...Array(Math.max(0, Math.min(cell.colSpan, 20) - 1)).fill("")];
      }),
    );
    // A table of one column only puts things in a frame.
    if (rows.every((cells) => cells.length < 2)) return rows.flat().flatMap((cell) => cell.split(" // ")).filter(Boolean);
    return rows.filter((cells) => cells.some(Boolean)).map((cells) => `| ${cells.join(" | ")} |`);
  }

  // --- into the area, so that it can be undone

  function write(area, text) {
    area.focus();
    if (document.execCommand("insertText", false, text)) return;
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function mark(area, marks) {
    const { selectionStart: start, selectionEnd: end, value } = area;
    const chosen = value.slice(start, end);
    const outside = value.slice(start - marks.length, start) === marks && value.slice(end, end + marks.length) === marks;
    if (outside) {
      area.setSelectionRange(start - marks.length, end + marks.length);
      write(area, chosen);
      return area.setSelectionRange(start - marks.length, end - marks.length);
    }
    const lines = chosen.split("\n").map((line) => (line.trim() ? line.replace(/^(\s*)([^]*?)(\s*)$/, `$1${marks}$2${marks}$3`) : line));
    write(area, chosen ? lines.join("\n") : marks + marks);
    if (!chosen) area.setSelectionRange(start + marks.length, start + marks.length);
    else if (lines.length === 1) area.setSelectionRange(start + marks.length, area.selectionStart - marks.length);
  }

  function note(area) {
    area.setSelectionRange(area.selectionEnd, area.selectionEnd);
    write(area, `${NOTE}]`);
    area.setSelectionRange(area.selectionEnd - 1, area.selectionEnd - 1);
  }

  function table(area) {
    const before = area.value.slice(0, area.selectionEnd);
    const begins = before && !before.endsWith("\n") ? "\n" : "";
    area.setSelectionRange(area.selectionEnd, area.selectionEnd);
    const words = tools.content.firstElementChild.dataset.column;
    write(area, `${begins}| ${words} 1 | ${words} 2 | ${words} 3 |\n|  |  |  |\n`);
    area.setSelectionRange(before.length + begins.length + 2, before.length + begins.length + 2 + words.length + 2);
  }

  const ACTS = { bold: (area) => mark(area, "**"), italic: (area) => mark(area, "*"), note, table };
  const KEYS = { "ctrl b": "bold", "ctrl i": "italic", "ctrl alt f": "note", "ctrl alt t": "table" };

  for (const area of document.querySelectorAll("textarea[data-formatted]")) {
    area.addEventListener("paste", (event) => {
      const html = event.clipboardData?.getData("text/html");
      const text = html ? notationOf(html) : "";
      if (!text) return; // as everywhere else
      event.preventDefault();
      write(area, text);
    });
    area.addEventListener("keydown", (event) => {
      const key = `${event.ctrlKey || event.metaKey ? "ctrl " : ""}${event.altKey ? "alt " : ""}${event.key.toLowerCase()}`;
      if (!KEYS[key] || event.isComposing) return;
      event.preventDefault();
      ACTS[KEYS[key]](area);
    });
    if (!tools) continue;
    const bar = tools.content.firstElementChild.cloneNode(true);
    bar.addEventListener("click", (event) => {
      const act = event.target.closest("[data-writes]");
      if (act) ACTS[act.dataset.writes](area);
    });
    area.before(bar);
  }
})();
