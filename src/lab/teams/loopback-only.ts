import type { RequestHandler } from 'express';

/**
 * Keeps other web pages out of the lab: the name in `Host` must be this machine's (a foreign name that resolves here
 * is refused), and a browser may write only from the lab's own pages.
 */
export function loopbackOnly(): RequestHandler {
  return (request, response, next) => {
    const host = request.headers.host ?? '';
    const origin = request.headers.origin;
    const ownHost = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host);
    if (ownHost && (origin === undefined || origin === `http://${host}`)) next();
    else response.status(403).type('text').send('The lab answers only to its own pages.');
  };
}

/** No script, style, picture or connection from anywhere but the lab itself. */
export function strictPages(): RequestHandler {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'self'",
    "frame-ancestors 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return (_request, response, next) => {
    response.set({
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    next();
  };
}
