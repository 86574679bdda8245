/** TypeScript's own types do not know Trusted Types yet. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL: (url: string) => string };
}

/**
 * A mail gateway that writes a line before the page moves everything into the body, where a browser passes over
 * a policy. Back in the head it holds.
 */
export function restorePolicy(): void {
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]');
  if (policy && policy.parentElement !== document.head) {
    const again = document.createElement('meta');
    again.httpEquiv = 'Content-Security-Policy';
    again.content = policy.getAttribute('content') ?? "default-src 'none'";
    document.head.prepend(again);
    policy.remove();
  }
}

/** Starts the script that stands in the page as text. */
export function startWorker(): Worker {
  const source = document.getElementById('worker')?.textContent ?? '';
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  try {
    return new Worker(trust(url));
  } finally {
    // Firefox fetches it a moment later.
    setTimeout(() => {
      URL.revokeObjectURL(url);
    }, 60_000);
  }
}

let rules: { createScriptURL: (url: string) => string } | null = null;

function trust(url: string): string {
  const types = (window as { trustedTypes?: TrustedTypes }).trustedTypes;
  rules ??= types?.createPolicy('courier', {
    createScriptURL: (asked) => {
      if (!asked.startsWith('blob:')) throw new TypeError('only a blob of this page');
      return asked;
    },
  }) ?? { createScriptURL: (asked) => asked };
  return rules.createScriptURL(url);
}
