package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.spi.people.Person;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a directory of people promises. */
public abstract class PeopleConformance extends Conformance<PeopleFixture> {

    /** For subclasses. */
    protected PeopleConformance() {}

    @Test
    @DisplayName("PEOPLE-1 finds a person by e-mail address, ignoring case")
    void finds_by_email() {
        assertThat(tool().known()).hasSizeGreaterThanOrEqualTo(2).allSatisfy(person -> {
            String email = Objects.requireNonNull(person.email(), "known() holds a person without e-mail");
            assertSame(tool().people().find(email, call()).orElse(null), person);
            assertSame(
                    tool().people().find(email.toUpperCase(Locale.ROOT), call()).orElse(null), person);
        });
    }

    @Test
    @DisplayName("PEOPLE-2 finds the same person by the id or handle that it answered")
    void finds_by_handle() {
        assertThat(tool().known()).hasSizeGreaterThanOrEqualTo(2).allSatisfy(person -> {
            Person found = tool().people()
                    .find(Objects.requireNonNull(person.email()), call())
                    .orElseThrow();
            assertSame(tool().people().find(found.id(), call()).orElse(null), person);
            assertThat(found.handle(tool().provider()))
                    .as("handle in %s", tool().provider())
                    .isPresent();
            assertSame(
                    tool().people()
                            .find(found.handle(tool().provider()).orElseThrow(), call())
                            .orElse(null),
                    person);
        });
    }

    @Test
    @DisplayName("PEOPLE-3 knows nobody by a name that nobody has")
    void knows_nobody_unknown() {
        assertThat(tool().people()
                        .find(Objects.requireNonNull(tool().known().get(0).email()), call()))
                .isPresent();
        assertThat(tool().people().find(unique("nobody") + "@nowhere.example", call()))
                .isEmpty();
        assertThat(tool().people().find(unique("nobody"), call())).isEmpty();
        assertThat(tool().people().find("", call())).isEmpty();
        assertThat(tool().people().find("*", call())).isEmpty();
    }

    @Test
    @DisplayName("PEOPLE-4 tells the members of a group, and nobody for a group that is unknown")
    void tells_members() {
        assertThat(tool().people()
                        .find(Objects.requireNonNull(tool().known().get(0).email()), call()))
                .isPresent();
        for (Map.Entry<String, List<Person>> group : tool().groups().entrySet()) {
            assertThat(tool().people().members(group.getKey(), call()))
                    .extracting(Person::email)
                    .containsExactlyInAnyOrderElementsOf(
                            group.getValue().stream().map(Person::email).toList());
        }
        assertThat(tool().people().members(unique("no-group"), call())).isEmpty();
    }

    @Test
    @DisplayName("PEOPLE-5 says that a refused question was not answered and when to come back")
    void tells_of_a_refusal() {
        String email = Objects.requireNonNull(tool().known().get(0).email());
        refuse(() -> tool().people().find(email, call()));
        assertThat(tool().people().find(email, call())).isPresent();
    }

    private static void assertSame(@Nullable Person found, Person expected) {
        assertThat(found).as("whoever was looked for by %s", expected.email()).isNotNull();
        Person same = java.util.Objects.requireNonNull(found);
        assertThat(same.email()).isEqualToIgnoringCase(expected.email());
        assertThat(same.name()).isEqualTo(expected.name());
    }
}
