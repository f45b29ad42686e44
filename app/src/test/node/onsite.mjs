/**
 * The script of Annals on a page of another origin: it asks who is there, fills what the page has a place for, as text and
 * never as HTML, and tells that it was shown.
 */
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';
import { options } from './story.mjs';

const { url, key, person, browser: executablePath } = options('url', 'key', 'person', 'browser');
const page = `<!doctype html><meta charset="utf-8"><title>Shop</title>
<p id="offer" data-annals="text" hidden></p><a id="way" data-annals="text" href="/none">…</a>
<script src="${url}/v1/onsite.js" data-key="${key}"></script>`;
const server = createServer((request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page);
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const chromiumProcess = await chromium.launch({
    executablePath,
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync'],
});
try {
    const shop = await chromiumProcess.newPage();
    const problems = [];
    shop.on('pageerror', (error) => problems.push(String(error)));
    await shop.addInitScript((id) => globalThis.localStorage.setItem('annals_anonymous_id', id), person);
    const address = `http://127.0.0.1:${server.address().port}/`;
    const deadline = Date.now() + 20_000;
    let seen;
    do {
        seen = shop.waitForResponse((response) => response.url().includes('/deliveries/opened/'), { timeout: 2_000 })
            .catch(() => undefined);
        await shop.goto(address);
        seen = await seen;
    } while (!seen && Date.now() < deadline);
    const shown = await shop.evaluate(() => ({
        text: document.getElementById('offer').textContent,
        hidden: document.getElementById('offer').hidden,
        bold: document.querySelectorAll('b').length,
        way: document.getElementById('way').href,
        segments: document.documentElement.getAttribute('data-annals-segments'),
    }));
    const isRight = seen?.status() === 200 && shown.text === '<b>Hello</b> 安娜' && !shown.hidden && shown.bold === 0
        && shown.way.includes('/deliveries/clicked/') && shown.segments === '' && problems.length === 0;
    if (!isRight) {
        throw new Error(`Shown ${JSON.stringify(shown)}, seen ${seen?.status()}; problems: ${problems.join(' | ')}`);
    }
} finally {
    await chromiumProcess.close();
    server.close();
}
