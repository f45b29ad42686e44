import { Analytics } from '@segment/analytics-node';
import { options, story } from './story.mjs';

const { url, key, person } = options('url', 'key', 'person');
const { anonymousId, userId, traits, order, group } = story(person);
const failures = [];

const analytics = new Analytics({ writeKey: key, host: url, path: '/v1/batch', flushAt: 3, flushInterval: 500 });
analytics.on('error', (error) => failures.push(String(error.reason ?? error.code)));

analytics.page({ anonymousId, name: 'Home', properties: { path: '/' } });
analytics.identify({ anonymousId, userId, traits });
analytics.track({ userId, event: 'Order Completed', properties: order });
analytics.screen({ userId, name: 'Cart' });
analytics.group({ userId, groupId: group, traits: { name: 'Acme' } });
analytics.alias({ userId, previousId: anonymousId });
await analytics.closeAndFlush({ timeout: 20_000 });

if (failures.length > 0) {
    throw new Error(`Not delivered: ${failures.join(', ')}`);
}
