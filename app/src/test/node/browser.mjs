/**
 * The browser library in Chromium, on a page of another origin than Annals, with its settings loaded from Annals.
 * `--strategy batching` makes it send batches, `--strategy standard` one call a request.
 */
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { options, story } from './story.mjs';

const { url, key, person, strategy, browser: executablePath } = options('url', 'key', 'person', 'strategy', 'browser');
const library = fileURLToPath(new URL('./node_modules/@segment/analytics-next/dist/umd/', import.meta.url));

const server = createServer(async (request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    try {
        if (path === '/') {
            response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page);
        } else if (path === '/favicon.ico') {
            response.writeHead(204).end();
        } else {
            const script = await readFile(join(library, path.replaceAll('/', '')));
            response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(script);
        }
    } catch {
        response.writeHead(404).end();
    }
});
const page = '<!doctype html><meta charset="utf-8"><title>Shop</title><script src="/index.js"></script>';

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
    const answers = [];
    shop.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    shop.on('pageerror', (error) => problems.push(String(error)));
    shop.on('response', (response) => {
        if (response.url().startsWith(url) && response.request().method() === 'POST') {
            answers.push(response.status());
        }
    });
    await shop.goto(`http://127.0.0.1:${server.address().port}/`);
    await shop.evaluate(visit, { url, key, strategy, story: story(person) });
    await waitUntil(() => answers.length >= (strategy === 'batching' ? 1 : 5));
    if (problems.length > 0 || answers.some((status) => status !== 200)) {
        throw new Error(`Answers ${answers.join(', ')}; problems: ${problems.join(' | ')}`);
    }
} finally {
    await chromiumProcess.close();
    server.close();
}

/** Runs in the page. */
async function visit({ url, key, strategy, story }) {
    const { AnalyticsBrowser } = globalThis.AnalyticsNext;
    const [analytics] = await AnalyticsBrowser.load(
        { writeKey: key, cdnURL: url },
        strategy === 'batching'
            ? { integrations: { 'Segment.io': { deliveryStrategy: { strategy, config: { size: 10, timeout: 500 } } } } }
            : {},
    );
    analytics.setAnonymousId(story.anonymousId);
    await analytics.page('Home', { path: '/' });
    await analytics.identify(story.userId, story.traits);
    await analytics.track('Order Completed', story.order);
    await analytics.group(story.group, { name: 'Acme' });
    await analytics.alias(story.userId, story.anonymousId);
}

async function waitUntil(condition) {
    const deadline = Date.now() + 20_000;
    while (!condition()) {
        if (Date.now() > deadline) {
            throw new Error('The browser library sent nothing more within 20 s');
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
}
