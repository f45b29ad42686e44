package dev.annals.app.demo.story;

import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A shopper: everything the store can come to know, all of it following from the seed and the number.
 *
 * @param number which one, from 0
 * @param kind how much the store learns about the person
 * @param email as the person types it, capitals included; nobody else has it
 * @param phone as the person types it; nobody else has it
 * @param ip an address reserved for documentation
 * @param seed where the person's own chance begins
 */
record Person(
        int number,
        Kind kind,
        Country country,
        Names.Name name,
        String email,
        String phone,
        Map<String, Object> address,
        String ip,
        long seed) {

    private static final String[] MAIL_HOSTS = {"example.com", "example.org", "example.net", "mail.example"};
    private static final String[] NETWORKS = {"192.0.2.", "198.51.100.", "203.0.113."};
    private static final int HOUSEHOLD_EVERY = 4;

    /** How much a shopper tells the store. */
    enum Kind {
        /** Looks, and leaves without a name. */
        VISITOR,
        /** Buys with an e-mail address and no account. */
        GUEST,
        /** Buys at the till with a member card and has never been online. */
        CARD_HOLDER,
        /** Has an account. */
        MEMBER
    }

    static Person of(long seed, int number) {
        RandomGenerator random = Chance.of(seed, number);
        Kind kind = kindOf(number);
        boolean secondOfHousehold = kind == Kind.MEMBER && isMember(number - 1) && sharesHome(number - 1);
        RandomGenerator home = secondOfHousehold ? Chance.of(seed, number - 1) : random;
        Country country = Country.draw(home);
        Names.Name name = Names.draw(country, home);
        Map<String, Object> address = country.address(home);
        if (secondOfHousehold) {
            name = Names.relative(name, country, random);
        }
        String host = MAIL_HOSTS[random.nextInt(MAIL_HOSTS.length)];
        String mail = name.latin() + number + "@" + host;
        return new Person(
                number,
                kind,
                country,
                name,
                random.nextInt(6) == 0 ? capitalised(mail) : mail,
                country.phone(number),
                address,
                NETWORKS[number / 2 % NETWORKS.length] + (number / 2 % 254 + 1),
                random.nextLong());
    }

    /** The person with whom this one shares a computer, if there is one. */
    Optional<Integer> sharesComputerWith() {
        return kind == Kind.MEMBER && sharesHome(number) && isMember(number + 1)
                ? Optional.of(number + 1)
                : Optional.empty();
    }

    String userId() {
        return "shopper-%05d".formatted(number);
    }

    String card() {
        return "2800%08d".formatted((long) number * 7_919 % 100_000_000L);
    }

    String messengerId() {
        return "U" + Chance.hex(seed, 1);
    }

    String phoneDevice() {
        return Chance.uuid(seed, 2).toString();
    }

    /** The anonymous id of one of the person's browsers or visits. */
    String anonymousId(int device) {
        return Chance.uuid(seed, 100 + device).toString();
    }

    private static boolean sharesHome(int number) {
        return number % HOUSEHOLD_EVERY == 0;
    }

    private static boolean isMember(int number) {
        return number >= 0 && kindOf(number) == Kind.MEMBER;
    }

    private static Kind kindOf(int number) {
        int share = number / 2 * 37 % 100;
        if (share < 36) {
            return Kind.VISITOR;
        }
        if (share < 47) {
            return Kind.GUEST;
        }
        return share < 56 ? Kind.CARD_HOLDER : Kind.MEMBER;
    }

    private static String capitalised(String mail) {
        int dot = mail.indexOf('.');
        return Character.toUpperCase(mail.charAt(0))
                + mail.substring(1, dot + 1)
                + Character.toUpperCase(mail.charAt(dot + 1))
                + mail.substring(dot + 2);
    }
}
