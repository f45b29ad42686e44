package dev.annals.axonserver;

import dev.annals.axonserver.testing.TestHouse;
import dev.annals.axonserver.testing.TestPostgres;
import dev.annals.platform.events.LogProcessor;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.context.ConfigurableApplicationContext;

class PostgresBackboneIT extends BackboneContract {

    @BeforeAll
    static void empty() {
        TestPostgres.emptyLog().close();
    }

    @Override
    protected ConfigurableApplicationContext start(LogProcessor... processors) {
        return TestHouse.start(Map.of(), processors);
    }
}
