import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { createFetcher, type Fetcher } from '../../../src/import/net/fetch-page.js';
import { PAGE_MEDIA_TYPES } from '../../../src/import/read/file-kind.js';
import { page, redirect, withServer } from '../support/hostile-server.ts';

const get = (fetcher: Fetcher, address: string) => fetcher.fetch({ address, accepts: PAGE_MEDIA_TYPES });

describe('fetching', () => {
  test('gives a page with its type, encoding and the addresses on the way', async () => {
    const pages = {
      '/a': redirect('/b', 301),
      '/b': page(gzipSync('<p>words</p>'), 'Text/HTML; Charset="GB2312"', { 'content-encoding': 'gzip', etag: '"1"' }),
    };
    await withServer(pages, async ({ origin, fetcher, asked, agents }) => {
      const fetched = await get(fetcher, `${origin}/a#part`);
      expect(fetched).toMatchObject({
        kind: 'page',
        mediaType: 'text/html',
        charset: 'gb2312',
        etag: '"1"',
        addresses: [`${origin}/a`, `${origin}/b`],
      });
      expect('bytes' in fetched && fetched.bytes.toString()).toBe('<p>words</p>');
      expect(asked).toEqual(['/robots.txt', '/a', '/b']);
      expect([...agents]).toEqual([expect.stringMatching(/^Alteram\/\d/u)]);
    });
  });

  test('asks whether anything changed', async () => {
    const pages = {
      '/a': (request: { headers: Record<string, unknown> }, response: { writeHead(status: number): { end(): void } }) =>
        response.writeHead(request.headers['if-none-match'] === '"1"' ? 304 : 500).end(),
    };
    await withServer(pages as never, async ({ origin, fetcher }) => {
      const known = { etag: '"1"', lastModified: null };
      expect(await fetcher.fetch({ address: `${origin}/a`, accepts: PAGE_MEDIA_TYPES, known })).toEqual({
        kind: 'not modified',
      });
    });
  });

  test.each([
    ['an address of this computer', (port: number) => `http://127.0.0.1:${port}/secret`, '127.0.0.1'],
    ['a name that leads to this computer', (port: number) => `http://localhost:${port}/secret`, 'localhost, that is'],
    ['an IPv6 form of it', (port: number) => `http://[::ffff:127.0.0.1]:${port}/secret`, '::ffff:7f00:1'],
    ['a number that is it', (port: number) => `http://2130706433:${port}/secret`, '127.0.0.1'],
  ])('does not reach %s', async (_, address, named) => {
    await withServer({ '/secret': page('secret') }, async ({ port, asked }) => {
      const fetcher = createFetcher();
      try {
        await expect(get(fetcher, address(port))).rejects.toThrow('leads to an address that is not public');
        await expect(get(fetcher, address(port))).rejects.toThrow(named);
      } finally {
        await fetcher.close();
      }
      expect(asked).toEqual([]);
    });
  });

  test.each([
    ['a private address', 'http://10.0.0.1/', 'not public (10.0.0.1)'],
    ['the secrets of a cloud', 'http://169.254.169.254/latest/meta-data/', 'not public (169.254.169.254)'],
    ['an IPv6 address of this computer', 'http://[::1]/', 'not public (::1)'],
    ['a name of this computer', 'http://localhost:PORT/secret', 'leads to an address that is not public'],
    ['a file', 'file:///etc/passwd', 'has the scheme "file:"'],
    ['a password', 'http://user:secret@127.0.0.1/', 'has a user or password'],
    ['a port of mail', 'http://127.0.0.1:25/', 'has the port 25'],
  ])('does not follow a redirect to %s', async (_, location, message) => {
    // Only here 127.0.0.1 is allowed; ::1, to which localhost may lead, and all others are not.
    const pages = { '/secret': page('secret') };
    await withServer(pages, async ({ origin, port, asked }) => {
      let allowed = true;
      const fetcher = createFetcher({ mayConnect: (address) => allowed && address === '127.0.0.1' });
      const start = {
        '/start': (__: unknown, response: { writeHead(status: number, headers: object): { end(): void } }) => {
          allowed = location.includes('127.0.0.1');
          response.writeHead(302, { location: location.replace('PORT', String(port)) }).end();
        },
      };
      Object.assign(pages, start);
      try {
        await expect(get(fetcher, `${origin}/start`)).rejects.toThrow(message);
      } finally {
        await fetcher.close();
      }
      expect(asked).toEqual(['/robots.txt', '/start']);
    });
  });

  test('gives up on a circle and on many redirects', async () => {
    const pages = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`/${n}`, redirect(`/${n + 1}`)]));
    await withServer({ ...pages, '/a': redirect('/b'), '/b': redirect('/a') }, async ({ origin, fetcher, asked }) => {
      await expect(get(fetcher, `${origin}/a`)).rejects.toThrow('redirects in a circle');
      await expect(get(fetcher, `${origin}/0`)).rejects.toThrow('redirects more than 5 times');
      expect(asked).not.toContain('/6');
    });
  });

  test('stops an endless body', async () => {
    let sent = 0;
    const endless = (_: unknown, response: import('node:http').ServerResponse): void => {
      response.writeHead(200, { 'content-type': 'text/html' });
      const write = (): void => {
        while (!response.destroyed && response.write('x'.repeat(65_536))) sent += 65_536;
      };
      response.on('drain', write);
      write();
    };
    await withServer({ '/a': endless }, async ({ origin, fetcher }) => {
      await expect(get(fetcher, `${origin}/a`)).rejects.toThrow('is larger than 1 MB');
      expect(sent).toBeLessThan(50_000_000);
    });
  });

  test('stops a slow drip', async () => {
    const drip = (_: unknown, response: import('node:http').ServerResponse): void => {
      response.writeHead(200, { 'content-type': 'text/html' });
      const timer = setInterval(() => response.write('x'), 50);
      response.on('close', () => clearInterval(timer));
    };
    const silent = (): void => {};
    await withServer(
      { '/drip': drip, '/silent': silent },
      async ({ origin, fetcher }) => {
        await expect(get(fetcher, `${origin}/drip`)).rejects.toThrow('takes longer than');
        await expect(get(fetcher, `${origin}/silent`)).rejects.toThrow(/takes longer than|does not answer/);
      },
      { milliseconds: 400 },
    );
  });

  test('stops a bomb, and what is packed wrongly', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const pages = {
      '/bomb': page(bomb, 'text/html', { 'content-encoding': 'gzip' }),
      '/wrong': page('not gzip at all', 'text/html', { 'content-encoding': 'gzip' }),
      '/odd': page('x', 'text/html', { 'content-encoding': 'zstd' }),
      '/long': page('x', 'text/html', { 'content-length': '99000000' }),
    };
    await withServer(pages, async ({ origin, fetcher }) => {
      expect(bomb.length).toBeLessThan(100_000);
      await expect(get(fetcher, `${origin}/bomb`)).rejects.toThrow('is larger than 1 MB');
      await expect(get(fetcher, `${origin}/wrong`)).rejects.toThrow('is packed wrongly');
      await expect(get(fetcher, `${origin}/odd`)).rejects.toThrow('"zstd"');
      await expect(get(fetcher, `${origin}/long`)).rejects.toThrow('is larger than 1 MB');
    });
  });

  test.each([
    ['image/png', 'is of the kind "image/png"'],
    ['application/javascript', 'is of the kind'],
    ['video/mp4', 'is of the kind'],
  ])('does not take %s for a page', async (type, message) => {
    await withServer({ '/a': page('x', type) }, async ({ origin, fetcher }) => {
      await expect(get(fetcher, `${origin}/a`)).rejects.toThrow(message);
    });
  });

  test.each([
    [403, 'is not given out to programs (status 403)'],
    [404, 'is not there (status 404)'],
    [429, 'asked for too often'],
    [503, 'cannot be had (status 503)'],
  ])('tells status %i', async (status, message) => {
    await withServer({ '/a': (_, response) => response.writeHead(status).end() }, async ({ origin, fetcher }) => {
      await expect(get(fetcher, `${origin}/a`)).rejects.toThrow(message);
    });
  });

  test('tells a host that is not there, and one that breaks off', async () => {
    await withServer({ '/a': (_, response) => response.destroy() }, async ({ origin, fetcher }) => {
      await expect(get(fetcher, `${origin}/a`)).rejects.toThrow('broke the connection off');
    });
    await withServer({}, async ({ origin, fetcher }) => {
      await expect(get(fetcher, origin.replace(/\d+$/u, '1'))).rejects.toThrow('has the port 1');
    });
  });
});

