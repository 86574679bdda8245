// Starts a browser the way a person's is started, with everything it would fetch for itself switched off, so
// that whatever the proxy still sees was asked for by the page.
import puppeteer from 'puppeteer-core';

// Where nobody listens: what Chromium asks for itself, and no flag ends, goes there and is not in the page's way.
const NOWHERE = 'http://127.0.0.1:9';

const CHROMIUM = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

async function chromium(wanted) {
  const { program, proxy, hosts, home, shown, width, height, dark, scripts, downloads } = wanted;
  const browser = await puppeteer.launch({
    browser: 'chrome',
    executablePath: program,
    headless: !shown,
    // The proxy would be asked for a port of this computer as well.
    pipe: true,
    userDataDir: `${home}/chromium`,
    args: proxy ? [...CHROMIUM, `--proxy-server=${NOWHERE}`] : CHROMIUM,
  });
  const context = await browser.createBrowserContext({
    // Pages on this computer are asked for through the proxy too, or a page could reach one unseen; hosts that
    // the test put into its network are reached as they are.
    ...(proxy && { proxyServer: `http://${proxy}`, proxyBypassList: ['<-loopback>', ...hosts] }),
    downloadBehavior: { policy: 'allow', downloadPath: downloads },
  });
  const page = await context.newPage();
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' },
  ]);
  await page.setJavaScriptEnabled(scripts);
  return { browser, page, cdp: await page.createCDPSession() };
}

async function firefox(wanted) {
  const { program, proxy, hosts, home, shown, width, height, dark, scripts, downloads } = wanted;
  const [host, port] = (proxy ?? ':').split(':');
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: program,
    headless: !shown,
    userDataDir: `${home}/firefox`,
    // Without it a release takes no other server for its own settings.
    env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
    extraPrefsFirefox: {
      ...(proxy && {
        'network.proxy.type': 1,
        'network.proxy.http': host,
        'network.proxy.http_port': Number(port),
        'network.proxy.ssl': host,
        'network.proxy.ssl_port': Number(port),
        'network.proxy.allow_hijacking_localhost': true,
        'network.proxy.no_proxies_on': hosts.join(','),
      }),
      'services.settings.server': 'data:,#nobody',
      // Firefox takes no word for these once it runs.
      'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1,
      'javascript.enabled': scripts,
      'browser.download.folderList': 2,
      'browser.download.dir': downloads,
    },
  });
  const page = (await browser.pages())[0] ?? (await browser.newPage());
  await page.setViewport({ width, height });
  return { browser, page, cdp: undefined };
}

const launchers = { chromium, firefox };

/** A browser with one blank page; `cdp` speaks with Chromium alone. */
export const launch = (wanted) => launchers[wanted.kind](wanted);
