package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.spi.call.Misconfigured;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.call.RepeatSafety;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Unsupported;
import dev.muster.spi.call.Visibility;
import dev.muster.spi.status.StatusEntry;
import dev.muster.spi.status.StatusEntry.Phase;
import dev.muster.spi.status.StatusPages;
import dev.muster.spi.status.StatusRef;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a status page promises. */
public abstract class StatusPagesConformance extends Conformance<StatusPagesFixture> {

    private static final Duration SETTLE_DELAY = Duration.ofMinutes(1);

    /** For subclasses. */
    protected StatusPagesConformance() {}

    @Test
    @DisplayName("STATUS-1 publishes an entry with its components and answers with a link")
    void publishes() {
        String title = unique("Payments are slow");
        StatusRef published = pages().publish(
                        new StatusEntry(title, "We look into it", Phase.INVESTIGATING, tool().components()), call());
        assertThat(tool().entries(title)).isEqualTo(1);
        assertThat(published.id()).isNotBlank();
        assertThat(published.link().isAbsolute())
                .as("whether the link can be opened")
                .isTrue();
        assertThat(tool().phase(published.id())).contains(Phase.INVESTIGATING);
        assertThat(tool().text(published.id()).text()).contains(title).contains("We look into it");
        assertThat(tool().affected(published.id())).containsExactlyInAnyOrderElementsOf(tool().components());
    }

    @Test
    @DisplayName("STATUS-2 makes of one key sent twice as many entries as it declares")
    void publishes_as_declared() {
        String title = unique("Payments are slow");
        RequestKey key = key();
        StatusRef first = pages().publish(entry(title), call(key));
        StatusRef second = pages().publish(entry(title), retry(key));
        int made = tool().entries(title);
        assertThat(made).as("entries made under %s", safety()).isIn(copiesUnseen(safety()));
        assertThat(second.id().equals(first.id()))
                .as("whether both answers are one entry")
                .isEqualTo(made == 1);
    }

    @Test
    @DisplayName("STATUS-3 has one entry after an answer was lost and the call was repeated as declared")
    void publishes_one_after_a_lost_answer() {
        String title = unique("Payments are slow");
        RequestKey key = key();
        loseAnswer(() -> pages().publish(entry(title), call(key)));
        assertThat(tool().entries(title)).isEqualTo(1);
        again(
                safety(),
                SETTLE_DELAY,
                () -> pages().find(key, retry(key)),
                () -> pages().publish(entry(title), retry(key)));
        assertThat(tool().entries(title)).isEqualTo(copies(safety()));
    }

    @Test
    @DisplayName("STATUS-4 finds by key what the key made and nothing else, oldest first")
    void finds_by_key() {
        String title = unique("Payments are slow");
        RequestKey key = key();
        StatusRef first = pages().publish(entry(title), call(key));
        publish(unique("Another"));
        StatusRef second = pages().publish(entry(title), retry(key));
        tool().letSearchCatchUp(SETTLE_DELAY);
        List<String> made = first.id().equals(second.id()) ? List.of(first.id()) : List.of(first.id(), second.id());
        assertThat(pages().find(key, call()))
                .extracting(StatusRef::id)
                .isEqualTo(safety().hasHandle() ? made : List.of());
        assertThat(pages().find(key(), call())).isEmpty();
        assertThat(tool().entries(title)).isEqualTo(made.size());
    }

    @Test
    @DisplayName("STATUS-5 says what the newest update says, again and again, in each phase")
    void updates() {
        String title = unique("Payments are slow");
        StatusRef published = publish(title);
        for (Phase phase : List.of(Phase.IDENTIFIED, Phase.MONITORING, Phase.INVESTIGATING)) {
            StatusEntry content = new StatusEntry(
                    title, "We are " + phase, phase, tool().components().subList(0, 1));
            pages().update(published.id(), content, call());
            pages().update(published.id(), content, call());
            assertThat(tool().phase(published.id())).contains(phase);
            assertThat(tool().text(published.id()).text()).contains("We are " + phase);
            assertThat(tool().affected(published.id()))
                    .containsExactly(tool().components().get(0));
        }
        assertThat(tool().entries(title)).isEqualTo(1);
    }

