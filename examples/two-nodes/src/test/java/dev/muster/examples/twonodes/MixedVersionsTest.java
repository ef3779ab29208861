package dev.muster.examples.twonodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incidents;
import dev.muster.examples.twonodes.Audit.Facts;
import dev.muster.provider.jdbc.JdbcIncidentStore;
import dev.muster.spi.store.IntentQuery;
import dev.muster.spi.store.StoredIntent;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An upgrade in the middle of the work: processes of the present version and of a {@link LaterVersion} on one schema, which the later one brings up to date
 * while the present one is at work. Both meet the same alerts, both carry out what is due, and both are killed in turn, in the end the present one for good.
 */
class MixedVersionsTest {

    private static final int MANY = Integer.getInteger("muster.mixed", 500);
    private static final int FEW = 24;
    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final int ALERTS_AT_A_TIME = 10;

    private static final String ALL_INCIDENTS = "SELECT stream_id FROM muster.stream ORDER BY stream_id";
    private static final String OF_THE_LATER = "SELECT count(*) FROM muster.event WHERE type = '" + LaterVersion.EVENT
            + "' AND weather = '" + LaterVersion.WEATHER + "' AND payload LIKE '%\"weather\":\"" + LaterVersion.WEATHER
            + "\"%'";
    private static final String WITH_ITS_FIELD = "SELECT count(*) FROM muster.event WHERE type = 'incident-declared'"
            + " AND payload LIKE '%\"weather\":\"" + LaterVersion.WEATHER + "\"%'";
    private static final String EVENTS_OF = "SELECT count(*) FROM muster.event WHERE weather IS ";
    private static final String BALLOONS =
            "SELECT count(*) FROM muster.intent_done WHERE state = 'DELIVERED' AND kind = '" + LaterVersion.EFFECT
                    + "'";
    private static final String WAITING =
            "SELECT count(*) FROM muster.intent WHERE kind = '" + LaterVersion.EFFECT + "'";
    private static final String LEFT = WAITING + " AND state = 'PENDING' AND detail LIKE 'left for a version%'";

    @TempDir
    Path directory;

    @Test
    void a_few_incidents_pass_through_two_versions_of_the_library_unharmed() throws Exception {
        upgrade(FEW, 1);
    }

    @Test
    @Tag("S32")
    @Tag("soak")
    void nothing_is_lost_doubled_or_damaged_when_two_versions_work_on_one_database() throws Exception {
        int kills = 20;
        Found found = upgrade(MANY, kills);
        Row.tell(
                "S32",
                "%,d incidents, processes of this version and of a later build of it (one more kind of event and of"
                        + " effect, one more field, three more columns) on one schema, %d SIGKILLs in turn: %,d declared"
                        + " by the later one, %,d effects, lost %d, doubled %d; %d histories verified, 0 rows damaged;"
                        + " this version met %d effects that it did not know and left them, the later one carried out"
                        + " %d of %d",
                found.facts.incidents(),
                kills + 1,
                found.later,
                found.facts.delivered(),
                found.facts.lost(),
                found.facts.doubled(),
                found.facts.incidents(),
                found.left,
                found.balloons,
                found.later);
    }

    /** What was found: how many incidents the later version declared, how many of its effects the present one left, and how many were carried out. */
    private record Found(Facts facts, long later, long left, long balloons) {}

    private Found upgrade(int incidents, int kills) throws Exception {
        String later = LaterVersion.built(directory);
        try (Cluster cluster = new Cluster(Mood.good())) {
            Audit audit = cluster.audit();
            Host present = new Host(cluster.start(orders("present-0", 2)));
            present.keepAhead(incidents / 4);
            audit.awaitIncidents(incidents / 8);
            Host newcomer = new Host(cluster.start(orders("later-0", 0), "-cp", later));
            newcomer.keepAhead(incidents / 2);
            audit.awaitIncidents(incidents / 2);
            long left = awaitLeft(cluster);
            for (int kill = 1; kill <= kills; kill++) {
                int reached = incidents / 2 + kill * (incidents / 2) / (kills + 1);
                if (kill % 2 == 0) {
                    present.process().destroyForcibly().waitFor();
                    present = new Host(cluster.start(orders("present-" + kill, 2)));
                } else {
                    newcomer.process().destroyForcibly().waitFor();
                    newcomer = new Host(cluster.start(orders("later-" + kill, 2), "-cp", later));
                }
                present.keepAhead(reached);
                newcomer.keepAhead(Math.min(incidents, reached + ALERTS_AT_A_TIME));
                audit.awaitIncidents(reached);
            }
            present.keepAhead(incidents);
            newcomer.keepAhead(incidents);
            audit.awaitIncidents(incidents);
            present.process().destroyForcibly().waitFor();
            audit.awaitRest();
            audit.makeDue(LaterVersion.EFFECT);
            audit.awaitRest();
            audit.sweepNow();
            audit.awaitRest();
            newcomer.process().destroyForcibly().waitFor();
            return checked(cluster, incidents, left);
        }
    }

