package dev.muster.scenarios;

import static dev.muster.lifecycle.Actor.by;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.Incident;
import dev.muster.Incidents;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.Moment;
import dev.muster.metrics.Definition;
import dev.muster.metrics.Measure;
import dev.muster.metrics.ResponseTimes;
import dev.muster.playbook.Playbook;
import dev.muster.provider.jdbc.CsvSheet;
import dev.muster.provider.jdbc.JdbcIncidentStore;
import dev.muster.severity.Impact;
import dev.muster.spi.store.Summary;
import dev.muster.spi.store.SummaryQuery;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What can be asked, exported, corrected and measured of the incidents that a PostgreSQL keeps. */
@ExtendWith(Stores.Postgres.class)
class RecordsTest {

    private static final String ANN = "ann@example.com";
    private static final String BOB = "bob@example.com";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The names in the export. To change one is to change the version of the format, and to read both. */
    private static final String EXPORTED = """
            claimed_key: fingerprint key_name owner
            event: change_id entry_hash erased_at finer occurred_at payload payload_hash recorded_at seq stream_id \
            type type_version
            intent: attempts batch created_at detail due_at ended_at failed_need failures fence first_due_at intent_key \
            kind lane lease_until marked_need needs not_after payload payload_hash provider ready replaces required \
            started_at started_before state stream_id tolerant worker
            intent_done: attempts batch created_at detail due_at ended_at first_due_at intent_key kind lane needs \
            not_after payload payload_hash provider replaces required state stream_id tolerant
            stream: head last_change stream_id version
            summary: closed_at commander declared_at is_open labels payload severity severity_rank state stream_id \
            title title_lower type version
            summary_label: kind label stream_id
            """;

    private TwoHosts hosts;
    private Incidents incidents;

    @BeforeEach
    void open() {
        hosts = new TwoHosts(Playbook.profile("minimal").toBuilder()
                .type("security", type -> {})
                .build());
        incidents = hosts.first();
    }

    @AfterEach
    void close() {
        hosts.close();
    }

    @Test
    @Tag("N-042")
    void incidents_are_found_by_all_that_is_known_of_them_in_pages_that_stay_in_order() {
        List<Incident> all = new ArrayList<>();
        for (int i = 0; i < 48; i++) {
            if (i % 3 == 0) {
                hosts.advance(Duration.ofMinutes(1)); // so that some were declared at the same instant
            }
            Incident incident =
                    incidents.declare(Declaration.of(i % 4 == 0 ? "Search is slow " + i : "Checkout fails " + i)
                            .ofType(i % 4 == 1 ? "security" : "availability")
                            .withSeverity(i % 2 == 0 ? "MAJOR" : "MINOR")
                            .affecting(i % 5 == 0 ? "search" : "checkout")
                            .tagged(i % 7 == 0 ? "eu" : "us"));
            incident = incident.assign("lead", i % 3 == 0 ? ANN : BOB, by(ANN));
            all.add(i % 6 == 0 ? incident.cancel("a false alarm", by(ANN)) : incident);
        }
        Instant middle = all.get(24).details().progress().began().declaredAt();

        assertThat(found(
                        all,
                        q().severities(Set.of("MINOR")),
                        i -> i.severity().name().equals("MINOR")))
                .isBetween(1, 47);
        assertThat(found(
                        all,
                        q().service("search"),
                        i -> i.details().facts().services().contains("search")))
                .isBetween(1, 47);
        assertThat(found(all, q().commander(ANN), i -> i.lead().orElseThrow().equals(ANN)))
                .isBetween(1, 47);
        assertThat(found(all, q().tag("eu"), i -> i.details().facts().tags().contains("eu")))
                .isBetween(1, 47);
        assertThat(found(all, q().text("SLOW search"), i -> i.title().startsWith("Search")))
                .isBetween(1, 47);
        assertThat(found(
                        all,
                        q().states(Set.of("CANCELLED")),
                        i -> i.state().name().equals("CANCELLED")))
                .isBetween(1, 47);
        assertThat(found(
                        all,
                        q().types(Set.of("security")),
                        i -> i.details().facts().type().equals("security")))
                .isBetween(1, 47);
        assertThat(found(all, q().types(Set.of("availability", "security")), i -> true))
                .isEqualTo(48);
        assertThat(found(all, q().types(Set.of("privacy")), i -> false)).isZero();
        assertThat(found(all, q().before(middle), i -> declaredAt(i).isBefore(middle)))
                .isBetween(1, 47);
        assertThat(found(all, q().from(middle), i -> !declaredAt(i).isBefore(middle)))
                .isBetween(1, 47);
        assertThat(found(
                        all,
                        q().service("checkout").commander(BOB).tag("us"),
                        i -> i.details().facts().services().contains("checkout")
                                && i.lead().orElseThrow().equals(BOB)
                                && i.details().facts().tags().contains("us")))
                .isBetween(1, 47);
    }

