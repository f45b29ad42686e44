package dev.annals.app.operations;

import dev.annals.app.operations.Status.Store;
import dev.annals.platform.documents.Documents;
import dev.annals.platform.documents.Shelf;
import dev.annals.platform.events.EventLog;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks every store something small, to see whether it answers. */
final class Stores {

    private static final Logger LOG = LoggerFactory.getLogger(Stores.class);
    private static final Shelf NOWHERE = new Shelf("probe", 1);

    private final EventLog log;
    private final Documents documents;

    Stores(EventLog log, Documents documents) {
        this.log = log;
        this.documents = documents;
    }

    /** Each store's answer. */
    List<Store> ask() {
        return List.of(askEventLog(), askReadStore());
    }

    Store askEventLog() {
        return ask("event log", log::head);
    }

    Store askReadStore() {
        return ask("read store", () -> documents.get(NOWHERE, List.of("probe")));
    }

    private static Store ask(String name, Runnable question) {
        long began = System.nanoTime();
        boolean isReachable = true;
        try {
            question.run();
        } catch (RuntimeException away) {
            LOG.debug("The {} does not answer: {}", name, away.getClass().getSimpleName());
            isReachable = false;
        }
        return new Store(name, isReachable, (System.nanoTime() - began) / 1_000_000);
    }
}
