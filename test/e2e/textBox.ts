/**
 * Where a text is drawn in the active editor, in CSS pixels; undefined while it is not. Runs in the page, so it refers to
 * nothing outside itself. The editor breaks a line into many elements and draws spaces as no-break spaces.
 */
export function textBox(text: string): { x: number; y: number; width: number; height: number } | undefined {
  const lines = document.querySelectorAll('.editor-group-container.active .editor-instance .view-line');
  for (const line of lines) {
    const at = (line.textContent ?? '').replaceAll('\u00a0', ' ').indexOf(text);
    if (at < 0) { continue; }
    const range = document.createRange();
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(), offset = 0; node; node = walker.nextNode()) {
      const length = node.textContent?.length ?? 0;
      if (at >= offset && at < offset + length) { range.setStart(node, at - offset); }
      if (at + text.length > offset && at + text.length <= offset + length) { range.setEnd(node, at + text.length - offset); }
      offset += length;
    }
    const { x, y, width, height } = range.getBoundingClientRect();
    if (width > 0) { return { x, y, width, height }; }
  }
  return undefined;
}
