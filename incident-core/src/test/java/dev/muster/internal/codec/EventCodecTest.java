package dev.muster.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.automation.Effect;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Circumstances;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.Recorded;
import dev.muster.spi.store.NewEvent;
import dev.muster.spi.store.StoredEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventCodecTest {

    private static final Circumstances AT = new Circumstances(
            Instant.parse("2026-01-05T11:00:00Z"),
            Instant.parse("2026-01-05T12:00:00.5Z"),
            Actor.by("ann@example.com"));

    static Stream<Class<?>> events() {
        return Stream.of(Event.class.getPermittedSubclasses());
    }

    static Stream<Class<?>> effects() {
        return Stream.of(Effect.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_event_comes_back_as_it_was(Class<? extends Event> kind) {
        Event event = Samples.of(kind);

        assertThat(decoded(EventCodec.encode(event, AT))).isEqualTo(new Recorded(7, event, circumstances(event)));
    }

    /** Who did it is part of a known payload; an unknown one is kept as it came. */
    private static Circumstances circumstances(Event event) {
        return event instanceof Event.UnknownEvent
                ? new Circumstances(AT.occurredAt(), AT.recordedAt(), Actor.SYSTEM)
                : AT;
    }

    @ParameterizedTest
    @MethodSource("effects")
    void every_effect_comes_back_as_it_was(Class<? extends Effect> kind) {
        Effect effect = Samples.of(kind);

        assertThat(EffectCodec.decode(EffectCodec.nameOf(effect), EffectCodec.encode(effect)))
                .contains(effect);
    }

    @Test
    void the_stored_names_are_the_committed_ones() throws IOException {
        assertThat(Stream.concat(
                                EventCodec.names().stream().map("event "::concat),
                                EffectCodec.names().stream().map("effect "::concat))
                        .sorted())
                .as("a name that is gone cannot be read any more; a new one is added to stored-names.txt")
                .containsExactlyElementsOf(committed());
    }

    private static List<String> committed() throws IOException {
        try (InputStream in = EventCodecTest.class.getResourceAsStream("stored-names.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    @Test
    void a_field_of_a_newer_version_does_no_harm() {
        NewEvent known = EventCodec.encode(new Event.IncidentRelapsed("it is back"), AT);
        String more = known.payload().replaceFirst("\"reason\"", "\"mood\":{\"deep\":[1,2]},\"reason\"");
        assertThat(more).isNotEqualTo(known.payload());

        NewEvent newer = new NewEvent(known.type(), known.version(), known.occurredAt(), known.recordedAt(), more);
        assertThat(decoded(newer).event()).isEqualTo(new Event.IncidentRelapsed("it is back"));
    }

    @Test
    void an_event_of_a_newer_version_is_kept_as_it_is() {
        NewEvent newer = new NewEvent(
                "incident-dreamt-of",
                1,
                AT.occurredAt(),
                AT.recordedAt(),
                "{\"by\":{\"kind\":\"PERSON\",\"id\":\"ann\"},\"event\":{}}");
        Recorded read = decoded(newer);

        assertThat(read.event()).isInstanceOf(Event.UnknownEvent.class);
        assertThat(EventCodec.encode(read.event(), read.circumstances())).isEqualTo(newer);
    }

    @Test
    void a_newer_form_of_a_known_event_is_not_misread() {
        NewEvent newer = new NewEvent(
                "incident-relapsed",
                EventCodec.VERSION + 1,
                AT.occurredAt(),
                AT.recordedAt(),
                "{\"event\":{\"reason\":[]}}");

        assertThat(decoded(newer).event()).isInstanceOf(Event.UnknownEvent.class);
    }

    @Test
    void an_effect_of_a_newer_version_is_left_alone() {
        assertThat(EffectCodec.decode("ring-the-bell", "{}")).isEmpty();
    }

    private static Recorded decoded(NewEvent event) {
        return EventCodec.decode(new StoredEvent("INC-1", 7, event));
    }
}
