package dev.annals.app.demo.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Ninety days of a store, from first look to till receipt.
 *
 * <p>The same seed, size and end always tell the same story, message for message. Only the visits are kept; each unfolds
 * when its turn comes, so memory does not grow with the number of interactions.
 */
public final class Story {

    private final long seed;
    private final int shoppers;
    private final List<Visit> visits;

    private Story(long seed, int shoppers, List<Visit> visits) {
        this.seed = seed;
        this.shoppers = shoppers;
        this.visits = visits;
    }

    /**
     * Plans a story.
     *
     * @param seed where its chance begins
     * @param shoppers how many people meet the store, up to 100,000
     * @param end when it ends; nothing happens later
     */
    public static Story of(long seed, int shoppers, Instant end) {
        List<Visit> visits = new ArrayList<>();
        for (int number = 0; number < shoppers; number++) {
            Person person = Person.of(seed, number);
            List<Visit> own = Diary.of(person, end);
            visits.addAll(own);
            if (person.sharesComputerWith().filter(other -> other < shoppers).isPresent()) {
                List<Visit> others = Diary.of(Person.of(seed, number + 1), end);
                visits.addAll(Diary.sharedEvening(own, others, person.country(), end));
            }
        }
        visits.sort(Comparator.comparing(Visit::start).thenComparingInt(Visit::number));
        return new Story(seed, shoppers, List.copyOf(visits));
    }

    /** Tells every interaction, visit by visit in order of time. */
    public void tell(Consumer<Message> listener) {
        for (Visit visit : visits) {
            unfold(visit).forEach(listener);
        }
    }

    /** How many people meet the store. */
    public int shoppers() {
        return shoppers;
    }

    private List<Message> unfold(Visit visit) {
        Stage stage = new Stage(Person.of(seed, visit.number()), visit);
        BackOffice office = new BackOffice(stage);
        switch (visit.scene()) {
            case BROWSE -> new WebShop(stage).browse();
            case BUY -> new WebShop(stage).buy();
            case SIGN_UP -> new WebShop(stage).signUp();
            case SIGN_IN -> new WebShop(stage).signIn();
            case FOLLOW_MAIL -> new WebShop(stage).land(office.mail());
            case JOIN_CLUB -> office.enrol();
            case PAY_AT_TILL -> office.ringUp();
            case INSTALL_APP -> new MobileApp(stage).install();
            case USE_APP -> new MobileApp(stage).use();
            case BEFRIEND -> office.befriend();
            case CALL -> office.call();
            case USE_SHARED_COMPUTER -> shareComputer(new WebShop(stage));
        }
        return stage.said();
    }

    private static void shareComputer(WebShop shop) {
        shop.signIn();
        shop.lookAround(1, 20);
        shop.signOut();
    }
}
