// The button of a list that is to be printed; without scripts there is Ctrl+P.
const button = document.getElementById("print");
button.hidden = false;
button.addEventListener("click", () => window.print());
