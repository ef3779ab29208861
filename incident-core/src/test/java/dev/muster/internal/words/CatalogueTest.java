package dev.muster.internal.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.automation.Templates;
import dev.muster.internal.codec.EffectCodec;
import dev.muster.lifecycle.Priority;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.lifecycle.State;
import dev.muster.review.ActionItem;
import dev.muster.severity.Impact;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {

    private static final Catalogue ENGLISH = Catalogue.of(Locale.ENGLISH, Map.of());
    private static final Catalogue CHINESE = Catalogue.of(Locale.SIMPLIFIED_CHINESE, Map.of());

    static List<Catalogue> catalogues() {
        return List.of(ENGLISH, CHINESE);
    }

    @Test
    void both_languages_have_the_same_keys() {
        assertThat(CHINESE.keys()).isEqualTo(ENGLISH.keys());
    }

    @Test
    void both_languages_have_the_same_holes_and_the_same_kinds_of_line() {
        for (String key : ENGLISH.keys()) {
            Template english = ENGLISH.template(key);
            Template chinese = CHINESE.template(key);
            assertThat(new TreeSet<>(chinese.holes())).as(key).isEqualTo(new TreeSet<>(english.holes()));
            assertThat(chinese.lines().stream().map(Template.Line::form).toList())
                    .as(key)
                    .isEqualTo(english.lines().stream().map(Template.Line::form).toList());
        }
    }

    @Test
    void the_two_languages_are_two() {
        List<String> same = ENGLISH.keys().stream()
                .filter(key -> ENGLISH.word(key).chars().anyMatch(Character::isLetter))
                .filter(key -> ENGLISH.word(key).equals(CHINESE.word(key)))
                .toList();

        assertThat(same)
                .containsOnly(
                        "topic",
                        "ticket.summary.incident",
                        "document.title.incident",
                        "mail.subject",
                        "folder.name",
                        "document.links");
    }

    @ParameterizedTest
    @MethodSource("catalogues")
    void every_key_that_automations_use_has_words(Catalogue catalogue) throws IllegalAccessException {
        List<String> keys = new ArrayList<>();
        for (var field : Templates.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                keys.add((String) field.get(null));
            }
        }

        assertThat(keys).hasSizeGreaterThan(50);
        assertThat(catalogue.keys()).containsAll(keys);
    }

    @Test
    void every_key_that_the_code_asks_for_is_there() throws IOException {
        String families = ENGLISH.keys().stream()
                .filter(key -> key.indexOf('.') > 0)
                .map(key -> key.substring(0, key.indexOf('.')))
                .distinct()
                .collect(Collectors.joining("|"));
        Set<String> asked = found("\"((?:" + families + ")(?:\\.[A-Za-z0-9_-]+)+)\"");

        assertThat(asked).hasSizeGreaterThan(150);
        assertThat(ENGLISH.keys()).containsAll(asked);
    }

    @Test
    void every_key_that_is_there_is_asked_for() throws IOException {
        Set<String> asked = found("\"([a-z]+(?:[.-][A-Za-z0-9_-]+)*)\"");
        Set<String> beginnings = found("\"([a-z]+\\.[A-Za-z0-9_.-]*)\"\\s*\\+");

        assertThat(ENGLISH.keys())
                .allSatisfy(key -> assertThat(asked.contains(withoutEscalation(key))
                                || beginnings.stream().anyMatch(key::startsWith))
                        .as(key)
                        .isTrue());
    }

    private static String withoutEscalation(String key) {
        return key.endsWith(".escalated") ? key.substring(0, key.length() - ".escalated".length()) : key;
    }

    /** The first group of a pattern, wherever it is found in the sources of this module. */
    private static Set<String> found(String pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        Pattern compiled = Pattern.compile(pattern);
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                Matcher matcher = compiled.matcher(Files.readString(file));
                while (matcher.find()) {
                    found.add(matcher.group(1));
                }
            }
        }
        return found;
    }

    @ParameterizedTest
    @MethodSource("catalogues")
    void every_word_of_ours_is_translated(Catalogue catalogue) {
        assertWords(catalogue, "state", names(State.values()));
        assertWords(catalogue, "resource", names(ResourceKind.values()));
        assertWords(catalogue, "priority", names(Priority.values()));
        assertWords(catalogue, "priority", names(ActionItem.Priority.values()));
        assertWords(catalogue, "audience", names(Impact.Audience.values()));
        assertWords(catalogue, "kind", names(Impact.Kind.values()));
        Set<String> effects = new TreeSet<>(EffectCodec.names());
        effects.removeAll(List.of("recheck-severity-timer", "reminder-timer", "archive-timer", "sweep"));
        assertWords(catalogue, "effect", List.copyOf(effects));
    }

    @Test
    void a_playbook_replaces_words_and_brings_its_own() {
        Catalogue house = Catalogue.of(
                Locale.ENGLISH, Map.of("role.lead", "Hail {person:person}!", "notice.legal", "Dear counsel"));

        assertThat(house.word("role.lead")).isEqualTo("Hail {person:person}!");
        assertThat(house.has("notice.legal")).isTrue();
    }

    @Test
    void a_key_that_nobody_knows_is_said_in_plain_words_rather_than_not_at_all() {
        assertThat(ENGLISH.template("notice.unknown")).isEqualTo(ENGLISH.template(Templates.NOTICE_DECLARED));
        assertThat(ENGLISH.template("remind.task.escalated")).isEqualTo(ENGLISH.template("remind.task"));
    }

    @Test
    void every_hole_is_of_a_known_type() {
        Set<String> plain = Set.of("text", "name", "person", "people", "time", "duration", "role", "link", "links");
        for (String key : ENGLISH.keys()) {
            for (String hole : ENGLISH.template(key).holes()) {
                String type = hole.substring(hole.indexOf(':') + 1);
                boolean isWord = ENGLISH.keys().stream().anyMatch(other -> other.startsWith("word." + type + "."));
                assertThat(plain.contains(type) || isWord).as(key + " " + hole).isTrue();
            }
        }
    }

    private static void assertWords(Catalogue catalogue, String type, List<String> values) {
        assertThat(values).allSatisfy(value -> assertThat(catalogue.keys()).contains("word." + type + "." + value));
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}
