package dev.muster.provider.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.spi.store.Append;
import dev.muster.spi.store.NewEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** Times of events come back as they were, whatever the calendar of a driver makes of the year, and in whichever form the database sends them. */
class TimesTest {

    /** The driver of PostgreSQL asks for another form once it has seen a statement five times. */
    private static final int READS = 8;

    private static final List<Instant> TIMES = List.of(
            Instant.parse("0001-01-01T00:00:00.000000001Z"),
            Instant.parse("1582-10-10T12:00:00.123456789Z"),
            Instant.parse("1699-12-31T23:59:59.999999999Z"),
            Instant.parse("1700-01-01T00:00:00.000001Z"),
            Instant.parse("1969-12-31T23:59:59.999999999Z"),
            Instant.parse("2026-03-29T01:30:00.5Z"),
            Instant.parse("9999-12-31T23:59:59.999999999Z"));

    @Test
    @NeedsPostgresql
    void on_postgresql() {
        comeBack(
                JdbcIncidentStore.builder(Postgres.dataSource()).schema("times").build());
    }

    @Test
    void on_h2() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:times;DB_CLOSE_DELAY=-1");
        comeBack(JdbcIncidentStore.on((DataSource) source));
    }

    private static void comeBack(JdbcIncidentStore store) {
        String stream = Changes.stream();
        List<NewEvent> events = TIMES.stream()
                .map(time -> new NewEvent("declared", 1, time, Instant.EPOCH, "{}"))
                .toList();
        store.append(new Append(stream, 0, events, null, List.of(), Map.of(), Map.of()));

        for (int read = 1; read <= READS; read++) {
            assertThat(store.read(stream, 0, 10))
                    .as("read %d", read)
                    .extracting(stored -> stored.event().occurredAt())
                    .isEqualTo(TIMES);
        }
    }
}
