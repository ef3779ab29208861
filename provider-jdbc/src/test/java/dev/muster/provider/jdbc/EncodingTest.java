package dev.muster.provider.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.config.Finding;
import dev.muster.spi.store.Appended;
import org.junit.jupiter.api.Test;

/** A database that was made with an encoding of fewer characters than people write. */
@NeedsPostgresql
class EncodingTest {

    @Test
    void a_database_that_cannot_hold_every_character_is_found_by_the_check_and_named_by_the_refusal() {
        Tables.run(
                Postgres.dataSource(),
                "DROP DATABASE IF EXISTS latin",
                "CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'");
        try (HikariDataSource pool = Postgres.pool(Postgres.url().replace("/postgres?", "/latin?"), 2)) {
            JdbcIncidentStore store = JdbcIncidentStore.on(pool);

            assertThat(JdbcProvider.of(store, pool).check())
                    .extracting(Finding::line)
                    .anySatisfy(line -> assertThat(line).contains("encoding", "LATIN1", "UTF8"));
            assertThatThrownBy(() -> store.append(Changes.titled("inc-1", "\u652f\u4ed8\u5931\u8d25")))
                    .isInstanceOf(Rejected.class)
                    .hasMessageContaining("encoding")
                    .hasMessageContaining("UTF8")
                    .hasMessageNotContaining("\u652f");
            assertThat(store.append(Changes.titled("inc-1", "Checkout fails"))).isEqualTo(new Appended.Committed(1));
        }
        assertThat(JdbcProvider.on(Postgres.dataSource()).check())
                .extracting(Finding::line)
                .noneSatisfy(line -> assertThat(line).contains("encoding"));
    }
}
