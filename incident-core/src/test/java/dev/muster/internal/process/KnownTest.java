package dev.muster.internal.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The ids of the effects that an incident has had. */
class KnownTest {

    @Test
    void holds_what_it_was_given_however_many_there_are() {
        List<String> ids = IntStream.range(0, 100).mapToObj(i -> "effect-" + i).toList();

        assertThat(Known.NONE.with(ids)).hasSize(100).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(Known.of(ids.subList(0, 50)).with(ids)).hasSize(100).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(Known.NONE.with(ids).contains("effect-100")).isFalse();
    }

    @Test
    void never_changes_when_another_one_grows_from_it() {
        List<Known> grown = new ArrayList<>();
        Known known = Known.NONE;
        for (int i = 0; i < 40; i++) {
            grown.add(known);
            known = known.with("effect-" + i);
        }

        for (int i = 0; i < 40; i++) {
            assertThat(grown.get(i)).hasSize(i).doesNotContain("effect-" + i);
        }
    }

    @Test
    void does_not_grow_by_what_it_holds_already() {
        Known known = Known.NONE.with("page-P-1");

        assertThat(known.with("page-P-1")).isSameAs(known);
    }
}
