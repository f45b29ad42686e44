package dev.annals.app.demo.story;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Decides when and how a shopper meets the store within the story's ninety days. */
final class Diary {

    static final int DAYS = 90;

    /** Devices 0 and 1 are the person's own browsers; mails and shared computers come with fresh ones from here. */
    private static final int FIRST_FRESH_DEVICE = 2;

    private static final int SHARED_COMPUTER = 900;
    private static final int LAPTOP = 0;
    private static final int TELEPHONE = 1;

    private final Person person;
    private final Instant end;
    private final RandomGenerator random;
    private final List<Visit> visits = new ArrayList<>();
    private Instant previous = Instant.EPOCH;
    private double day;
    private int freshDevice = FIRST_FRESH_DEVICE;

    private Diary(Person person, Instant end) {
        this.person = person;
        this.end = end;
        this.random = Chance.of(person.seed(), 3);
    }

    static List<Visit> of(Person person, Instant end) {
        Diary diary = new Diary(person, end);
        switch (person.kind()) {
            case VISITOR -> diary.visitor();
            case GUEST -> diary.guest();
            case CARD_HOLDER -> diary.cardHolder();
            case MEMBER -> diary.member();
        }
        return List.copyOf(diary.visits);
    }

    private void visitor() {
        day = random.nextDouble(DAYS - 2);
        repeat(Scene.BROWSE, 1 + few(2), LAPTOP, false, 5);
    }

    private void guest() {
        day = random.nextDouble(DAYS - 20);
        repeat(Scene.BROWSE, few(2), LAPTOP, false, 6);
        repeat(Scene.BUY, 1 + few(1), LAPTOP, false, 12);
        if (random.nextInt(3) == 0) {
            later(Scene.FOLLOW_MAIL, freshDevice++, false, 5);
        }
    }

    private void cardHolder() {
        day = random.nextDouble(DAYS / 2.0);
        repeat(Scene.PAY_AT_TILL, 1 + few(5), LAPTOP, false, 9);
    }

    private void member() {
        day = random.nextDouble(DAYS * 0.6);
        boolean carriesCard = random.nextInt(100) < 35;
        boolean hasTelephone = random.nextInt(100) < 60;
        if (carriesCard && random.nextBoolean()) {
            repeat(Scene.PAY_AT_TILL, 1 + few(1), LAPTOP, false, 4);
        }
        repeat(Scene.BROWSE, 1 + few(1), LAPTOP, false, 3);
        if (hasTelephone) {
            repeat(Scene.BROWSE, 1, TELEPHONE, false, 3);
        }
        later(Scene.SIGN_UP, LAPTOP, false, 2);
        if (random.nextInt(100) < 55) {
            later(Scene.BUY, LAPTOP, true, 1);
        }
        if (hasTelephone) {
            later(Scene.SIGN_IN, TELEPHONE, false, 4);
        }
        if (carriesCard) {
            later(Scene.JOIN_CLUB, LAPTOP, true, 3);
            repeat(Scene.PAY_AT_TILL, 1 + few(3), LAPTOP, true, 8);
        }
        repeat(Scene.BROWSE, few(1), hasTelephone ? TELEPHONE : LAPTOP, true, 6);
        for (int mails = few(2); mails > 0; mails--) {
            later(Scene.FOLLOW_MAIL, freshDevice++, false, 7);
        }
        if (random.nextInt(100) < 25) {
            later(Scene.INSTALL_APP, LAPTOP, false, 4);
            repeat(Scene.USE_APP, 1 + few(2), LAPTOP, true, 4);
        }
        switch (person.country()) {
            case CHINA, JAPAN, TAIWAN -> {
                if (random.nextInt(100) < 40) {
                    later(Scene.BEFRIEND, LAPTOP, true, 5);
                }
            }
            case GERMANY, FRANCE, BRITAIN -> {}
        }
        if (random.nextInt(100) < 12) {
            later(Scene.CALL, LAPTOP, true, 4);
        }
    }

    /**
     * Two people of a household use its computer one after the other, on an evening when both have accounts.
     *
     * @return both visits, or none when the story ends before
     */
    static List<Visit> sharedEvening(List<Visit> one, List<Visit> other, Country country, Instant end) {
        Optional<Instant> first =
                one.stream().filter(Diary::opensAccount).map(Visit::start).findFirst();
        Optional<Instant> second =
                other.stream().filter(Diary::opensAccount).map(Visit::start).findFirst();
        if (first.isEmpty() || second.isEmpty()) {
            return List.of();
        }
        Instant later = first.get().isAfter(second.get()) ? first.get() : second.get();
        ZonedDateTime evening =
                later.atZone(country.zone()).plusDays(1).withHour(20).withMinute(5);
        if (evening.plusHours(2).toInstant().isAfter(end)) {
            return List.of();
        }
        return List.of(
                atSharedComputer(one.getFirst().number(), evening),
                atSharedComputer(other.getFirst().number(), evening.plusMinutes(35)));
    }

    private static boolean opensAccount(Visit visit) {
        return visit.scene() == Scene.SIGN_UP;
    }

    private static Visit atSharedComputer(int number, ZonedDateTime start) {
        return new Visit(number, start.toInstant(), Scene.USE_SHARED_COMPUTER, SHARED_COMPUTER, false, SHARED_COMPUTER);
    }

    private void repeat(Scene scene, int times, int device, boolean known, double daysApart) {
        for (int time = 0; time < times; time++) {
            later(scene, device, known, daysApart);
        }
    }

    private void later(Scene scene, int device, boolean known, double daysApart) {
        day += 0.05 + random.nextDouble() * daysApart * 1.6;
        if (day < DAYS - 2) {
            Instant moment = moment();
            Instant earliest = previous.plusSeconds(1_800 + random.nextInt(5_400));
            previous = moment.isBefore(earliest) ? earliest : moment;
            visits.add(new Visit(person.number(), previous, scene, device, known, visits.size()));
        }
    }

    /** A waking hour of that day, most likely in the evening; a Saturday or Sunday is as good as any. */
    private Instant moment() {
        ZonedDateTime date = end.minusSeconds((long) ((DAYS - day) * 86_400))
                .atZone(person.country().zone());
        int hour = date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0
                ? 9 + random.nextInt(13)
                : 8 + Math.max(random.nextInt(15), random.nextInt(15));
        return date.withHour(Math.min(hour, 22))
                .withMinute(random.nextInt(60))
                .withSecond(random.nextInt(60))
                .toInstant();
    }

    private int few(int about) {
        double drawn = -Math.log(1 - random.nextDouble()) * about;
        return (int) Math.min(drawn, about * 4.0);
    }
}
