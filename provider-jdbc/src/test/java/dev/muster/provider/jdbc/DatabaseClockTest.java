package dev.muster.provider.jdbc;

import dev.muster.spi.store.IncidentStore;
import dev.muster.tck.StoreClaimConformance;
import dev.muster.tck.StoreFixture;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/** Leases and due times by the database's own clock: what is due is waited for. */
class DatabaseClockTest {

    @Nested
    @DisplayName("on the clock of PostgreSQL")
    @NeedsPostgresql
    class OnPostgres extends StoreClaimConformance {
        @Override
        protected StoreFixture fixture() {
            return new Waiting(Postgres.dataSource());
        }
    }

    @Nested
    @DisplayName("on the clock of H2")
    class OnH2 extends StoreClaimConformance {
        @Override
        protected StoreFixture fixture() {
            return new Waiting(JdbcConnectionPool.create("jdbc:h2:mem:clock;DB_CLOSE_DELAY=-1", "sa", ""));
        }
    }

    private static final class Waiting implements StoreFixture {
        private static final String SCHEMA = "clock";

        private final DataSource source;
        private JdbcIncidentStore store;
        private JdbcIncidentStore second;

        Waiting(DataSource source) {
            this.source = source;
            this.store = door();
            this.second = door();
            store.migrate();
            Tables.empty(source, SCHEMA);
        }

        private JdbcIncidentStore door() {
            return JdbcIncidentStore.builder(source).schema(SCHEMA).build();
        }

        @Override
        public String provider() {
            return JdbcProviderFactory.NAME;
        }

        @Override
        public Optional<dev.muster.tck.Faults> faults() {
            return Optional.empty();
        }

        @Override
        public String withoutFaultsBecause() {
            return "only the clock is judged here";
        }

        @Override
        public IncidentStore store() {
            return store;
        }

        @Override
        public IncidentStore secondDoor() {
            return second;
        }

        @Override
        public Duration lease() {
            return Duration.ofMillis(700);
        }

        @Override
        public void advance(Duration time) {
            // the clock is the database's: nobody can move it, so it is waited for in the database itself
            var until = store.now().plus(time);
            while (store.now().isBefore(until)) {
                Thread.onSpinWait();
            }
        }

        @Override
        public boolean durable() {
            return true;
        }

        @Override
        public void restart() {
            store = door();
            second = door();
        }
    }
}