describe('robots.txt', () => {
  test('is kept to, also after a redirect, and asked for once', async () => {
    const pages = {
      '/robots.txt': page(
        'User-agent: *\nDisallow: /private\n\nUser-agent: alteram\nDisallow: /for-others\n',
        'text/plain',
      ),
      '/for-others': page('words'),
      '/private': page('words'),
      '/start': redirect('/for-others'),
    };
    await withServer(pages, async ({ origin, fetcher, asked }) => {
      await expect(get(fetcher, `${origin}/for-others`)).rejects.toThrow('robots.txt');
      await expect(get(fetcher, `${origin}/start`)).rejects.toThrow('robots.txt');
      expect(await get(fetcher, `${origin}/private`)).toMatchObject({ kind: 'page' });
      expect(asked).toEqual(['/robots.txt', '/start', '/private']);
    });
  });

  test('of a server in trouble forbids, and may not lead to a private address', async () => {
    const pages = {
      '/robots.txt': (_: unknown, response: import('node:http').ServerResponse) => response.writeHead(503).end(),
      '/a': page('words'),
    };
    await withServer(pages, async ({ origin, fetcher, asked }) => {
      await expect(get(fetcher, `${origin}/a`)).rejects.toThrow('robots.txt: status 503');
      expect(asked).not.toContain('/a');
    });
    await withServer(
      { '/robots.txt': redirect('http://10.0.0.1/'), '/a': page('words') },
      async ({ origin, fetcher }) => {
        await expect(get(fetcher, `${origin}/a`)).rejects.toThrow('not public (10.0.0.1)');
      },
    );
  });

  test('may ask for a pause, and a pause is made anyway', async () => {
    const pages = { '/a': page('words'), '/b': page('words') };
    await withServer(
      pages,
      async ({ origin, fetcher }) => {
        const from = performance.now();
        await Promise.all([get(fetcher, `${origin}/a`), get(fetcher, `${origin}/b`)]);
        expect(performance.now() - from).toBeGreaterThanOrEqual(190);
      },
      { pauseMs: 200 },
    );
  });
});
