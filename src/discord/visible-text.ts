/** A line that is shown larger. */
interface VisibleHeading {
  /** 2 or 3; the first is larger. */
  readonly level: number;
  readonly text: string;
}

/** What a reader sees of a text of Discord markdown. */
export interface VisibleText {
  /** The text without markup; headings are in it, moments are not. */
  readonly text: string;
  readonly headings: readonly VisibleHeading[];
  /** Moments as written, `<t:1700000000:R>`: what a reader sees of them is made by the reader's client. */
  readonly moments: readonly string[];
  /** Markup that the bot does not write, for example a spoiler bar: such a text is not sent. Empty if there is none. */
  readonly faults: readonly string[];
}

/**
 * Reads Discord markdown as the last check before sending does. It knows only what the bot itself writes: escapes, bold,
 * headings of the second and third level, links in angle brackets, citation numbers and moments. All else that could be
 * markup is a fault, whether or not Discord would act on it, so that a mistake elsewhere is noticed rather than rendered.
 * @param markdown the content of a text display
 */
export function readVisibleText(markdown: string): VisibleText {
  const faults: string[] = [];
  const headings: VisibleHeading[] = [];
  const moments: string[] = [];
  let text = '';
  let bold = false;
  /** Whether bold has just begun: its content is read like a text of its own. */
  let opened = false;
  /** Level of the heading that is being read, and where it began. */
  let heading: { level: number; from: number } | null = null;
  const endHeading = () => {
    if (heading) headings.push({ level: heading.level, text: text.slice(heading.from) });
    heading = null;
  };
  let rest = markdown;
  while (rest !== '') {
    const escaped = /^\\([^0-9A-Za-z\s])/u.exec(rest);
    const mark = !bold && (text === '' || text.endsWith('\n')) ? /^(#{2,3}) (?=\S)/.exec(rest) : null;
    const link = /^<(https?:\/\/[^\s<>\\|`*]+)>/.exec(rest);
    const moment = /^<t:\d{1,12}:[RDf]>/.exec(rest);
    const citation = /^\[\d+\](?!\()/.exec(rest);
    const plain = /^[^\\*_~|`<>[\]#@:/\n]+/u.exec(rest);
    if (mark && !heading) {
      heading = { level: mark[1]?.length ?? 0, from: text.length };
      rest = rest.slice(mark[0].length);
      opened = true;
      continue;
    }
    if (escaped) {
      text += escaped[1];
      rest = rest.slice(escaped[0].length);
    } else if (moment) {
      moments.push(moment[0]);
      rest = rest.slice(moment[0].length);
    } else if (link) {
      text += link[1];
      rest = rest.slice(link[0].length);
    } else if (citation) {
      text += citation[0];
      rest = rest.slice(citation[0].length);
    } else if (rest.startsWith('**')) {
      bold = !bold;
      opened = bold;
      rest = rest.slice(2);
      continue;
    } else if (plain && !(LINE_MARK.test(rest) && (opened || startsLine(text)))) {
      text += plain[0];
      rest = rest.slice(plain[0].length);
    } else if (/^:(?=\s|\*\*|$)/.test(rest) || (rest.startsWith('\n') && !bold)) {
      if (rest[0] === '\n') endHeading();
      text += rest[0];
      rest = rest.slice(1);
    } else {
      faults.push(`unescaped ${JSON.stringify(rest.slice(0, 8))}`);
      text += rest[0];
      rest = rest.slice(1);
    }
    opened = false;
  }
  endHeading();
  if (bold) faults.push('bold is left open');
  return { text, headings, moments, faults };
}

/** Whether what follows is the first that is seen of its line. */
function startsLine(before: string): boolean {
  return before.slice(before.lastIndexOf('\n') + 1).trim() === '';
}

/** At the start of a line: lists and subtext. */
const LINE_MARK = /^\s*(?:[-+]|\d+[.)])/;

/**
 * @returns the text without white space, invisible characters and combining marks: two texts that a reader takes for the
 *   same have the same comparable form, and a different word gives a different one
 */
export function comparable(text: string): string {
  return text.replace(/[\s\p{C}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/gu, '').replaceAll('\u{fffd}', '');
}
