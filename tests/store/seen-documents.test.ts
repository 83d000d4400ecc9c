import { expect, test } from '@jest/globals';
import { BEGIN, SERVER, withStore } from './store-workshop.ts';

test('what is there at the first look is new to nobody, what comes later is', async () => {
  await withStore(async ({ store, wait, now }) => {
    await store.documents.see(['b', 'a', 'a']);
    expect(await store.documents.since(new Date(BEGIN.getTime() - 1))).toEqual([]);
    wait(1);
    const before = now();
    wait(1);
    await store.documents.see(['a', 'b', 'd', 'c']);
    expect(await store.documents.since(before)).toEqual(['c', 'd']);
    expect(await store.documents.since(now())).toEqual([]);
    wait(1);
    await store.documents.see(['a']);
    await store.documents.see(['a', 'c']);
    expect(await store.documents.since(before)).toEqual(['c', 'd']);
  });
});

test('documents are known again after a restart, thousands of them as well', async () => {
  await withStore(async (workshop) => {
    const many = Array.from({ length: 2_500 }, (_, i) => `document-${i}`);
    await workshop.store.documents.see(['first']);
    workshop.wait(1);
    await workshop.store.documents.see(many);
    const again = await workshop.restart();
    expect(await again.documents.since(BEGIN)).toHaveLength(2_500);
  });
});

test('an empty id is refused, and nothing is remembered', async () => {
  await withStore(async ({ store, wait }) => {
    await store.documents.see(['a']);
    wait(1);
    await expect(store.documents.see(['b', ''])).rejects.toThrow('The id of a document is empty');
    expect(await store.documents.since(BEGIN)).toEqual([]);
  });
});

test('a digest is claimed once, and can be given back', async () => {
  await withStore(async ({ store, wait, now }) => {
    const { digests } = store;
    expect(await digests.claim(SERVER, now(), now())).toBeNull();
    await digests.sent(SERVER, now());
    expect(await digests.claim(SERVER, now(), now())).toBeNull();
    wait(1);
    const at = now();
    const claims = await Promise.all([digests.claim(SERVER, at, at), digests.claim(SERVER, at, at)]);
    expect(claims).toEqual([BEGIN, null]);
    await digests.release(SERVER, { at: BEGIN, since: new Date(0) });
    expect(await digests.lastSent(SERVER)).toEqual(at);
    await digests.release(SERVER, { at, since: BEGIN });
    expect(await digests.claim(SERVER, at, at)).toEqual(BEGIN);
  });
});
