import RudderAnalytics from '@rudderstack/rudder-sdk-node';
import { options, story } from './story.mjs';

const { url, key, person } = options('url', 'key', 'person');
const { anonymousId, userId, traits, order, group } = story(person);

const analytics = new RudderAnalytics(key, {
    dataPlaneUrl: url,
    path: '/v1/batch',
    gzip: true,
    flushAt: 100,
    flushInterval: 60_000,
    logLevel: 'error',
});
/** Calls the library and waits until the call is delivered. */
const said = (call, message) =>
    new Promise((resolve, reject) => analytics[call](message, (error) => (error ? reject(error) : resolve())));

const delivered = Promise.all([
    said('page', { anonymousId, name: 'Home', properties: { path: '/' } }),
    said('identify', { anonymousId, userId, traits }),
    said('track', { userId, event: 'Order Completed', properties: order }),
    said('screen', { userId, name: 'Cart' }),
    said('group', { userId, groupId: group, traits: { name: 'Acme' } }),
    said('alias', { userId, previousId: anonymousId }),
]);
await analytics.flush();
await delivered;
process.exit(0);
