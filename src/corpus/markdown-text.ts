import type { Nodes } from 'mdast';

/** Comments and what browsers would run are no text of the document; of other tags only the text between them is. */
const HTML_NOT_TEXT = /<!--[\s\S]*?(?:-->|$)|<(script|style|template)\b[\s\S]*?(?:<\/\1\s*>|$)|<[!?/]?[a-z][^<>]*>/giu;

/** @returns the text of an HTML node: tags, comments, scripts and styles dropped, what stands between tags kept */
export function htmlText(html: string): string {
  return html.replace(HTML_NOT_TEXT, ' ');
}

/**
 * Reduces a node of Markdown to what a reader would see: emphasis and links to their text, images to their description,
 * entities decoded by the parser. Directives that are not ours (`10:30` or `:smile:` look like some) come back as they
 * were written.
 * @param source the text that was parsed
 */
export function markdownText(node: Nodes, source: string): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
      return node.value;
    case 'html':
      // A tag inside a word is no blank: "Spam<b>ouflage</b>".
      return /^<br\b/iu.test(node.value) ? '\n' : htmlText(node.value).trim();
    case 'break':
      return '\n';
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    case 'textDirective':
    case 'leafDirective':
      return source.slice(node.position?.start.offset, node.position?.end.offset);
    default: {
      if (!('children' in node)) return '';
      const parts = node.children.map((child) => markdownText(child, source));
      return parts.join(isPhrasingParent(node) ? '' : '\n');
    }
  }
}

/** @returns whether the children run on in one line */
function isPhrasingParent(node: Nodes): boolean {
  return !['root', 'blockquote', 'list', 'listItem', 'containerDirective'].includes(node.type);
}
