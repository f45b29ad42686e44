package dev.annals.axonserver.wiring;

import com.zaxxer.hikari.HikariDataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The database of what must not be lost: its commits wait for the disk. */
public record LogStore(HikariDataSource pool, DataSourceTransactionManager spring, TransactionManager axon)
        implements AutoCloseable {

    static LogStore of(HikariDataSource pool) {
        DataSourceTransactionManager spring = new DataSourceTransactionManager(pool);
        return new LogStore(pool, spring, new SpringTransactionManager(spring));
    }

    @Override
    public void close() {
        pool.close();
    }
}
