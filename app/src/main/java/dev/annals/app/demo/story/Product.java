package dev.annals.app.demo.story;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something the store sells.
 *
 * @param euros the price in euros, before it is turned into a country's currency
 */
record Product(String id, String sku, String name, String brand, String category, BigDecimal euros) {

    BigDecimal priceIn(Country country) {
        return country.price(euros);
    }

    /** The properties of the Segment ecommerce spec, version 2. */
    Map<String, Object> properties(Country country, int quantity) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("product_id", id);
        properties.put("sku", sku);
        properties.put("category", category);
        properties.put("name", name);
        properties.put("brand", brand);
        properties.put("price", priceIn(country));
        properties.put("quantity", quantity);
        properties.put("currency", country.currency());
        return properties;
    }
}
