// Steps through the quotes that wait behind the one of the day. Without this script the link beside the button leads to all of them.
function stepThrough(section) {
  const button = section.querySelector("button");
  const stage = section.querySelector("[aria-live]");
  const waiting = [...section.querySelectorAll("template")];
  if (!button || !waiting.length) return;
  const figures = [stage.firstElementChild, ...waiting.map((template) => template.content.firstElementChild)];
  let place = 0;
  button.hidden = false;
  button.addEventListener("click", () => {
    place = (place + 1) % figures.length;
    stage.replaceChildren(figures[place]);
  });
}

for (const section of document.querySelectorAll("[data-quotes]")) stepThrough(section);
