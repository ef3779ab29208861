package dev.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The maps of an incident, of a few entries or of many. */
class FrozenTest {

    @Test
    void are_what_a_linked_map_is_whatever_is_put_and_taken_away() {
        Random random = new Random(7);
        Map<String, Integer> linked = new LinkedHashMap<>();
        Map<String, Integer> frozen = Frozen.copyOf(Map.of());
        for (int i = 0; i < 2_000; i++) {
            String key = "k" + random.nextInt(12);
            if (random.nextInt(3) == 0) {
                linked.remove(key);
                frozen = Frozen.without(frozen, key);
            } else {
                linked.put(key, i);
                frozen = Frozen.with(frozen, key, i);
            }
            assertThat(frozen).isEqualTo(linked).hasSameHashCodeAs(linked);
            assertThat(new ArrayList<>(frozen.keySet())).isEqualTo(new ArrayList<>(linked.keySet()));
            assertThat(new ArrayList<>(frozen.values())).isEqualTo(new ArrayList<>(linked.values()));
            assertThat(frozen.get(key)).isEqualTo(linked.get(key));
            assertThat(frozen.containsKey(key)).isEqualTo(linked.containsKey(key));
        }
    }

    @Test
    void stay_as_they_are_when_another_one_is_made_of_them() {
        Map<String, Integer> map = Frozen.copyOf(Map.of());
        List<Map<String, Integer>> before = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            before.add(map);
            map = Frozen.with(map, "k" + i, i);
        }

        for (int i = 0; i < 20; i++) {
            assertThat(before.get(i)).hasSize(i).doesNotContainKey("k" + i);
        }
    }

    @Test
    void cannot_be_changed() {
        Map<String, Integer> few = Frozen.copyOf(Map.of("a", 1));
        Iterator<Map.Entry<String, Integer>> entries = few.entrySet().iterator();
        Map.Entry<String, Integer> first = entries.next();

        assertThatThrownBy(() -> few.put("b", 2)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(entries::remove).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> first.setValue(2)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(entries::next).isInstanceOf(NoSuchElementException.class);
        assertThat(few.get(null)).isNull();
    }
}
