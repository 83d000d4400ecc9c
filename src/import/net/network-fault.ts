import { faultMessage, InputFault } from '../input-fault.js';

const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its host is not known; check the address',
  EAI_AGAIN: 'its host cannot be looked up; check the connection to the internet',
  ECONNREFUSED: 'its host refuses the connection; try again later',
  ECONNRESET: 'its host broke the connection off; try again later',
  UND_ERR_SOCKET: 'its host broke the connection off; try again later',
  UND_ERR_CONNECT_TIMEOUT: 'its host does not answer; try again later',
  UND_ERR_HEADERS_TIMEOUT: 'its host does not answer; try again later',
  UND_ERR_BODY_TIMEOUT: 'its host does not answer; try again later',
  UND_ERR_HEADERS_OVERFLOW: 'its host sends too much before the page; save it in a browser and give the file',
  EHOSTUNREACH: 'its host cannot be reached; check the connection to the internet',
  ENETUNREACH: 'its host cannot be reached; check the connection to the internet',
};

/**
 * Says what went wrong on the network as a person needs it.
 * @param afterMs the time after which the fetch was given up; null where it was not
 */
export function networkFault(error: unknown, afterMs: number | null): InputFault {
  const known = inputFaultOf(error);
  if (known !== null) return known;
  if (afterMs !== null) {
    return new InputFault(`takes longer than ${Math.round(afterMs / 1_000)} s; save it in a browser and give the file`);
  }
  const code = codeOf(error);
  const isTls = /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO/u.test(code);
  const isPacking = /^Z_|^ERR_(?:_ERROR|BROTLI|PADDING|ZLIB)/u.test(code);
  const reason = isTls
    ? `its certificate is not trusted (${code}); check the address`
    : isPacking
      ? 'its content is packed wrongly; save it in a browser and give the file'
      : (REASONS[code] ?? `it cannot be fetched (${faultMessage(error)})`);
  return new InputFault(reason, { cause: error });
}

/** An error and those that caused it, outermost first; what several addresses of one host answered counts by the first. */
function* chain(error: unknown): Generator<{ readonly code?: unknown }> {
  let at = error;
  for (let depth = 0; typeof at === 'object' && at !== null && depth < 6; depth++) {
    yield at;
    const { cause, errors } = at as { cause?: unknown; errors?: unknown };
    at = cause ?? (Array.isArray(errors) ? errors[0] : undefined);
  }
}

/** What was refused while connecting reaches us as the cause of another error. */
function inputFaultOf(error: unknown): InputFault | null {
  for (const one of chain(error)) if (one instanceof InputFault) return one;
  return null;
}

function codeOf(error: unknown): string {
  for (const { code } of chain(error)) if (typeof code === 'string') return code;
  return '';
}
