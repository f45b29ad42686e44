package dev.annals.app.demo.story;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** What a shopper is about to buy, and the properties of an order that come of it. */
final class Cart {

    private static final BigDecimal TAX = new BigDecimal("0.08");
    private static final BigDecimal SHIPPING = new BigDecimal("4.90");
    private static final BigDecimal FREE_SHIPPING_FROM = new BigDecimal("45");

    private final Country country;
    private final List<Map<String, Object>> lines = new ArrayList<>();
    private BigDecimal euros = BigDecimal.ZERO;
    private BigDecimal revenue = BigDecimal.ZERO;

    Cart(Country country) {
        this.country = country;
    }

    static Cart filled(Country country, RandomGenerator random) {
        Cart cart = new Cart(country);
        for (int line = 1 + random.nextInt(3); line > 0; line--) {
            cart.add(Catalogue.pick(random), 1 + random.nextInt(2));
        }
        return cart;
    }

    Map<String, Object> add(Product product, int quantity) {
        Map<String, Object> line = product.properties(country, quantity);
        lines.add(line);
        BigDecimal count = BigDecimal.valueOf(quantity);
        euros = euros.add(product.euros().multiply(count));
        revenue = revenue.add(product.priceIn(country).multiply(count));
        return line;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    Map<String, Object> contents(String cartId) {
        return Map.of("cart_id", cartId, "products", List.copyOf(lines));
    }

    Map<String, Object> order(String orderId, boolean shipped) {
        BigDecimal shipping = shipped && euros.compareTo(FREE_SHIPPING_FROM) < 0
                ? country.price(SHIPPING)
                : country.price(BigDecimal.ZERO);
        BigDecimal tax = revenue.multiply(TAX).setScale(revenue.scale(), RoundingMode.HALF_UP);
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("order_id", orderId);
        order.put("total", revenue.add(shipping).add(tax));
        order.put("revenue", revenue);
        order.put("shipping", shipping);
        order.put("tax", tax);
        order.put("currency", country.currency());
        order.put("products", List.copyOf(lines));
        return order;
    }
}
