package dev.annals.axonserver.wiring;

import com.zaxxer.hikari.HikariDataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The database of what is derived from the log: its commits do not wait for the disk. */
public record ReadStore(HikariDataSource pool, DataSourceTransactionManager spring, TransactionManager axon)
        implements AutoCloseable {

    static ReadStore of(HikariDataSource pool) {
        DataSourceTransactionManager spring = new DataSourceTransactionManager(pool);
        return new ReadStore(pool, spring, new SpringTransactionManager(spring));
    }

    @Override
    public void close() {
        pool.close();
    }
}
