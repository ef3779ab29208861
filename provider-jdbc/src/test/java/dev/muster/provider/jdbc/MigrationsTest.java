package dev.muster.provider.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.spi.call.Misconfigured;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Making the schema and bringing it up to date. */
class MigrationsTest {

    private static final int STEPS_OF_A_STATEMENT = 6;

    /** What every database is asked. */
    abstract static class Stories {

        abstract DataSource source();

        /** The row of the page that it writes. */
        abstract String row();

        /** The process dies before each single step of the migration, and each time the next one takes over what the one before left. */
        @Test
        @Tag("S33")
        void a_migration_killed_at_each_statement_goes_on_where_it_stopped() throws Exception {
            int statements = store(source(), "whole").migrate();
            FaultySource faulty = new FaultySource(source());
            JdbcIncidentStore look = store(source(), "killed");
            int left = look.pendingMigrations();
            assertThat(left).isEqualTo(statements).isGreaterThanOrEqualTo(20);

            int kills = 0;
            int before = 1;
            while (left > 0) {
                dieBefore(faulty, before);
                kills += diedIn(store(faulty.source(), "killed"));
                int now = look.pendingMigrations();
                assertThat(now).as("left after a kill before step %d", before).isBetween(left - 1, left);
                before = now < left ? Math.max(1, before - STEPS_OF_A_STATEMENT) : before + 1;
                left = now;
            }
            assertThat(kills).as("deaths").isGreaterThan(3 * statements);
            assertThat(columns("killed")).isEqualTo(columns("whole")).hasSizeGreaterThan(80);
            assertThat(indexes("killed")).isEqualTo(indexes("whole")).hasSizeGreaterThanOrEqualTo(10);
            Row.tell(
                    row(),
                    "%d statements, killed %d times, at each step of each: resumed each time, the schema is that of an"
                            + " undisturbed run; eight at once make one schema; a lock held above 2 s: not measured",
                    statements,
                    kills);
        }

        @Test
        void eight_nodes_that_migrate_at_once_make_one_schema() throws Exception {
            ExecutorService nodes = Executors.newFixedThreadPool(8);
            try {
                List<Future<Integer>> runs = new ArrayList<>();
                for (int node = 0; node < 8; node++) {
                    runs.add(nodes.submit(() -> store(source(), "shared").migrate()));
                }
                for (Future<Integer> run : runs) {
                    run.get();
                }
            } finally {
                nodes.shutdownNow();
            }
            assertThat(store(source(), "shared").pendingMigrations()).isZero();
            assertThat(store(source(), "shared").migrate())
                    .as("nothing is run twice")
                    .isZero();
        }

        @Test
        void a_schema_made_by_other_scripts_is_refused_with_the_cure() {
            JdbcIncidentStore store = store(source(), "other");
            store.migrate();
            Tables.run(source(), "UPDATE other.schema_history SET checksum = 'x' WHERE step = 2");
            assertThatExceptionOfType(Misconfigured.class)
                    .isThrownBy(() -> store(source(), "other").migrate())
                    .withMessageContaining("statement 2")
                    .withMessageContaining("version of the library");
        }

        @Test
        void a_store_that_may_not_migrate_says_what_is_missing() {
            JdbcIncidentStore store = JdbcIncidentStore.builder(source())
                    .schema("nobody_made")
                    .migratesItself(false)
                    .build();
            assertThat(store.pendingMigrations()).isPositive();
            assertThatExceptionOfType(Misconfigured.class)
                    .isThrownBy(store::nextDue)
                    .withMessageContaining("migrate");
        }

        /** After a step is before the next: every place at which a process can die is met. */
        private static void dieBefore(FaultySource faulty, int kill) {
            faulty.before((number, connection) -> {
                if (number == kill) {
                    connection.abort(Runnable::run);
                    throw new Killed();
                }
            });
        }

        private static int diedIn(JdbcIncidentStore store) {
            try {
                store.migrate();
                return 0;
            } catch (Killed expected) {
                return 1;
            }
        }

        private static JdbcIncidentStore store(DataSource source, String schema) {
            return JdbcIncidentStore.builder(source).schema(schema).build();
        }

        private List<String> columns(String schema) throws SQLException {
            return rows(
                    "SELECT LOWER(table_name) || '.' || LOWER(column_name) || ' ' || data_type"
                            + " FROM information_schema.columns WHERE LOWER(table_schema) = ? ORDER BY 1",
                    schema);
        }

        abstract List<String> indexes(String schema) throws SQLException;

        final List<String> rows(String sql, String schema) throws SQLException {
            List<String> rows = new ArrayList<>();
            try (Connection connection = source().getConnection();
                    var statement = connection.prepareStatement(sql)) {
                statement.setString(1, schema);
                try (var found = statement.executeQuery()) {
                    while (found.next()) {
                        rows.add(found.getString(1));
                    }
                }
            }
            return rows;
        }
    }

    @Nested
    @DisplayName("on PostgreSQL")
    @NeedsPostgresql
    class OnPostgres extends Stories {
        @Override
        String row() {
            return "S33 on PostgreSQL";
        }

        @Override
        DataSource source() {
            return Postgres.dataSource();
        }

        @Override
        List<String> indexes(String schema) throws SQLException {
            return rows("SELECT indexname FROM pg_indexes WHERE schemaname = ? ORDER BY 1", schema);
        }
    }

    @Nested
    @DisplayName("on H2")
    class OnH2 extends Stories {
        private final DataSource source =
                JdbcConnectionPool.create("jdbc:h2:mem:migrations;DB_CLOSE_DELAY=-1", "sa", "");

        @Override
        String row() {
            return "S33 on H2";
        }

        @Override
        DataSource source() {
            return source;
        }

        @Override
        List<String> indexes(String schema) throws SQLException {
            return rows(
                    "SELECT LOWER(index_name) FROM information_schema.indexes"
                            + " WHERE LOWER(table_schema) = ? AND NOT is_generated ORDER BY 1",
                    schema);
        }
    }

    /** What a process that was killed does not do: anything more. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
