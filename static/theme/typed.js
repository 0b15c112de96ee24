// Keeps what is typed over every way off the page that no button of its form leads: a link, the address, the way back. It stays
// in this window alone, for the one person; never passwords, files or hidden fields. Buttons beside the form (data-carries: another
// language, a day chosen above) need no script: the server shows the form again. What it began with is remembered here.
"use strict";

(() => {
  const KEPT = "typed ", WHOSE = "typed-by", LEFT = "signed-out", SENT = "typed-sent";
  const person = document.body.dataset.person;
  const forms = [...document.querySelectorAll('#content form[method="post"]')];
  const isTyped = (field) =>
    field.name && !field.disabled && !field.readOnly && !field.closest("[role=search]") && !["hidden", "password", "file", "submit", "button"].includes(field.type);
  const isTicked = (field) => field.type === "checkbox" || field.type === "radio";
  const place = (field) => (isTicked(field) ? `${field.name}=${field.value}` : field.name);
  const keyOf = (form) => {
    const page = form.dataset.typedOn === "path" ? location.pathname : location.pathname + location.search;
    return `${KEPT}${page} ${form.getAttribute("action") || ""}`;
  };

  function was(field) {
    if (isTicked(field)) return field.defaultChecked;
    if (field.options) {
      const chosen = [...field.options].filter((one) => one.defaultSelected);
      return (chosen.length || field.multiple ? chosen : [...field.options].slice(0, 1)).map((one) => one.value).join("\n");
    }
    return field.defaultValue;
  }

  function is(field) {
    if (isTicked(field)) return field.checked;
    if (field.options) return [...field.selectedOptions].map((one) => one.value).join("\n");
    return field.value;
  }

  const begun = new Map();
  function keep(form) {
    const typed = {};
    for (const field of form.elements) {
      if (isTyped(field) && is(field) !== begun.get(field)) typed[place(field)] = [begun.get(field), is(field)];
    }
    if (Object.keys(typed).length) sessionStorage.setItem(keyOf(form), JSON.stringify(typed));
    else sessionStorage.removeItem(keyOf(form));
  }

  function fillIn(field, value) {
    if (isTicked(field)) field.checked = value;
    else if (field.options) for (const one of field.options) one.selected = value.split("\n").includes(one.value);
    else field.value = value;
  }

  // Only where the page still begins with what it began with then: nothing that was recorded since is typed over.
  function showAgain(form) {
    const typed = JSON.parse(sessionStorage.getItem(keyOf(form)) || "{}");
    for (const field of form.elements) {
      const [before, then] = typed[place(field)] || [];
      if (isTyped(field) && then === begun.get(field)) begun.set(field, before); // the server shows it: typed, and not recorded
    }
    const again = [...form.elements].filter((field) => isTyped(field) && typed[place(field)]?.[0] === begun.get(field) && is(field) !== typed[place(field)][1]);
    for (const field of again) fillIn(field, typed[place(field)][1]);
    if (!again.length) return;
    const notice = document.getElementById("typed-again").content.firstElementChild.cloneNode(true);
    notice.querySelector("button").addEventListener("click", () => {
      for (const field of again) fillIn(field, begun.get(field));
      keep(form);
      notice.remove();
    });
    form.before(notice);
  }

  function forget() {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(KEPT)) sessionStorage.removeItem(key);
  }

  // «Tick all» and «tick none» need no new page.
  for (const button of document.querySelectorAll("[data-tick]")) {
    button.addEventListener("click", (event) => {
      const boxes = document.querySelectorAll(`#content input[type="checkbox"][name="${button.dataset.ticks}"]:not(:disabled)`);
      for (const box of boxes) box.checked = button.dataset.tick === "all";
      event.preventDefault();
    });
  }

  const sent = new Set();
  if (!person) return; // at the door: who signs in next is known only then
  const whose = `${person} ${localStorage.getItem(LEFT) || ""}`;
  if (sessionStorage.getItem(WHOSE) !== whose) forget();
  sessionStorage.setItem(WHOSE, whose);
  for (const form of document.querySelectorAll("form[data-signs-out]")) {
    form.addEventListener("submit", () => {
      localStorage.setItem(LEFT, String(Date.now()));
      sent.add("all");
      forget();
    });
  }

  // What was sent has arrived once another page comes; whoever goes back from a failure finds it filled in.
  const arrived = performance.getEntriesByType("navigation")[0]?.type !== "back_forward";
  if (arrived) sessionStorage.removeItem(sessionStorage.getItem(SENT) || "");
  sessionStorage.removeItem(SENT);
  for (const form of forms) {
    for (const field of form.elements) if (isTyped(field)) begun.set(field, was(field));
    showAgain(form);
    form.addEventListener("submit", (event) => {
      keep(form);
      if (!("carries" in (event.submitter?.dataset || {}))) sessionStorage.setItem(SENT, keyOf(form));
      sent.add(form);
    });
    form.addEventListener("input", () => sent.delete(form));
  }
  window.addEventListener("pagehide", () => {
    for (const form of forms) if (!sent.has(form) && !sent.has("all")) keep(form);
  });
})();
