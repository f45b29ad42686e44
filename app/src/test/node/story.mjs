/** What every SDK is made to tell: one person's visit, in the calls that the SDKs have in common. */

export function story(person) {
    return {
        anonymousId: `${person}-anonymous`,
        userId: person,
        traits: { email: `${person}@example.org`, name: '王小明', plan: 'gold' },
        order: { order_id: `${person}-1`, total: 129.9, currency: 'TWD', products: [{ sku: 'a.b', $where: 'text' }] },
        group: `${person}-group`,
    };
}

/** Reads `--name value` pairs, each of which has to be there. */
export function options(...names) {
    const values = {};
    for (const name of names) {
        const at = process.argv.indexOf(`--${name}`);
        if (at < 0 || at + 1 >= process.argv.length) {
            throw new Error(`--${name} is missing`);
        }
        values[name] = process.argv[at + 1];
    }
    return values;
}
