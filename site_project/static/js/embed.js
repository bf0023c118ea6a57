// A video is loaded when a visitor asks for it. Without this script the link beside the button leads to it.
function load(button) {
  const frame = document.createElement("iframe");
  frame.src = button.dataset.frame;
  frame.title = button.dataset.title;
  frame.allow = "fullscreen; picture-in-picture; encrypted-media";
  frame.allowFullscreen = true;
  // Players refuse to work when they are not told which site they stand on; they need no more than that.
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  button.closest(".embed__stage").replaceWith(frame);
  frame.focus();
}

for (const button of document.querySelectorAll("button[data-frame]")) {
  button.hidden = false;
  button.addEventListener("click", () => load(button));
}
