/** Typing over a selection, done by the editor and not by the browser.
 *
 * Chromium keeps the look of replaced text by a style attribute on a new element, which our content security policy
 * refuses with an error in the console. So the change is made here, with the same input handlers (closing brackets).
 */
import { EditorView } from "@codemirror/view";

export const replaceSelection = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const typed = event.inputType === "insertText" ? event.data : null;
    const { from, to, empty } = view.state.selection.main;
    if (!typed || empty || event.isComposing) return false;
    event.preventDefault();
    const insert = () =>
      view.state.update(view.state.replaceSelection(typed), { userEvent: "input.type", scrollIntoView: true });
    const handled = view.state.facet(EditorView.inputHandler).some((handler) => handler(view, from, to, typed, insert));
    if (!handled) view.dispatch(insert());
    return true;
  },
});
