package dev.muster.scenarios;

import static dev.muster.lifecycle.Actor.by;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.PhaseView;
import dev.muster.metrics.Measure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long it took, and what a process calls where it stands. */
class MeasuringTest {

    private final Shop shop = Shop.open();
    private final Instant began = shop.time().now().minus(Duration.ofMinutes(10));

    @AfterEach
    void close() {
        shop.close();
    }

    /** The failure began ten minutes ago and was seen three minutes ago. */
    private Incident failing() {
        return shop.incidents()
                .declare(Declaration.of("Checkout fails")
                        .startedAt(began)
                        .detectedAt(began.plus(Duration.ofMinutes(7))));
    }

    private void minute(int sinceItBegan) {
        shop.time().advanceTo(began.plus(Duration.ofMinutes(sinceItBegan)));
    }

    private static Measure minutes(int number) {
        return new Measure.Of(Duration.ofMinutes(number));
    }

    @Test
    @Tag("L-124")
    void detection_counts_from_the_start_of_the_failure() {
        assertThat(failing().responseTimes().ttd()).isEqualTo(minutes(7));
    }

    @Test
    @Tag("L-124")
    void detection_is_undefined_with_the_reason_when_a_time_is_missing_or_before_the_start() {
        Declaration declaration = Declaration.of("Checkout fails");

        assertThat(undefined(declaration)).contains("start of the impact is unknown");
        assertThat(undefined(declaration.startedAt(began))).contains("detection is unknown");
        assertThat(undefined(declaration.startedAt(began).detectedAt(began.minusSeconds(1))))
                .contains("is before start of the impact");
    }

    private String undefined(Declaration declaration) {
        Measure ttd = shop.incidents().declare(declaration).responseTimes().ttd();
        assertThat(ttd).isInstanceOf(Measure.Undefined.class);
        return ((Measure.Undefined) ttd).reason();
    }

    @Test
    @Tag("L-126")
    void of_two_mitigations_the_last_counts_and_the_relapse_between_them_is_shown() {
        Incident incident = failing();
        minute(20);
        incident = incident.mitigate("rolled back", by(Shop.INES));
        assertThat(incident.responseTimes().ttm()).isEqualTo(minutes(20));
        assertThat(incident.responseTimes().relapses()).isZero();

        minute(25);
        incident = incident.tell(new Command.Relapse("errors are back"), by(Shop.INES));
        assertThat(incident.responseTimes().ttm()).isInstanceOf(Measure.Undefined.class);
        minute(40);
        incident = incident.mitigate("failed over", by(Shop.INES));
        minute(90);
        incident = incident.resolve("works again", by(Shop.INES));

        assertThat(incident.responseTimes().ttm()).isEqualTo(minutes(40));
        assertThat(incident.responseTimes().relapses()).isEqualTo(1);
    }

    @Test
    @Tag("L-128")
    void of_two_resolutions_the_last_counts_and_the_first_is_kept() {
        Incident incident = failing();
        minute(30);
        incident = incident.resolve("works again", by(Shop.INES));
        assertThat(incident.responseTimes().ttr()).isEqualTo(minutes(30));
        minute(35);
        incident = incident.reopen("it does not", by(Shop.INES));
        minute(60);
        incident = incident.resolve("now it does", by(Shop.INES));

        assertThat(incident.responseTimes().ttr()).isEqualTo(minutes(60));
        assertThat(incident.responseTimes().firstTtr()).isEqualTo(minutes(30));
        assertThat(incident.responseTimes().reopenings()).isEqualTo(1);
    }

    @Test
    @Tag("A-059")
    void an_incident_is_read_in_the_four_stages_of_the_chat_bot() {
        assertThat(PhaseView.AIRBNB.phases()).containsExactly("detection", "communication", "escalation", "resolution");

        Incident incident =
                shop.incidents().declare(Declaration.of("Checkout fails").unconfirmed());
        assertThat(stage(incident)).isEqualTo("detection");
        incident = incident.tell(new Command.Confirm(), by(Shop.INES));
        assertThat(stage(incident)).isEqualTo("communication");
        incident = shop.settled(incident.page(List.of(Target.service("checkout")), "it is down", by(Shop.INES)));
        assertThat(stage(incident)).isEqualTo("escalation");
        incident = incident.mitigate("rolled back", by(Shop.INES));
        assertThat(stage(incident)).isEqualTo("resolution");
        incident = incident.resolve("works again", by(Shop.INES));
        assertThat(stage(incident)).isEqualTo("resolution");
        assertThat(stage(incident.close(by(Shop.INES)))).isEqualTo("resolution");
        assertThat(stage(incident.refresh().reopen("it does not", by(Shop.INES))))
                .isEqualTo("escalation");
    }

    private static String stage(Incident incident) {
        return PhaseView.AIRBNB.phaseOf(incident.details());
    }
}