    private static Orders orders(String name, int workers) {
        return Orders.of(name, Orders.ON_DEMAND, 2, workers).lease(LEASE);
    }

    /** Waits until the present version, which alone carries anything out, has met each effect that it does not know. */
    private static long awaitLeft(Cluster cluster) throws Exception {
        long left = number(cluster, LEFT);
        while (left == 0 || left < number(cluster, WAITING)) {
            cluster.audit().awaitRest();
            left = number(cluster, LEFT);
        }
        return left;
    }

    private static Found checked(Cluster cluster, int incidents, long left) throws Exception {
        Facts facts = cluster.audit().facts();
        long later = number(cluster, OF_THE_LATER);
        Found found = new Found(facts, later, left, number(cluster, BALLOONS));
        assertThat(facts.incidents()).isEqualTo(incidents);
        assertThat(facts.alerts()).as("alerts").isEqualTo(incidents);
        assertThat(facts.pages()).isEqualTo(incidents);
        assertThat(facts.tickets()).isEqualTo(incidents);
        assertThat(facts.rooms()).isEqualTo(incidents);
        assertThat(facts.parked()).isZero();
        assertThat(facts.lost()).isZero();
        assertThat(facts.doubled()).isZero();
        assertThat(later).as("incidents that the later version declared").isPositive();
        assertThat(later).as("and the present one").isLessThan(incidents);
        assertThat(number(cluster, WITH_ITS_FIELD))
                .as("declarations with its field")
                .isEqualTo(later);
        assertThat(number(cluster, EVENTS_OF + "NOT NULL")).as("its events").isGreaterThan(later);
        assertThat(number(cluster, EVENTS_OF + "NULL"))
                .as("events of the present version")
                .isPositive();
        assertThat(found.balloons).as("its effects").isEqualTo(later);
        assertThat(number(cluster, WAITING))
                .as("its effects that nobody carried out")
                .isZero();
        assertThatThePresentVersionReadsThem(cluster);
        return found;
    }

    /** All histories are whole, this version reads them, and each balloon of theirs was launched once. */
    private static void assertThatThePresentVersionReadsThem(Cluster cluster) throws Exception {
        Orders orders = Orders.of("reader", 0, 0, 0)
                .at(cluster.database().url(), cluster.town().port());
        try (var pool = Node.pool(orders);
                Incidents present = Node.incidents(orders, pool)) {
            JdbcIncidentStore store = JdbcIncidentStore.on(pool);
            for (String incident : incidents(cluster)) {
                assertThat(store.verify(incident)).as(incident).isEmpty();
                assertThat(present.get(incident).details().reach().resources())
                        .as("room and ticket of %s", incident)
                        .hasSizeGreaterThanOrEqualTo(2);
                List<StoredIntent> balloons = store.intents(IntentQuery.of(incident)).stream()
                        .filter(each -> each.intent().kind().equals(LaterVersion.EFFECT))
                        .toList();
                for (StoredIntent balloon : balloons) {
                    assertThat(cluster.town()
                                    .things()
                                    .find(Things.POST, balloon.intent().key().value()))
                            .as("%s of %s", balloon.intent().key(), incident)
                            .hasSize(1);
                }
            }
        }
    }

    private static List<String> incidents(Cluster cluster) throws SQLException {
        try (Connection connection = cluster.database().source().getConnection();
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(ALL_INCIDENTS)) {
            List<String> incidents = new ArrayList<>();
            while (rows.next()) {
                incidents.add(rows.getString(1));
            }
            return incidents;
        }
    }

    private static long number(Cluster cluster, String sql) throws SQLException {
        try (Connection connection = cluster.database().source().getConnection();
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
