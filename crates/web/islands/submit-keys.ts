// Ctrl+Enter or Cmd+Enter in a text box submits its form; Enter alone never does, least of all one that an input
// method takes to confirm a conversion.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  // 229 is what WebKit says for the key that ends a conversion, which comes after `compositionend`.
  if (event.isComposing || event.keyCode === 229) return;
  if (!(event.target instanceof HTMLTextAreaElement)) return;
  event.preventDefault();
  event.target.form?.requestSubmit();
});
