// One key a person: the letter says how they took part, and the next person is at hand. Without scripts the roll is plain choices.
"use strict";

(() => {
  const legend = document.getElementById("roll-keys");
  if (!legend) return;
  legend.hidden = false;
  const modes = new Map([...legend.querySelectorAll("kbd")].map((key) => [key.textContent.trim().toLowerCase(), key.dataset.mode]));
  const choices = (row) => [...row.querySelectorAll("input[type=radio]:not(:disabled)")];
  const rows = [...document.querySelectorAll("table.roll tbody tr")].filter((row) => choices(row).length);

  function goTo(number) {
    const row = rows[number];
    const next = row ? choices(row).find((one) => one.checked) || choices(row)[0] : document.querySelector(".form-actions [type=submit]");
    next.focus();
    next.scrollIntoView({ block: "center" });
  }

  document.getElementById("roll-begin").addEventListener("click", () => {
    const first = rows.findIndex((row) => !choices(row).some((one) => one.checked));
    goTo(first < 0 ? 0 : first);
  });

  document.querySelector("table.roll").addEventListener("keydown", (event) => {
    const number = rows.indexOf(event.target.closest("tr"));
    if (number < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.type !== "radio") {
      // Enter in the reason leads to the next person, and does not send the roll.
      if (event.key === "Enter") {
        event.preventDefault();
        goTo(number + 1);
      }
      return;
    }
    const mode = modes.get(event.key.toLowerCase());
    const choice = mode && choices(rows[number]).find((one) => one.value === mode);
    if (!choice) return;
    event.preventDefault();
    choice.checked = true;
    choice.dispatchEvent(new Event("change", { bubbles: true }));
    if (mode === "excused") rows[number].querySelector("input[type=text]").focus();
    else goTo(number + 1);
  });
})();
