// A server of pages on 127.0.0.1, for whoever sits at this machine. Knows connections; what may be answered is decided by text/loopback.ts, and what is answered by the caller.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type LocalAnswer, type LocalRequest, localHeaders, refusalOf } from '../text/loopback.ts';
import { faultCode } from './syscalls.ts';

/** A server that answers until it is closed. */
export interface Loopback {
  readonly port: number;
  /** Tells every page that listens that something changed. */
  push(): void;
  /** Ends all connections. */
  close(): Promise<void>;
}

/** Begins to answer on a port, or on the next one that is free among ten; 0 is any. Undefined where none is. `onBug` hears of an answer that threw. */
export async function openLoopback(
  port: number,
  answer: (request: LocalRequest) => Promise<LocalAnswer>,
  onBug: (error: unknown) => void,
): Promise<Loopback | undefined> {
  const listeners = new Set<ServerResponse>();
  const server = createServer({ requestTimeout: 10_000, maxHeaderSize: 16_384 }, (request, response) => {
    respond(request, response, answer, listeners, (server.address() as AddressInfo).port).catch((error) => {
      response.destroy();
      onBug(error);
    });
  });
  server.on('clientError', (_, socket) => socket.destroy());
  for (let at = port; at <= port + (port === 0 ? 0 : 9); at++) {
    if (!(await listens(server, at))) continue;
    return {
      port: (server.address() as AddressInfo).port,
      push: () => {
        for (const listener of listeners) listener.write('data: changed\n\n');
      },
      close: () =>
        new Promise((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        }),
    };
  }
  return undefined;
}

/** Whether the server got the port. */
function listens(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error): void => {
      server.off('listening', began);
      try {
        const code = faultCode(error);
        if (code === 'EADDRINUSE' || code === 'EACCES') resolve(false);
        else reject(error);
      } catch (bug) {
        reject(bug);
      }
    };
    const began = (): void => {
      server.off('error', failed);
      resolve(true);
    };
    server.once('error', failed);
    server.once('listening', began);
    server.listen(port, '127.0.0.1');
  });
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (request: LocalRequest) => Promise<LocalAnswer>,
  listeners: Set<ServerResponse>,
  port: number,
): Promise<void> {
  const { headers, method = '', url = '' } = request;
  request.resume();
  const asked: LocalRequest = {
    method,
    target: url,
    host: headers.host,
    origin: headers.origin,
    site: one(headers['sec-fetch-site']),
    mode: one(headers['sec-fetch-mode']),
  };
  const given = refusalOf(asked, port) ?? (await answer(asked));
  for (const [name, value] of localHeaders) response.setHeader(name, value);
  if ('events' in given) {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write('retry: 500\n\n');
    listeners.add(response);
    response.on('close', () => listeners.delete(response));
    return;
  }
  response.writeHead(given.status, { 'Content-Type': given.type, 'Content-Length': Buffer.byteLength(given.body) });
  response.end(method === 'HEAD' ? undefined : given.body);
}

function one(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.[0];
}