    @Test
    @DisplayName("STATUS-6 ends an entry as resolved, and an entry that is resolved already is a success")
    void resolves() {
        String title = unique("Payments are slow");
        StatusRef published = publish(title);
        StatusEntry content = new StatusEntry(title, "All is well", Phase.RESOLVED, tool().components());
        pages().resolve(published.id(), content, call());
        pages().resolve(published.id(), content, call());
        assertThat(tool().phase(published.id())).contains(Phase.RESOLVED);
        assertThat(tool().text(published.id()).text()).contains("All is well");
        assertThat(tool().entries(title)).isEqualTo(1);
    }

    @Test
    @DisplayName("STATUS-7 shows text as plain text, whatever it looks like")
    void shows_plain_text() {
        for (String text : Texts.MARKUP) {
            StatusRef published =
                    pages().publish(new StatusEntry(unique("Entry") + text, text, Phase.IDENTIFIED, List.of()), call());
            Rendered seen = tool().text(published.id());
            assertThat(seen.text()).contains(text);
            assertThat(seen.mentions()).as("mentions made of %s", text).isEmpty();
            assertThat(seen.links())
                    .as("links made of %s that do not show where they lead", text)
                    .allMatch(text::contains);
        }
    }

    @Test
    @DisplayName("STATUS-8 says so when a component is unknown, and publishes nothing")
    void rejects_an_unknown_component() {
        String title = unique("Payments are slow");
        StatusEntry entry = new StatusEntry(title, "text", Phase.IDENTIFIED, List.of(unique("no-such-component")));
        assertThatThrownBy(() -> pages().publish(entry, call())).isInstanceOfAny(Rejected.class, Misconfigured.class);
        assertThat(tool().entries(title)).isZero();
    }

    @Test
    @DisplayName("STATUS-9 publishes nothing of what only members may know of")
    void keeps_secrets() {
        publish(unique("Open"));
        String title = unique("Quiet");
        assertThatThrownBy(() -> pages().publish(entry(title), call().withVisibility(Visibility.SECRET)))
                .isInstanceOfAny(Rejected.class, Unsupported.class);
        assertThat(tool().entries(title)).isZero();
    }

    @Test
    @DisplayName("STATUS-10 retracts the superfluous entry only, and again without harm")
    void retracts() {
        String title = unique("Payments are slow");
        StatusRef kept = publish(title);
        StatusRef superfluous = publish(title);
        assertThat(tool().entries(title)).isEqualTo(2);
        pages().retract(superfluous, call());
        pages().retract(superfluous, call());
        assertThat(tool().entries(title)).isEqualTo(1);
        assertThat(tool().phase(kept.id())).contains(Phase.INVESTIGATING);
    }

    @Test
    @DisplayName("STATUS-11 says that a refused call was not carried out and when to come back")
    void tells_of_a_refusal() {
        String title = unique("Payments are slow");
        RequestKey key = key();
        refuse(() -> pages().publish(entry(title), call(key)));
        assertThat(tool().entries(title)).isZero();
        pages().publish(entry(title), retry(key));
        assertThat(tool().entries(title)).isEqualTo(1);
    }

    @Test
    @DisplayName("STATUS-12 declares a repeat safety for each operation")
    void declares_all() {
        publish(unique("Payments are slow"));
        assertDeclared(
                pages().promises(),
                List.of(Operation.STATUS_PUBLISH, Operation.STATUS_UPDATE, Operation.STATUS_RESOLVE));
    }

    private StatusPages pages() {
        return tool().statusPages();
    }

    private RepeatSafety safety() {
        return pages().promises().of(Operation.STATUS_PUBLISH);
    }

    private static StatusEntry entry(String title) {
        return new StatusEntry(title, "We look into it", Phase.INVESTIGATING, List.of());
    }

    private StatusRef publish(String title) {
        int before = tool().entries(title);
        StatusRef published = pages().publish(entry(title), call());
        assertThat(tool().entries(title)).as("entries after one was published").isEqualTo(before + 1);
        return published;
    }
}
