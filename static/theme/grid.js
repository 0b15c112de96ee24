// Lines pasted into one box of a grid are spread over its rows by the server, as they are without a script: this only presses
// the button. What a code was proposed in gives way to them.
"use strict";

for (const grid of document.querySelectorAll("form[data-grid]")) {
  grid.addEventListener("paste", (event) => {
    const box = event.target, text = event.clipboardData.getData("text/plain").replace(/[\r\n]+$/, "");
    if (box.tagName !== "TEXTAREA" || !/[\n\t]/.test(text)) return;
    event.preventDefault();
    box.value = text;
    grid.querySelector('button[name="fill"]').click();
  });
}
