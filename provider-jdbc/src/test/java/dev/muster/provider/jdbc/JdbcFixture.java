package dev.muster.provider.jdbc;

import dev.muster.spi.store.IncidentStore;
import dev.muster.tck.Faults;
import dev.muster.tck.StoreFixture;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** Two doors to one schema, which is emptied first, on a clock that the test moves. */
class JdbcFixture implements StoreFixture {

    private static final String SCHEMA = "tck";

    private final MovableClock clock = new MovableClock();
    private DataSource source;
    private JdbcIncidentStore store;
    private JdbcIncidentStore second;

    JdbcFixture(DataSource source) {
        this.source = source;
        this.store = door();
        this.second = door();
        store.migrate();
        Tables.empty(source, SCHEMA);
    }

    private JdbcIncidentStore door() {
        return JdbcIncidentStore.builder(source).schema(SCHEMA).clock(clock).build();
    }

    /** What a restart does to the database itself; answers where it is afterwards. */
    DataSource restarted() {
        return source;
    }

    @Override
    public String provider() {
        return JdbcProviderFactory.NAME;
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
    public void advance(Duration time) {
        clock.advance(time);
    }

    @Override
    public boolean durable() {
        return true;
    }

    @Override
    public void restart() {
        source = restarted();
        store = door();
        second = door();
    }

    @Override
    public Optional<Faults> faults() {
        return Optional.empty();
    }

    @Override
    public String withoutFaultsBecause() {
        return "the store looks a lost commit up by itself, which LostCommitTest checks on a cut wire";
    }
}
