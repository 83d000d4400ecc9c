import { createHmac } from 'node:crypto';

const HASH_SHAPE = /^[0-9a-f]{32}$/;

/**
 * @param secret of the installation: without it a user id, one of few numbers, could be found by trying all
 * @returns HMAC-SHA256 of a user's id, the first 128 bits as 32 hexadecimal digits
 * @throws RangeError if the id is empty
 */
export function personHash(secret: Uint8Array, userId: string): string {
  if (userId === '') throw new RangeError('A person without an id cannot be hashed');
  return createHmac('sha256', secret).update(userId).digest('hex').slice(0, 32);
}

/**
 * Keeps raw user ids out of the store.
 * @returns the hash
 * @throws TypeError if it is not one
 */
export function checkedPerson(person: string): string {
  if (!HASH_SHAPE.test(person)) throw new TypeError('A person is stored as a hash only: use store.personHash(userId)');
  return person;
}