    private static Instant declaredAt(Incident incident) {
        return incident.details().progress().began().declaredAt();
    }

    private static QueryWords q() {
        return new QueryWords();
    }

    /** Reads page by page, while others declare more, and compares with what there was; answers how many there were. */
    private int found(List<Incident> all, QueryWords words, Predicate<Incident> wanted) {
        List<String> expected = all.stream()
                .filter(wanted)
                .sorted(Comparator.comparing(RecordsTest::declaredAt).reversed().thenComparing(Incident::id))
                .map(Incident::id)
                .toList();
        Set<String> known = all.stream().map(Incident::id).collect(Collectors.toSet());
        List<String> pages = new ArrayList<>();
        SummaryQuery query = words.limit(5);
        for (List<Summary> page = incidents.query(query); !page.isEmpty(); page = incidents.query(query)) {
            assertThat(page).hasSizeLessThanOrEqualTo(5);
            page.forEach(summary -> pages.add(summary.stream()));
            hosts.advance(Duration.ofSeconds(1));
            hosts.second().declare("Meanwhile");
            query = query.nextAfter(page.get(page.size() - 1).stream());
        }
        assertThat(pages.stream().filter(known::contains)).containsExactlyElementsOf(expected);
        assertThat(pages).doesNotHaveDuplicates();
        return expected.size();
    }

    @Test
    @Tag("L-084")
    void everything_is_exported_in_a_form_with_a_version_whose_names_stay() throws IOException {
        Incident incident = handled();
        incident = incident.tell(new Command.PostUpdate("Half of the users are back.", null), by(ANN));
        while (incidents.engine().runOnce(hosts.now()) > 0) {
            // so that some effects have ended and others wait
        }
        incident = incident.refresh();
        List<String> lines = lines();

        assertThat(lines.get(0)).isEqualTo("{\"format\":\"muster-incidents\",\"version\":1}");
        assertThat(fields(lines)).isEqualTo(EXPORTED);
        List<JsonNode> events = new ArrayList<>();
        for (String line : lines) {
            JsonNode row = JSON.readTree(line);
            if (row.path("table").asText().equals("event")) {
                events.add(row);
            }
        }
        assertThat(events).hasSameSizeAs(incident.history());
        assertThat(header(CsvSheet.INCIDENTS))
                .isEqualTo(
                        "format_version,stream_id,version,title,type,severity,severity_rank,state,is_open,declared_at,"
                                + "closed_at,commander");
        assertThat(header(CsvSheet.EVENTS))
                .isEqualTo("format_version,stream_id,seq,type,type_version,occurred_at,recorded_at,payload,entry_hash");
        assertThat(header(CsvSheet.EFFECTS))
                .isEqualTo("format_version,stream_id,intent_key,kind,provider,lane,required,state,attempts,created_at,"
                        + "due_at,ended_at,detail,payload");

        assertThat(rows(CsvSheet.INCIDENTS)).isEqualTo(1);
        assertThat(rows(CsvSheet.EVENTS)).isEqualTo(incident.history().size());
        assertThat(rows(CsvSheet.EFFECTS))
                .isEqualTo(incidents.engine().effects(incident.id()).size());

        Incidents elsewhere = elsewhere(Playbook.profile("minimal"));
        Incident read = elsewhere.get(incident.id());
        assertThat(read.history()).isEqualTo(incident.history());
        assertThat(read.details()).isEqualTo(incident.details());
        assertThat(elsewhere.engine().effects(incident.id()))
                .isEqualTo(incidents.engine().effects(incident.id()))
                .isNotEmpty();
        assertThat(elsewhere.query(SummaryQuery.all(10))).isEqualTo(incidents.query(SummaryQuery.all(10)));
    }

