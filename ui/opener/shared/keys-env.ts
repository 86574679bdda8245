/** The keys as a file that a shell or a .env reader takes: NAME='value', one a line. */
export function writeKeysEnv(keys: readonly { env: string; key: string }[]): string {
  const used = new Set<string>();
  const lines = keys.map(({ env, key }) => {
    let name = env;
    for (let count = 2; used.has(name); count += 1) name = `${env}_${count}`;
    used.add(name);
    return `${name}='${key.replaceAll("'", String.raw`'\''`)}'\n`;
  });
  return lines.join('');
}
