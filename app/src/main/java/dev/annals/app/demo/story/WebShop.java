package dev.annals.app.demo.story;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What happens in a browser, told as the website's script tells it. */
final class WebShop {

    private static final String SITE = "https://shop.lanternandleaf.example";
    private static final String[] BROWSERS = {
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15",
        "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0"
    };
    private static final String TELEPHONE =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6"
                    + " Mobile/15E148 Safari/604.1";
    private static final String[] REFERRERS = {
        "", "https://www.google.com/", "https://www.bing.com/", "https://duckduckgo.com/"
    };

    private final Stage stage;
    private final Map<String, Object> context;
    private final Cart cart;
    private Optional<String> signedInAs;

    WebShop(Stage stage) {
        this.stage = stage;
        this.cart = new Cart(stage.country());
        this.signedInAs = stage.visit().known() ? Optional.of(stage.person().userId()) : Optional.empty();
        int device = stage.visit().device();
        this.context = stage.clientContext(
                "analytics.js",
                "next-1.81.0",
                device == 1 ? TELEPHONE : BROWSERS[(stage.person().number() + device) % BROWSERS.length]);
    }

    void browse() {
        page("Home", "/");
        lookAround(1 + stage.random().nextInt(3), 22);
        if (!cart.isEmpty() && stage.chance(60)) {
            track("Cart Viewed", cart.contents(stage.numbered("cart-")));
        }
    }

    void buy() {
        page("Home", "/");
        lookAround(1 + stage.random().nextInt(2), 70);
        if (cart.isEmpty()) {
            track("Product Added", cart.add(Catalogue.pick(stage.random()), 1));
        }
        track("Cart Viewed", cart.contents(stage.numbered("cart-")));
        Map<String, Object> order = cart.order(stage.numbered("LL-"), true);
        track("Checkout Started", order);
        if (signedInAs.isEmpty()) {
            // A guest gives the address to which the receipt goes; from here on the browser is known by it.
            say(Draft.track(Source.WEB, stage.soon(60), "Checkout Step Completed", Map.of("step", 1))
                    .email(stage.person().email()));
        } else {
            track("Checkout Step Completed", Map.of("step", 1));
        }
        track("Payment Info Entered", Map.of("step", 2, "payment_method", paymentMethod()));
        track("Order Completed", order);
        page("Thank You", "/orders/thank-you");
    }

    void signUp() {
        page("Sign Up", "/account/new");
        Person person = stage.person();
        Map<String, Object> traits = new LinkedHashMap<>();
        traits.put("name", person.name().full());
        traits.put("firstName", person.name().given());
        traits.put("lastName", person.name().family());
        traits.put("email", person.email());
        traits.put("phone", person.phone());
        traits.put("address", person.address());
        traits.put("language", person.country().locale());
        traits.put("createdAt", stage.visit().start().toString());
        signedInAs = Optional.of(person.userId());
        say(Draft.identify(Source.WEB, stage.soon(90), traits));
        track("Signed Up", Map.of("type", "organic"));
    }

    void signIn() {
        page("Sign In", "/account/sign-in");
        signedInAs = Optional.of(stage.person().userId());
        say(Draft.identify(Source.WEB, stage.soon(40), Map.of()));
        track("Signed In", Map.of("username", stage.person().userId()));
    }

    void signOut() {
        track("Signed Out", Map.of("username", stage.person().userId()));
    }

    /** Arrives from a campaign and looks at one product. */
    void land(Map<String, Object> campaign) {
        say(Draft.view(Source.WEB, stage.soon(5), "page", "Campaign", pageProperties("/season"))
                .context(Map.of("campaign", campaign)));
        lookAround(1, 25);
    }

    void lookAround(int products, int percentAdded) {
        Product first = Catalogue.pick(stage.random());
        if (stage.chance(35)) {
            track("Products Searched", Map.of("query", Catalogue.searchFor(first)));
        } else {
            track("Product List Viewed", Map.of("list_id", first.category(), "category", first.category()));
        }
        Product product = first;
        for (int seen = 0; seen < products; seen++) {
            page(product.name(), "/products/" + product.id());
            track("Product Viewed", product.properties(stage.country(), 1));
            if (stage.chance(percentAdded)) {
                track("Product Added", cart.add(product, 1 + stage.random().nextInt(2)));
            } else if (stage.chance(6)) {
                track("Product Added to Wishlist", product.properties(stage.country(), 1));
            }
            product = Catalogue.pick(stage.random());
        }
    }

    private void page(String name, String path) {
        say(Draft.view(Source.WEB, stage.soon(25), "page", name, pageProperties(path)));
    }

    private Map<String, Object> pageProperties(String path) {
        return Map.of(
                "path",
                path,
                "url",
                SITE + path,
                "title",
                "Lantern & Leaf",
                "referrer",
                stage.said().isEmpty() ? REFERRERS[stage.random().nextInt(REFERRERS.length)] : SITE + "/");
    }

    private void track(String event, Map<String, Object> properties) {
        say(Draft.track(Source.WEB, stage.soon(45), event, properties));
    }

    private void say(Draft draft) {
        draft.anonymous(stage.person().anonymousId(stage.visit().device())).context(context);
        signedInAs.ifPresent(draft::user);
        stage.say(draft);
    }

    private String paymentMethod() {
        return switch (stage.country()) {
            case CHINA -> "Alipay";
            case JAPAN -> "Konbini";
            case TAIWAN -> "LINE Pay";
            case GERMANY -> "Rechnung";
            case FRANCE -> "Carte Bancaire";
            case BRITAIN -> "Visa";
        };
    }
}