    @Test
    @Tag("L-097")
    void what_is_known_late_or_was_wrong_is_put_right_with_its_history_and_the_figures_use_what_is_right() {
        Incident incident = incidents.declare(Declaration.of("Checkout fails").detectedAt(hosts.now()));
        assertThat(incident.responseTimes().ttd()).isInstanceOf(Measure.Undefined.class);
        Instant detected = hosts.now();
        Instant guessed = detected.minus(Duration.ofMinutes(10));
        Instant known = detected.minus(Duration.ofMinutes(25));

        hosts.advance(Duration.ofHours(1));
        incident = incident.tell(new Command.EditFacts(null, null, Set.of("search"), null, null), by(BOB));
        incident = incident.tell(new Command.EditFacts(null, null, Set.of("checkout"), null, null), by(ANN));
        incident = incident.classify(Impact.UNKNOWN.share(0.1), by(BOB));
        incident = incident.classify(
                new Impact(0.4, true, true, Set.of("eu"), Impact.UNKNOWN.audience(), Impact.UNKNOWN.kind()), by(ANN));
        incident = incident.tell(new Command.CorrectTime(Moment.STARTED, guessed, "first errors in the log"), by(ANN));
        assertThat(incident.responseTimes().ttd()).isEqualTo(new Measure.Of(Duration.ofMinutes(10)));
        incident = incident.tell(new Command.CorrectTime(Moment.STARTED, known, "a customer called earlier"), by(BOB));
        incident = incident.mitigate("rolled back", by(BOB));

        Incident read = hosts.second().get(incident.id());
        assertThat(read.details().facts().services()).containsExactly("checkout");
        assertThat(read.details().facts().classification().impact().affectedShare())
                .isEqualTo(0.4);
        assertThat(read.responseTimes().ttd()).isEqualTo(new Measure.Of(Duration.ofMinutes(25)));
        assertThat(read.responseTimes().ttm()).isEqualTo(new Measure.Of(Duration.ofMinutes(85)));
        assertThat(read.history())
                .filteredOn(entry -> entry.event() instanceof Event.TimeCorrected)
                .extracting(entry ->
                        entry.event() + " by " + entry.circumstances().by().id())
                .containsExactly(
                        new Event.TimeCorrected(Moment.STARTED, null, guessed, "first errors in the log") + " by "
                                + ANN,
                        new Event.TimeCorrected(Moment.STARTED, guessed, known, "a customer called earlier") + " by "
                                + BOB);
        assertThat(corrections(read, Event.FactsEdited.class, Event.FactsEdited::services))
                .containsExactly(Set.of("search") + " by " + BOB, Set.of("checkout") + " by " + ANN);
        assertThat(corrections(
                        read,
                        Event.SeverityClassified.class,
                        event -> event.classification().impact().affectedShare()))
                .containsExactly("0.1 by " + BOB, "0.4 by " + ANN);
    }

