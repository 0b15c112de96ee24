// Warns before the session ends. Typing counts as use: the server is told of it now and then.
"use strict";

(() => {
  const box = document.getElementById("session");
  const MINUTE = 60_000;
  const SHARED = "session-ends"; // windows of one browser share a session: use in one is use in all
  const limit = Number(box.dataset.idle) * 1000;
  const early = Math.min(5 * MINUTE, limit / 3);
  const often = Math.min(5 * MINUTE, limit / 6);
  let ends, told;

  function learn(left) {
    told = Date.now();
    ends = { idle: told + left.idle * 1000, absolute: told + left.absolute * 1000 };
    localStorage.setItem(SHARED, JSON.stringify(ends));
    look();
  }

  function look() {
    const last = ends.absolute <= ends.idle;
    const left = (last ? ends.absolute : ends.idle) - Date.now();
    const when = left <= 0 ? "over" : last ? "absolute" : "idle";
    for (const words of box.querySelectorAll("[data-when]")) words.hidden = words.dataset.when !== when;
    for (const minutes of box.querySelectorAll("[data-minutes]")) minutes.textContent = String(Math.ceil(left / MINUTE));
    box.querySelector("button").hidden = when !== "idle";
    box.hidden = left > early;
  }

  async function use() {
    told = Date.now();
    try {
      const answer = await fetch(box.dataset.address, { headers: { Accept: "application/json" } });
      learn(answer.ok && !answer.redirected ? await answer.json() : { idle: 0, absolute: 0 });
    } catch {
      // the network is away: what was known before still holds
    }
  }

  learn({ idle: Number(box.dataset.idle), absolute: Number(box.dataset.absolute) });
  box.querySelector("button").addEventListener("click", use);
  document.addEventListener("input", () => {
    if (Date.now() - told > often && Date.now() < ends.idle) use();
  });
  window.addEventListener("storage", (event) => {
    if (event.key === SHARED && event.newValue) {
      ends = JSON.parse(event.newValue);
      look();
    }
  });
  document.addEventListener("visibilitychange", look);
  setInterval(look, Math.min(MINUTE / 4, limit / 12));
})();
