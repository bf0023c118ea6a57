// Wagtail keeps a draft of a new page while somebody types. Sent before the draft has its address, the form would become a second page:
// so it waits for that, and then is sent as the button said. Once it is sent, no draft of it is kept any more.
let keeping = false;
let sent = false;
let waiting = null;

function send() {
  keeping = false;
  if (!waiting) return;
  const { form, button } = waiting;
  waiting = null;
  if (button?.name) {
    // The button itself may be switched off by now, so that nobody presses it twice.
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value }));
  }
  form.requestSubmit();
}

document.addEventListener("w-autosave:save", (event) => {
  if (sent) event.preventDefault();
  keeping = !event.defaultPrevented;
});
document.addEventListener("w-autosave:success", send);
document.addEventListener("w-autosave:error", send);
document.addEventListener(
  "submit",
  (event) => {
    if (!keeping || event.target.id !== "page-edit-form") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    waiting = { form: event.target, button: event.submitter };
  },
  { capture: true },
);
window.addEventListener("submit", (event) => {
  if (event.target.id === "page-edit-form") sent = !event.defaultPrevented;
});
window.addEventListener("pageshow", () => {
  sent = false;
});
