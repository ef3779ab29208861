package dev.muster.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.automation.Effect;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Circumstances;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Decider;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.Recorded;
import dev.muster.playbook.Playbook;
import dev.muster.spi.store.NewEvent;
import dev.muster.spi.store.StoredEvent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonTest {

    private static final Circumstances NOON = Circumstances.at(Instant.parse("2026-03-01T12:00:00Z"), Actor.by("ann"));

    @Test
    void the_components_of_a_record_are_written_in_order_and_nulls_left_out() {
        assertThat(Json.write(new Everything(
                        "a", null, 7, true, Actor.Kind.TOOL, Duration.ofMinutes(5), URI.create("https://x.example/"))))
                .isEqualTo(
                        "{\"text\":\"a\",\"number\":7,\"flag\":true,\"kind\":\"TOOL\",\"length\":\"PT5M\",\"link\":\"https://x.example/\"}");
        assertThat(Json.write(new Event.IncidentClosed())).isEqualTo("{}");
    }

    @Test
    void what_a_method_of_a_record_computes_is_not_stored() {
        assertThat(Json.write(Actor.by("ann"))).isEqualTo("{\"kind\":\"PERSON\",\"id\":\"ann\"}");
    }

    @Test
    void sets_and_maps_are_sorted_and_lists_keep_their_order() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("b", List.of(3, 1, 2));
        map.put("none", null);
        map.put("a", Set.of("y", "x", "z"));
        assertThat(Json.write(map)).isEqualTo("{\"a\":[\"x\",\"y\",\"z\"],\"b\":[3,1,2]}");
        assertThat(Json.write(Map.of())).isEqualTo("{}");
        assertThat(Json.write(Arrays.asList("a", null))).isEqualTo("[\"a\",null]");
    }

    @Test
    void a_set_of_what_has_no_order_is_the_same_text_whatever_order_it_is_in() {
        Set<Actor> people = new LinkedHashSet<>(List.of(Actor.by("zoe"), Actor.by("ann"), Actor.tool("chat")));
        Set<Actor> reversed = new LinkedHashSet<>(List.of(Actor.tool("chat"), Actor.by("ann"), Actor.by("zoe")));

        assertThat(Json.write(people))
                .isEqualTo(Json.write(reversed))
                .isEqualTo("[{\"kind\":\"PERSON\",\"id\":\"ann\"},{\"kind\":\"PERSON\",\"id\":\"zoe\"},"
                        + "{\"kind\":\"TOOL\",\"id\":\"chat\"}]");
    }

    @Test
    void the_mark_of_a_text_is_the_same_for_ever_and_another_one_for_another_text() {
        Set<String> marks = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            marks.add(Json.mark("{\"page\":\"P-" + i + "\"}"));
        }

        assertThat(marks).hasSize(100_000).allMatch(mark -> mark.matches("[0-9a-f]{32}"));
        assertThat(Json.mark("")).isNotEqualTo(Json.mark("\0")).isNotEqualTo(Json.mark("\0\0"));
        assertThat(Json.mark("{\"page\":\"P-1\"}")).isEqualTo("cdc8d1a5bba33e8ca2bf465ac55797b8");
    }

    @Test
    void a_time_is_written_as_it_says_itself() {
        Random random = new Random(7);
        List<Instant> times = new ArrayList<>(List.of(
                Instant.MIN,
                Instant.MAX,
                Instant.EPOCH,
                Instant.parse("0000-01-01T00:00:00Z"),
                Instant.parse("-0001-12-31T23:59:59Z"),
                Instant.parse("9999-12-31T23:59:59.999999999Z"),
                Instant.parse("+10000-01-01T00:00:00Z"),
                Instant.parse("2024-02-29T23:59:59.100Z"),
                Instant.parse("1969-12-31T23:59:59.000001Z"),
                Instant.parse("2026-03-01T12:00:00.000000001Z")));
        for (int i = 0; i < 10_000; i++) {
            int nano = random.nextInt(1_000_000_000);
            times.add(Instant.ofEpochSecond(
                    random.nextLong(-70_000_000_000L, 260_000_000_000L), nano - nano % (i % 2 == 0 ? 1_000 : 1)));
        }

        for (Instant time : times) {
            assertThat(Json.write(List.of(time))).isEqualTo("[\"" + time + "\"]");
        }
    }

    @Test
    void many_who_write_at_once_do_not_write_into_each_other() {
        List<String> texts = IntStream.range(0, 20_000)
                .parallel()
                .mapToObj(i -> Json.write(List.of(Actor.by("ann-" + i), Actor.tool("tool-" + i))))
                .toList();

        for (int i = 0; i < texts.size(); i++) {
            assertThat(texts.get(i))
                    .isEqualTo("[{\"kind\":\"PERSON\",\"id\":\"ann-" + i + "\"},{\"kind\":\"TOOL\",\"id\":\"tool-" + i
                            + "\"}]");
        }
    }

    @Test
    void every_character_comes_back() {
        StringBuilder all = new StringBuilder();
        IntStream.rangeClosed(0, 0x2100).forEach(c -> all.append((char) c));
        Effect.OpenConversation effect =
                new Effect.OpenConversation(all.append("😀 \"quoted\" \\ back").toString());
        assertThat(EffectCodec.decode(EffectCodec.nameOf(effect), EffectCodec.encode(effect)))
                .contains(effect);
    }

    @Test
    void an_event_comes_back_with_who_did_it() {
        Declaration declaration = Declaration.of("Checkout \"fails\"\n")
                .affecting("checkout", "api")
                .reportedBy("ann");
        Decider decider =
                new Decider(Playbook.profile("minimal").defaultIncidentType().policy());
        for (Event event : decider.decide(null, new Command.Declare("INC-1", declaration), NOON)) {
            NewEvent stored = EventCodec.encode(event, NOON);
            assertThat(EventCodec.decode(new StoredEvent("INC-1", 1, stored))).isEqualTo(new Recorded(1, event, NOON));
        }
    }

    @Test
    void a_record_of_every_kind_of_value_comes_back() {
        Everything all = new Everything(
                "a", null, 7, true, Actor.Kind.TOOL, Duration.ofMinutes(5), URI.create("https://x.example/"));

        assertThat(Json.read(Json.write(all), Everything.class)).isEqualTo(all);
    }

    @Test
    void what_is_missing_or_null_is_null_or_zero_or_false() {
        Everything nothing = new Everything(null, null, 0, false, null, null, null);

        assertThat(Json.read("{}", Everything.class)).isEqualTo(nothing);
        assertThat(Json.read("{\"text\":null,\"number\":null,\"flag\":null,\"kind\":null}", Everything.class))
                .isEqualTo(nothing);
    }

    @Test
    void a_text_of_another_form_is_refused_and_says_what_was_expected() {
        assertThatThrownBy(() -> Json.read("{\"kind\":\"NOBODY\",\"id\":\"ann\"}", Actor.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("cannot read Actor from stored JSON: 'NOBODY' is wrong");
        assertThatThrownBy(() -> Json.read("{\"kind\":[\"PERSON\"],\"id\":\"ann\"}", Actor.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected VALUE_STRING, found START_ARRAY");
        assertThatThrownBy(() -> Json.read("{\"kind\":\"PERSON\"}", Actor.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("this is no Actor");
        for (String text : List.of("", "null", "[]", "7", "{\"kind\":\"PERSON\",", "{\"id\"")) {
            assertThatThrownBy(() -> Json.read(text, Actor.class))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("cannot read Actor from stored JSON: ");
        }
    }

    @Test
    void what_is_no_plain_value_is_refused() {
        assertThatThrownBy(() -> Json.write(new Object()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("java.lang.Object")
                .hasMessageContaining("expected a record");
    }

    private record Everything(
            @Nullable String text,
            @Nullable String missing,
            long number,
            boolean flag,
            Actor.@Nullable Kind kind,
            @Nullable Duration length,
            @Nullable URI link) {}
}
