package dev.muster.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A list in pages")
class PagesTest {

    private final List<String> asked = new ArrayList<>();

    @Test
    void is_read_to_its_end_over_short_and_empty_pages() {
        Pages.Listing<Integer> listing = pages(10, 1).all();

        assertThat(listing).isEqualTo(new Pages.Listing<>(List.of(0, 2), true));
        assertThat(asked).containsExactly("", "1", "2", "3");
    }

    @Test
    void is_read_no_further_than_what_is_wanted() {
        assertThat(pages(10, 1).first(item -> item == 0)).contains(0);
        assertThat(asked).containsExactly("");
        assertThat(pages(10, 1).first(item -> item == 9)).isEmpty();
    }

    @Test
    void is_incomplete_when_it_has_more_pages_than_are_read_and_says_so() {
        assertThat(pages(2, 1).all()).isEqualTo(new Pages.Listing<>(List.of(0), false));
    }

    @Test
    void ends_when_the_tool_hands_out_a_cursor_twice() {
        assertThat(pages(1_000, 0).all().complete()).isFalse();
        assertThat(asked).hasSize(2);
    }

    /** Four pages, every second one empty; {@code step} 0 never gets on. */
    private Pages<Integer> pages(int most, int step) {
        return Pages.of(most, cursor -> {
            asked.add(cursor);
            int number = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
            return new Pages.Page<>(
                    number % 2 == 0 ? List.of(number) : List.of(),
                    number == 3 ? "" : Integer.toString(step == 0 ? 7 : number + step));
        });
    }
}
