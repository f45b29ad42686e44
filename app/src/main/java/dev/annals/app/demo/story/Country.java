package dev.annals.app.demo.story;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Where a shopper lives: language, money, clock, telephone numbers, and how addresses are written. */
enum Country {
    CHINA("zh-CN", "CN", "CNY", "7.80", 2, "Asia/Shanghai", "+86 138 %04d %04d", 24),
    JAPAN("ja-JP", "JP", "JPY", "170", 0, "Asia/Tokyo", "+81 90 %04d %04d", 20),
    TAIWAN("zh-TW", "TW", "TWD", "35", 0, "Asia/Taipei", "+886 912 %03d %03d", 14),
    GERMANY("de-DE", "DE", "EUR", "1", 2, "Europe/Berlin", "+49 151 %04d %04d", 18),
    FRANCE("fr-FR", "FR", "EUR", "1", 2, "Europe/Paris", "+33 6 12 %03d %03d", 13),
    BRITAIN("en-GB", "GB", "GBP", "0.85", 2, "Europe/London", "+44 7400 %03d %03d", 11);

    private final String locale;
    private final String code;
    private final String currency;
    private final BigDecimal perEuro;
    private final int decimals;
    private final ZoneId zone;
    private final String phone;
    private final int weight;

    Country(
            String locale,
            String code,
            String currency,
            String perEuro,
            int decimals,
            String zone,
            String phone,
            int weight) {
        this.locale = locale;
        this.code = code;
        this.currency = currency;
        this.perEuro = new BigDecimal(perEuro);
        this.decimals = decimals;
        this.zone = ZoneId.of(zone);
        this.phone = phone;
        this.weight = weight;
    }

    static Country draw(RandomGenerator random) {
        int left = random.nextInt(100);
        for (Country country : values()) {
            left -= country.weight;
            if (left < 0) {
                return country;
            }
        }
        throw new IllegalStateException("The weights of the countries add up to 100");
    }

    String locale() {
        return locale;
    }

    String code() {
        return code;
    }

    String currency() {
        return currency;
    }

    ZoneId zone() {
        return zone;
    }

    BigDecimal price(BigDecimal euros) {
        return euros.multiply(perEuro).setScale(decimals, RoundingMode.HALF_UP);
    }

    /** A mobile number as people write it: no two shoppers (of up to 100,000) have the same. */
    String phone(int shopper) {
        int digits = phone.contains("%04d") ? 4 : 3;
        int half = (int) Math.pow(10, digits);
        long number = (long) shopper * 7_919 % ((long) half * half);
        // Japanese numbers do not continue with a zero after 090, so the upper half starts with a 3.
        int upper = (int) (number / half) % (this == JAPAN ? 1_000 : half) + (this == JAPAN ? 3_000 : 0);
        return phone.formatted(upper, (int) (number % half));
    }

    Map<String, Object> address(RandomGenerator random) {
        String[] city = Names.cityOf(this, random).split("/", -1);
        String street = city[random.nextInt(2, city.length)];
        int house = random.nextInt(1, 180);
        Map<String, Object> address = new LinkedHashMap<>();
        address.put(
                "street",
                switch (this) {
                    case CHINA -> street + " " + house + " 号";
                    case TAIWAN -> street + house + "號";
                    case JAPAN -> street + random.nextInt(1, 6) + "丁目" + house % 30 + "-" + house % 12;
                    case GERMANY -> street + " " + house;
                    case FRANCE, BRITAIN -> house + " " + street;
                });
        address.put("city", city[0]);
        address.put("postalCode", city[1]);
        address.put("country", code);
        return address;
    }
}
