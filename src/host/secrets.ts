// Secrets and keyed hashes. It knows how they are made, and nothing of what they are for.
import { createHmac, randomBytes } from 'node:crypto';

/** A new secret: 32 random bytes, as 43 characters of base64url. */
export function newKey(): string {
  return randomBytes(32).toString('base64url');
}

/** HMAC-SHA-256 (RFC 2104) of a text's UTF-8, as 43 characters of base64url. The key's bytes are those that its base64url stands for. */
export function keyedHash(key: string): (text: string) => string {
  const bytes = Buffer.from(key, 'base64url');
  return (text) => createHmac('sha256', bytes).update(text, 'utf8').digest('base64url');
}
