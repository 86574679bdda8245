import { invoke as call } from '@tauri-apps/api/core';
import { listen as hear } from '@tauri-apps/api/event';

import type { ErrorView, FieldProblem, Progress } from './types';

/** What Rust tells without being asked. */
export interface Events {
  /** A change set was written; views ask again. */
  changed: { head: string };
  /** The window is about to close; it waits for what was typed last. */
  closing: null;
  /** How far the locked file has come. */
  progress: Progress;
  /** A file was dropped on the window or passed by the system; it waits to be asked for. */
  passed: null;
}

/** Why a command was not done, as Rust says it: a code whose sentence stands in `errors.ftl`. */
export class BridgeError extends Error {
  readonly code: string;
  readonly params: Record<string, string>;
  readonly fields: FieldProblem[];

  constructor(view: ErrorView) {
    super(view.message);
    this.name = 'BridgeError';
    this.code = view.code;
    this.params = view.params;
    this.fields = view.fields;
  }
}

function isErrorView(value: unknown): value is ErrorView {
  return typeof value === 'object' && value !== null && 'code' in value && 'fields' in value;
}

/** Calls a command; rejects with a {@link BridgeError} and nothing else. */
export async function invoke<T>(command: string, args: Record<string, unknown> = {}): Promise<T> {
  try {
    return await call<T>(command, args);
  } catch (reason) {
    throw new BridgeError(
      isErrorView(reason)
        ? reason
        : { code: 'fault', message: String(reason), params: {}, fields: [] },
    );
  }
}

/** Hears an event from Rust until the returned function is called. */
export function listen<E extends keyof Events>(
  event: E,
  handle: (payload: Events[E]) => void,
): () => void {
  const stop = hear<Events[E]>(event, ({ payload }) => {
    handle(payload);
  });
  return () => {
    void stop.then((end) => {
      end();
    });
  };
}
