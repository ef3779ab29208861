package dev.muster.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.engagement.Contact;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.Moment;
import dev.muster.lifecycle.Note;
import dev.muster.lifecycle.Reminder;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.lifecycle.State;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the sentences of a timeline")
class SentencesTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private final ResourceBundle english = ResourceBundle.getBundle("dev.muster.timeline.Sentences", Locale.ROOT);
    private final ResourceBundle chinese =
            ResourceBundle.getBundle("dev.muster.timeline.Sentences", Locale.SIMPLIFIED_CHINESE);

    private static Set<String> placeholders(String sentence) {
        return PLACEHOLDER
                .matcher(sentence)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void have_the_same_keys_and_placeholders_in_both_languages() {
        assertThat(chinese.getLocale()).isEqualTo(Locale.SIMPLIFIED_CHINESE);
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        assertThat(english.keySet())
                .allSatisfy(key -> assertThat(placeholders(chinese.getString(key)))
                        .as(key)
                        .isEqualTo(placeholders(english.getString(key))));
    }

    @Test
    void are_really_translated() {
        assertThat(english.keySet().stream().filter(key -> !key.startsWith("mode.MANUAL")))
                .allSatisfy(key -> assertThat(chinese.getString(key)).as(key).isNotEqualTo(english.getString(key)));
    }

    @Test
    void have_one_for_every_event() {
        Stream<String> kinds = Stream.of(Event.class.getPermittedSubclasses())
                .filter(kind -> kind != Event.NoteTaken.class && kind != Event.TimeCorrected.class)
                .map(kind -> kind.getSimpleName()
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                        .toLowerCase(Locale.ROOT));

        assertThat(kinds).allSatisfy(kind -> assertThat(english.keySet()).contains(kind));
        assertThat(Stream.of(Note.Kind.values()))
                .allSatisfy(kind -> assertThat(english.keySet())
                        .contains("note-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }

    @Test
    void have_a_word_for_every_state_moment_reminder_medium_and_kind_of_resource() {
        assertThat(english.keySet())
                .containsAll(names("state", State.values()))
                .containsAll(names("moment", Moment.values()))
                .containsAll(names("reminder", Reminder.values()))
                .containsAll(names("resource", ResourceKind.values()))
                .containsAll(names("medium", Contact.values()));
    }

    private static Set<String> names(String prefix, Enum<?>[] values) {
        return Stream.of(values).map(value -> prefix + "." + value.name()).collect(Collectors.toSet());
    }
}
