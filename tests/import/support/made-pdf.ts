/** A page as lines of text from the top, each a paragraph of its own if it is an empty line away. */
export type PdfPage = readonly string[];

interface PdfOptions {
  readonly title?: string;
  readonly created?: string;
  /** Needs a password that nobody has. */
  readonly encrypted?: boolean;
}

/** Writes a PDF by hand: Helvetica, one text object a line, 14 points apart. Texts in Latin letters only. */
export function madePdf(pages: readonly PdfPage[], { title, created, encrypted = false }: PdfOptions = {}): Buffer {
  const objects: string[] = ['<< /Type /Catalog /Pages 2 0 R >>', ''];
  const kids: number[] = [];
  objects.push('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  for (const lines of pages) {
    const shown = lines.map((line, place) =>
      line === '' ? '' : `BT /F1 11 Tf 72 ${760 - 14 * place} Td (${escaped(line)}) Tj ET`,
    );
    const content = shown.join('\n');
    objects.push(`<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`);
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${objects.length} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    );
    kids.push(objects.length);
  }
  objects[1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`;
  const facts = [title && `/Title (${escaped(title)})`, created && `/CreationDate (${created})`].filter(Boolean);
  objects.push(`<< ${facts.join(' ')} >>`);
  const info = objects.length;
  const hex = 'ab'.repeat(32);
  if (encrypted) objects.push(`<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <${hex}> /U <${hex}> >>`);
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, place) => {
    const offset = text.length;
    text += `${place + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const xref = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  text += offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const id = `/ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>]`;
  const encrypt = encrypted ? `/Encrypt ${objects.length} 0 R ${id}` : '';
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${info} 0 R ${encrypt} >>\nstartxref\n${xref}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

function escaped(text: string): string {
  return text.replace(/[\\()]/gu, '\\$&');
}
