package dev.annals.app.demo.story;

import dev.annals.api.identity.Namespace;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the store's own systems report: till, mail platform, CRM and call centre. */
final class BackOffice {

    private static final Map<String, Object> SERVER =
            Map.of("library", Map.of("name", "analytics-java", "version", "3.5.4"), "channel", "server");
    private static final String[] CAMPAIGNS = {"spring-harvest", "new-teaware", "letter-week", "gift-season"};
    private static final String[] REASONS = {"Where is my order?", "返品について", "发票", "Gutschein einlösen", "adresse"};

    private final Stage stage;

    BackOffice(Stage stage) {
        this.stage = stage;
    }

    void ringUp() {
        Map<String, Object> receipt =
                new LinkedHashMap<>(Cart.filled(stage.country(), stage.random()).order(stage.numbered("till-"), false));
        receipt.put(
                "store_id", stage.country().code() + "-" + (1 + stage.random().nextInt(6)));
        receipt.put("payment_method", stage.chance(30) ? "cash" : "card");
        say(Draft.track(Source.POS, stage.soon(60), "Order Completed", receipt)
                .external(Namespace.MEMBER_CARD, stage.person().card()));
    }

    void enrol() {
        say(Draft.identify(
                        Source.CRM,
                        stage.soon(60),
                        Map.of("loyaltyTier", stage.chance(20) ? "gold" : "leaf", "clubMember", true))
                .user(stage.person().userId())
                .external(Namespace.MEMBER_CARD, stage.person().card()));
    }

    void befriend() {
        Namespace messenger = stage.country() == Country.CHINA ? Namespace.WECHAT_ID : Namespace.LINE_ID;
        say(Draft.identify(Source.CRM, stage.soon(60), Map.of("messengerFriend", true))
                .user(stage.person().userId())
                .external(messenger, stage.person().messengerId()));
    }

    /** Delivers, notes the opening and the click; the click brings a browser that nobody has seen before. */
    Map<String, Object> mail() {
        String campaign = CAMPAIGNS[stage.random().nextInt(CAMPAIGNS.length)];
        Map<String, Object> mail = Map.of(
                "email_id",
                stage.numbered("mail-"),
                "campaign_id",
                campaign,
                "email_subject",
                "Lantern & Leaf: " + campaign);
        say(Draft.track(Source.EMAIL, stage.soon(5), "Email Delivered", mail)
                .email(stage.person().email()));
        say(Draft.track(Source.EMAIL, stage.soon(3_600), "Email Opened", mail)
                .email(stage.person().email()));
        Map<String, Object> click = new LinkedHashMap<>(mail);
        click.put("link_url", "https://shop.lanternandleaf.example/season");
        say(Draft.track(Source.EMAIL, stage.soon(30), "Email Link Clicked", click)
                .email(stage.person().email())
                .anonymous(stage.person().anonymousId(stage.visit().device())));
        return Map.of("name", campaign, "source", "newsletter", "medium", "email");
    }

    void call() {
        String callId = stage.numbered("call-");
        String number = stage.person().phone().replace(" ", "");
        say(Draft.track(Source.CALLCENTRE, stage.soon(5), "Call Started", Map.of("call_id", callId))
                .external(Namespace.PHONE, number));
        Map<String, Object> outcome = Map.of(
                "call_id",
                callId,
                "duration_seconds",
                60 + stage.random().nextInt(600),
                "reason",
                REASONS[stage.random().nextInt(REASONS.length)],
                "solved",
                stage.chance(85));
        say(Draft.track(Source.CALLCENTRE, stage.soon(660), "Call Ended", outcome)
                .external(Namespace.PHONE, number));
    }

    private void say(Draft draft) {
        stage.say(draft.context(SERVER));
    }
}
