import type { DomDocument } from './dom.js';

/** Letters and digits below which a page with a password field has nothing else to say. */
const LITTLE_TEXT = 1_500;

const WALL =
  /\b(?:log ?in|sign ?in|subscribe|register|connexion|se connecter|s[’']abonner)\b|登录|登入|注册|訂閱|订阅/iu;

/**
 * @param letters letters and digits of the article as it was extracted
 * @returns whether the page asks for a password, or says to log in or subscribe, and shows hardly any text
 */
export function isLoginPage(page: DomDocument, letters: number): boolean {
  if (letters >= LITTLE_TEXT) return false;
  if (page.querySelector('input[type="password"]') !== null) return true;
  const title = page.querySelector('title')?.textContent ?? '';
  return letters < LITTLE_TEXT / 5 && WALL.test(title) && page.querySelector('form') !== null;
}
