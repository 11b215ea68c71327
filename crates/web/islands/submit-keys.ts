// Ctrl+Enter or Cmd+Enter in a text box submits its form; Enter alone never does, least of all one that an input
// method takes to confirm a conversion. In a long form (`data-calm`) that holds for its single lines, too.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  const field = event.target;
  const isCalm = field instanceof HTMLInputElement && field.form?.hasAttribute("data-calm") === true;
  if (!(field instanceof HTMLTextAreaElement) && !isCalm) return;
  // 229 is what WebKit says for the key that ends a conversion, which comes after `compositionend`.
  const converts = event.isComposing || event.keyCode === 229;
  const submits = !converts && (event.ctrlKey || event.metaKey);
  if (submits || isCalm) event.preventDefault();
  if (submits) field.form?.requestSubmit();
});
