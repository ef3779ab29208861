package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.spi.service.ServiceDirectory;
import dev.muster.spi.service.ServiceEntry;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a catalogue of services promises. */
public abstract class ServiceDirectoryConformance extends Conformance<ServiceDirectoryFixture> {

    /** For subclasses. */
    protected ServiceDirectoryConformance() {}

    @Test
    @DisplayName("SERVICE-1 knows a service by its id, with all that the catalogue says of it")
    void knows_by_id() {
        assertThat(services()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(services()).allSatisfy(service -> {
            assertThat(directory().get(service.id(), call())).contains(service);
            assertThat(service.name()).isNotBlank();
        });
    }

    @Test
    @DisplayName("SERVICE-2 knows a service by its name or an alias, ignoring case")
    void knows_by_name_and_alias() {
        assertThat(services()).hasSizeGreaterThanOrEqualTo(3).allSatisfy(service -> {
            assertThat(directory().get(service.name(), call()))
                    .map(ServiceEntry::id)
                    .contains(service.id());
            assertThat(directory().get(service.name().toUpperCase(Locale.ROOT), call()))
                    .map(ServiceEntry::id)
                    .contains(service.id());
            assertThat(directory().get(service.name().toLowerCase(Locale.ROOT), call()))
                    .map(ServiceEntry::id)
                    .contains(service.id());
            assertThat(service.aliases())
                    .allSatisfy(alias -> assertThat(directory().get(alias.toUpperCase(Locale.ROOT), call()))
                            .map(ServiceEntry::id)
                            .contains(service.id()));
        });
    }

    @Test
    @DisplayName("SERVICE-3 knows nothing of a service that is only like another")
    void knows_nothing_of_the_unknown() {
        ServiceEntry first = services().get(0);
        assertThat(directory().get(first.name(), call())).isPresent();
        assertThat(directory().get(first.name() + " unlike", call())).isEmpty();
        assertThat(directory().get(first.name().substring(1), call())).isEmpty();
        assertThat(directory().get(unique("never"), call())).isEmpty();
        assertThat(directory().get("%", call())).isEmpty();
    }

    @Test
    @DisplayName("SERVICE-4 searches by name, alias and tag, the best first, no more than asked for")
    void searches() {
        ServiceEntry first = services().get(0);
        assertThat(ids(directory().search(first.name(), 10, call()))).startsWith(first.id());
        assertThat(ids(directory().search(firstWord(first.name()), 10, call()))).contains(first.id());
        assertThat(first.aliases())
                .allSatisfy(alias ->
                        assertThat(ids(directory().search(alias, 10, call()))).contains(first.id()));
        assertThat(first.tags())
                .allSatisfy(tag ->
                        assertThat(ids(directory().search(tag, 100, call()))).contains(first.id()));
        assertThat(directory().search(first.name(), 1, call())).hasSize(1);
        assertThat(directory().search(unique("zzqx"), 10, call())).isEmpty();
    }

    @Test
    @DisplayName("SERVICE-5 says that a refused question was not answered and when to come back")
    void tells_of_a_refusal() {
        ServiceEntry first = services().get(0);
        refuse(() -> directory().get(first.id(), call()));
        assertThat(directory().get(first.id(), call())).contains(first);
    }

    private ServiceDirectory directory() {
        return tool().serviceDirectory();
    }

    private List<ServiceEntry> services() {
        return tool().services();
    }

    private static String firstWord(String name) {
        int end = (int) name.chars().takeWhile(Character::isLetterOrDigit).count();
        return name.substring(0, end);
    }

    private static List<String> ids(List<ServiceEntry> found) {
        return found.stream().map(ServiceEntry::id).toList();
    }
}
