package dev.annals.platform.journey;

import java.util.Map;
import java.util.TreeMap;

/** What became of the visits of one step. Not for use by several threads. */
public final class StepTally extends GoalTally {

    private long entered;
    private long waiting;
    private long sent;
    private long failed;
    private long heldByPause;
    private final Map<String, Long> heldBack = new TreeMap<>();
    private final Map<String, Long> outcomes = new TreeMap<>();
    private final Map<String, WayTally> ways = new TreeMap<>();

    StepTally copy() {
        StepTally copy = new StepTally();
        copy.entered = entered;
        copy.waiting = waiting;
        copy.sent = sent;
        copy.failed = failed;
        copy.heldByPause = heldByPause;
        copy.heldBack.putAll(heldBack);
        copy.outcomes.putAll(outcomes);
        ways.forEach((name, way) -> copy.ways.put(name, way.copy()));
        copy.take(this);
        return copy;
    }

    void enter() {
        entered++;
    }

    void stand(int more) {
        waiting += more;
    }

    void send() {
        sent++;
    }

    void fail() {
        failed++;
    }

    void holdByPause() {
        heldByPause++;
    }

    void holdBack(String reason) {
        heldBack.merge(reason, 1L, Long::sum);
    }

    void become(String outcome) {
        outcomes.merge(outcome, 1L, Long::sum);
    }

    WayTally way(String name) {
        return ways.computeIfAbsent(name, none -> new WayTally());
    }

    /** How many runs came to it. */
    public long entered() {
        return entered;
    }

    /** How many stand there now. */
    public long waiting() {
        return waiting;
    }

    /** How many left it. */
    public long left() {
        return entered - waiting;
    }

    /** How many messages of it went out. */
    public long sent() {
        return sent;
    }

    /** How many could not be delivered. */
    public long failed() {
        return failed;
    }

    /** How often a pause of the journey held a run before it. */
    public long heldByPause() {
        return heldByPause;
    }

    /** How many messages were held back, by reason. */
    public Map<String, Long> heldBack() {
        return heldBack;
    }

    /** Of how many messages it was heard that they were opened, clicked and so on, each counted once, by outcome. */
    public Map<String, Long> outcomes() {
        return outcomes;
    }

    /** What came of those who took each way. */
    public Map<String, WayTally> ways() {
        return ways;
    }
}
