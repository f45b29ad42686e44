package dev.annals.app.demo;

import dev.annals.app.demo.history.PurchaseHistory;
import dev.annals.app.demo.history.PurchaseHistory.Account;
import dev.annals.app.demo.story.Expectation;
import dev.annals.app.demo.story.Expectation.ExpectedProfile;
import dev.annals.app.demo.story.Source;
import dev.annals.app.demo.story.Story;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Plays a realistic store's traffic through the public HTTP API of a running installation, then asks the API and compares
 * what it says with what must have come of it.
 */
public final class Demo {

    private static final long SEED = 20_260_101;
    private static final int SHOPPERS = 2_200;
    private static final long BIG_SPENDING = 50_000;
    private static final int STORY_BATCH = 200;
    private static final int HISTORY_BATCH = 500;
    private static final int READING = 8;

    private final long seed;
    private final int shoppers;
    private final PurchaseHistory history;
    private final InstantSource clock;
    private final List<Chapter> chapters;
    private final Terminal terminal;

    /**
     * @param seed where the story's chance begins
     * @param shoppers how many people it has
     * @param history the purchases to import
     * @param clock when now is; the story ends at the time it is first played
     * @param chapters what is told of a few people by itself
     */
    Demo(
            long seed,
            int shoppers,
            PurchaseHistory history,
            InstantSource clock,
            List<Chapter> chapters,
            Terminal terminal) {
        this.seed = seed;
        this.shoppers = shoppers;
        this.history = history;
        this.clock = clock;
        this.chapters = chapters;
        this.terminal = terminal;
    }

    /**
     * Plays the whole demo.
     *
     * @param base where the installation listens
     * @param adminToken a token of role admin
     * @param data the installation's data folder; the demo keeps its keys in {@code demo} below it, so that playing again
     *     tells the same story, of which intake then drops every interaction as a duplicate
     * @param interactive whether {@code err} is a terminal
     * @param out for results
     * @param err for progress
     * @return 0 when everything agrees, else 1
     */
    public static int play(
            URI base, String adminToken, Path data, boolean interactive, PrintWriter out, PrintWriter err) {
        Terminal terminal = new Terminal(out, err, interactive);
        PurchaseHistory history = PurchaseHistory.cdnow();
        long bigSpenders = history.accounts().values().stream()
                .filter(account -> account.cents() >= BIG_SPENDING)
                .count();
        Demo demo = new Demo(
                SEED,
                SHOPPERS,
                history,
                InstantSource.system(),
                List.of(
                        new SharedDevice(),
                        new WrongMerge(),
                        new ConsentChapter(),
                        new JourneyChapter(),
                        new MessagesChapter(InstantSource.system()),
                        new LiveJourneys(InstantSource.system()),
                        new AskingForData(InstantSource.system()),
                        new RfmChapter(history),
                        new SegmentChapter(bigSpenders),
                        new Farewell(data, InstantSource.system()),
                        new WholeLog(data)),
                terminal);
        try {
            return demo.play(new Client(base), adminToken, data) ? 0 : 1;
        } catch (DemoFailure failure) {
            err.println("The demo stopped: " + failure.getMessage());
            return 1;
        } finally {
            out.flush();
            err.flush();
        }
    }

    /** Plays it and tells whether everything agrees. */
    boolean play(Client client, String adminToken, Path data) {
        Keys keys = new Keys(data.resolve("demo"), client, adminToken);
        Instant end = keys.began(clock);
        Story story = Story.of(seed, shoppers, end);
        Expectation expectation = new Expectation();
        story.tell(expectation::add);
        List<ExpectedProfile> people = expectation.profiles();
        Map<String, Account> accounts = history.accounts();
        int purchases = accounts.values().stream().mapToInt(Account::purchases).sum();

        Traffic traffic = new Traffic(client, keys.writeKeys(), terminal);
        traffic.send("Ninety days of a tea and paper store", expectation.total(), STORY_BATCH, clock, story::tell);
        traffic.send(
                "Purchase history of CDNOW",
                purchases,
                HISTORY_BATCH,
                null,
                listener -> history.tell(purchase -> listener.accept(purchase.message())));
        String reader = keys.reader();
        Lag lag = Lag.until(traffic.tally().position(), client, reader);

        Findings findings = new Findings();
        Map<Source, Integer> sent = new EnumMap<>(expectation.interactions());
        sent.put(Source.CDNOW, purchases);
        sent.forEach((source, count) -> findings.add(
                "interactions from " + source.wireName() + ", stored once",
                count,
                traffic.tally().kept(source)));
        traffic.resend(clock, findings);
        check(client, reader, people, accounts, findings);

        Tour tour = new Tour(client, adminToken, data, keys, terminal.out());
        tour.show(people);
        Chapter.Stage stage = Chapter.Stage.of(client, keys, adminToken, end, terminal.out());
        chapters.forEach(chapter -> chapter.play(stage, findings));
        conclude(traffic, lag, findings);
        return findings.agree();
    }

    private void check(
            Client client,
            String reader,
            List<ExpectedProfile> people,
            Map<String, Account> accounts,
            Findings findings) {
        PeopleCheck peopleCheck = new PeopleCheck(client, reader);
        int identifiers =
                people.stream().mapToInt(person -> person.identifiers().size()).sum();
        try (Progress progress = terminal.progress("Looking every shopper up", identifiers)) {
            peopleCheck.run(people, new Connections(READING), progress);
        }
        peopleCheck.report(people, findings);
        HistoryCheck historyCheck = new HistoryCheck(client, reader);
        try (Progress progress = terminal.progress("Reading every CDNOW customer", accounts.size())) {
            historyCheck.run(accounts, new Connections(READING), progress);
        }
        historyCheck.report(accounts, findings);
    }

    private void conclude(Traffic traffic, Lag lag, Findings findings) {
        PrintWriter out = terminal.out();
        out.println();
        findings.print(out);
        out.printf(
                "%n%,d interactions stored now, %,d were there already; sent in %.1f s; read models reflected the last"
                        + " one %d ms after it was acknowledged.%n",
                traffic.tally().of(Tally.STORED), traffic.tally().of(Tally.DUPLICATE), traffic.seconds(), lag.millis());
        out.println(findings.agree() ? "Everything agrees." : "NOT everything agrees.");
    }
}