    /** What was told by events of a kind, and by whom. */
    private static <E extends Event> List<String> corrections(
            Incident incident, Class<E> kind, Function<E, @Nullable Object> what) {
        return incident.history().stream()
                .filter(entry -> kind.isInstance(entry.event()))
                .map(entry -> what.apply(kind.cast(entry.event())) + " by "
                        + entry.circumstances().by().id())
                .toList();
    }

    @Test
    @Tag("L-123")
    void two_hosts_compute_the_same_figures_of_the_same_export_and_say_by_which_definitions() throws IOException {
        handled();
        Incident relapsed = handled();
        relapsed.reopen("it does not work", by(ANN));
        incidents.declare("Nothing is known of it");

        Map<String, ResponseTimes> here = figures(hosts.second());
        Map<String, ResponseTimes> there = figures(elsewhere(Playbook.profile("airbnb")));
        assertThat(there).isEqualTo(here).hasSize(3);
        assertThat(here.values())
                .allSatisfy(times -> assertThat(times.definition()).isEqualTo(Definition.VERSION));
        assertThat(here.values()).extracting(ResponseTimes::reopenings).contains(0, 1);
        assertThat(here.values()).anyMatch(times -> times.ttr().equals(new Measure.Of(Duration.ofMinutes(50))));
    }

    private static Map<String, ResponseTimes> figures(Incidents host) {
        Map<String, ResponseTimes> figures = new TreeMap<>();
        host.query(SummaryQuery.all(100))
                .forEach(summary ->
                        figures.put(summary.stream(), host.get(summary.stream()).responseTimes()));
        return figures;
    }

    /** From the first error to the resolution in fifty minutes. */
    private Incident handled() {
        Incident incident = incidents.declare(Declaration.of("Checkout fails")
                .startedAt(hosts.now().minus(Duration.ofMinutes(20)))
                .detectedAt(hosts.now().minus(Duration.ofMinutes(5)))
                .affecting("checkout")
                .tagged("eu")
                .key("alert-" + hosts.now()));
        hosts.advance(Duration.ofMinutes(10));
        incident = incident.mitigate("rolled back", by(ANN));
        hosts.advance(Duration.ofMinutes(20));
        return incident.resolve("works again", by(ANN));
    }

    private List<String> lines() {
        StringWriter out = new StringWriter();
        hosts.store().archive().write(out);
        return out.toString().lines().toList();
    }

    private String header(CsvSheet sheet) {
        return csv(sheet).get(0);
    }

    /** How many rows of the format's version a sheet has, each on a line of its own. */
    private long rows(CsvSheet sheet) {
        List<String> rows = csv(sheet);
        assertThat(rows.subList(1, rows.size())).allMatch(row -> row.startsWith("1,INC-"));
        return rows.size() - 1L;
    }

    private List<String> csv(CsvSheet sheet) {
        StringWriter out = new StringWriter();
        hosts.store().archive().writeCsv(sheet, out);
        return out.toString().lines().toList();
    }

    /** The names of all fields of all tables, as text. */
    private static String fields(List<String> lines) throws IOException {
        Map<String, Set<String>> fields = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            JsonNode row = JSON.readTree(line);
            Set<String> names = fields.computeIfAbsent(row.path("table").asText(), table -> new TreeSet<>());
            row.fieldNames().forEachRemaining(names::add);
            names.remove("table");
        }
        return fields.entrySet().stream()
                .map(table -> table.getKey() + ": " + String.join(" ", table.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    /** Another organisation: another database, another playbook, the same export. */
    private Incidents elsewhere(Playbook book) {
        JdbcIncidentStore store = JdbcIncidentStore.builder(JdbcConnectionPool.create(
                        "jdbc:h2:mem:records" + System.nanoTime() + ";DB_CLOSE_DELAY=-1", "sa", ""))
                .clock(hosts.clock())
                .build();
        store.migrate();
        store.archive().read(new BufferedReader(new StringReader(String.join("\n", lines()) + "\n")));
        return TwoHosts.host(store, book, hosts.clock());
    }
}
