// Where a link may lead. Knows addresses (RFC 3986), no page.

/** The address, where it is http, https, mailto, or relative to the page; undefined for all others, and where a browser would read another one out of it. */
export function safeHref(href: string): string | undefined {
  // Browsers drop line ends and tabs within an address, and read a backslash as a slash (WHATWG URL).
  if (href === '' || /[\u0000-\u0020\u007f-\u009f\\]/.test(href) || href.startsWith('//')) return undefined;
  const scheme = /^([^/?#:]{0,100}):/.exec(href)?.[1]?.toLowerCase();
  return scheme === undefined || ['http', 'https', 'mailto'].includes(scheme) ? href : undefined;
}
