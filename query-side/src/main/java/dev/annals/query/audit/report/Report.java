package dev.annals.query.audit.report;

import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import java.util.List;

/** One kind of report: which events it counts, and what a line of it says. It is pure. */
interface Report {

    /** Its name in the address. */
    String name();

    /** What the cells of a line are called, after the first, which is the period. */
    List<String> columns();

    /** The events it is made of. */
    Interest interest();

    /** Whether events before the first period matter to it. */
    boolean isOfAllTime();

    /** Begins to count. */
    Count begin();

    /** A count under way. Not for use by several threads. */
    interface Count {

        /** Takes the next event, in the order of the log. */
        void add(RecordedEvent recorded);

        /**
         * Ends a period.
         *
         * @return its lines, as many cells each as there are columns: texts and numbers
         */
        List<List<Object>> endOfPeriod();
    }
}
