package dev.muster.examples.twonodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.examples.twonodes.Audit.Facts;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real processes on a real PostgreSQL. */
class TwoNodesTest {

    @Test
    void one_node_finishes_what_the_other_left_when_it_was_killed() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Facts facts = TwoNodes.play(60, new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(facts.incidents()).isEqualTo(60);
        assertThat(facts.pages()).isEqualTo(60);
        assertThat(facts.tickets()).isEqualTo(60);
        assertThat(facts.parked()).isZero();
        assertThat(facts.lost()).isZero();
        assertThat(facts.doubled()).isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("The second node is killed", "doubled = 0");
    }

    @Test
    @Tag("S08")
    void two_processes_that_declare_the_same_thousand_alerts_at_once_make_a_thousand_incidents() throws Exception {
        long began = System.nanoTime();
        try (Cluster cluster = new Cluster(Mood.good())) {
            cluster.start(Orders.of("first", 1000, 8, 6));
            cluster.start(Orders.of("second", 1000, 8, 6));
            Audit audit = cluster.audit();
            audit.awaitIncidents(1000);
            audit.awaitDelivered(3000);
            audit.awaitRest();

            Facts facts = audit.facts();
            Row.tell(
                    "S08",
                    "two processes, %d threads each, %,d keys at both: %,d incidents, %,d pages, %,d channels, %,d"
                            + " tickets; lost %d, doubled %d; %d s",
                    8,
                    1000,
                    facts.incidents(),
                    facts.pages(),
                    facts.rooms(),
                    facts.tickets(),
                    facts.lost(),
                    facts.doubled(),
                    (System.nanoTime() - began) / 1_000_000_000);
            assertThat(facts.incidents()).isEqualTo(1000);
            assertThat(facts.pages()).isEqualTo(1000);
            assertThat(facts.tickets()).isEqualTo(1000);
            assertThat(facts.rooms()).isEqualTo(1000);
            assertThat(facts.doubled()).isZero();
            assertThat(facts.lost()).isZero();
        }
    }
}
