package dev.annals.app.demo.story;

import java.util.HashMap;
import java.util.Map;

/** What happens in the store's app, told as a mobile SDK tells it. */
final class MobileApp {

    /** The number under which a person's app makes its anonymous id. */
    private static final int INSTALLATION = 800;

    private static final Map<String, Object> BUILD = Map.of("version", "4.2.0", "build", "4207");

    private final Stage stage;
    private final Map<String, Object> context;

    MobileApp(Stage stage) {
        this.stage = stage;
        boolean apple = stage.person().number() % 3 != 0;
        Map<String, Object> members = new HashMap<>(stage.clientContext(
                apple ? "analytics-swift" : "analytics-kotlin",
                apple ? "1.7.3" : "1.20.0",
                apple ? "LanternLeaf/4207 iOS/18.6" : "LanternLeaf/4207 Android/16"));
        members.put("app", Map.of("name", "Lantern & Leaf", "version", "4.2.0", "build", "4207"));
        members.put(
                "device",
                Map.of(
                        "id", stage.person().phoneDevice(),
                        "manufacturer", apple ? "Apple" : "Google",
                        "model", apple ? "iPhone16,2" : "Pixel 10",
                        "type", apple ? "ios" : "android"));
        members.put("os", Map.of("name", apple ? "iOS" : "Android", "version", apple ? "18.6" : "16"));
        this.context = Map.copyOf(members);
    }

    void install() {
        stage.say(asStranger(Draft.track(Source.APP, stage.soon(5), "Application Installed", BUILD)));
        stage.say(asStranger(Draft.track(Source.APP, stage.soon(5), "Application Opened", BUILD)));
        stage.say(asStranger(Draft.view(Source.APP, stage.soon(20), "screen", "Welcome", Map.of())));
        Person person = stage.person();
        stage.say(told(Draft.alias(Source.APP, stage.soon(60), person.anonymousId(INSTALLATION), person.userId())));
        stage.say(asMember(Draft.identify(
                Source.APP, stage.soon(5), Map.of("appLanguage", stage.country().locale()))));
        stage.say(asMember(Draft.view(Source.APP, stage.soon(20), "screen", "Home", Map.of())));
    }

    void use() {
        stage.say(asMember(Draft.track(Source.APP, stage.soon(5), "Application Opened", BUILD)));
        stage.say(asMember(Draft.view(Source.APP, stage.soon(20), "screen", "Home", Map.of())));
        Product product = Catalogue.pick(stage.random());
        for (int seen = 1 + stage.random().nextInt(3); seen > 0; seen--) {
            stage.say(asMember(
                    Draft.view(Source.APP, stage.soon(30), "screen", "Product", Map.of("product_id", product.id()))));
            stage.say(asMember(
                    Draft.track(Source.APP, stage.soon(30), "Product Viewed", product.properties(stage.country(), 1))));
            product = Catalogue.pick(stage.random());
        }
        if (stage.chance(20)) {
            Cart cart = Cart.filled(stage.country(), stage.random());
            Map<String, Object> order = cart.order(stage.numbered("LL-"), true);
            stage.say(asMember(Draft.track(Source.APP, stage.soon(90), "Order Completed", order)));
        }
        stage.say(asMember(Draft.track(Source.APP, stage.soon(60), "Application Backgrounded", Map.of())));
    }

    private Draft asStranger(Draft draft) {
        return told(draft).anonymous(stage.person().anonymousId(INSTALLATION));
    }

    private Draft asMember(Draft draft) {
        return asStranger(draft).user(stage.person().userId());
    }

    private Draft told(Draft draft) {
        return draft.context(context);
    }
}
