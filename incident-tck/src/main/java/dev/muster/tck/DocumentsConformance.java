package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.RepeatSafety;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Unsupported;
import dev.muster.spi.call.Visibility;
import dev.muster.spi.document.DocumentDraft;
import dev.muster.spi.document.DocumentRef;
import dev.muster.spi.document.Documents;
import dev.muster.spi.document.Section;
import dev.muster.spi.people.Person;
import dev.muster.spi.text.RichText;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What documents promise: one per key, and never a word of people's lost. */
public abstract class DocumentsConformance extends Conformance<DocumentsFixture> {

    private static final Duration SETTLE_DELAY = Duration.ofMinutes(1);

    /** For subclasses. */
    protected DocumentsConformance() {}

    @Test
    @DisplayName("DOCUMENT-1 creates a document of its sections, in order, and answers with a link")
    void creates() {
        String title = unique("Review");
        DocumentRef created = documents().create(draft(title), call());
        assertThat(tool().documents(title)).isEqualTo(1);
        assertThat(created.id()).isNotBlank();
        assertThat(created.link().isAbsolute())
                .as("whether the link can be opened")
                .isTrue();
        assertThat(text(created)).containsSubsequence("Summary", "It began at noon", "Timeline", "12:00 declared");
    }

    @Test
    @DisplayName("DOCUMENT-2 makes of one key sent twice as many documents as it declares")
    void creates_as_declared() {
        String title = unique("Review");
        RequestKey key = key();
        DocumentRef first = documents().create(draft(title), call(key));
        DocumentRef second = documents().create(draft(title), retry(key));
        int made = tool().documents(title);
        assertThat(made).as("documents made under %s", safety()).isIn(copiesUnseen(safety()));
        assertThat(second.id().equals(first.id()))
                .as("whether both answers are one document")
                .isEqualTo(made == 1);
    }

    @Test
    @DisplayName("DOCUMENT-3 has one document after an answer was lost and the call was repeated as declared")
    void creates_one_after_a_lost_answer() {
        String title = unique("Review");
        RequestKey key = key();
        loseAnswer(() -> documents().create(draft(title), call(key)));
        assertThat(tool().documents(title)).isEqualTo(1);
        again(
                safety(),
                SETTLE_DELAY,
                () -> documents().find(key, retry(key)),
                () -> documents().create(draft(title), retry(key)));
        assertThat(tool().documents(title)).isEqualTo(copies(safety()));
    }

    @Test
    @DisplayName("DOCUMENT-4 finds by key what the key made and nothing else, oldest first")
    void finds_by_key() {
        String title = unique("Review");
        RequestKey key = key();
        DocumentRef first = documents().create(draft(title), call(key));
        create(unique("Another"));
        DocumentRef second = documents().create(draft(title), retry(key));
        tool().letSearchCatchUp(SETTLE_DELAY);
        List<String> made = first.id().equals(second.id()) ? List.of(first.id()) : List.of(first.id(), second.id());
        assertThat(documents().find(key, call()))
                .extracting(DocumentRef::id)
                .isEqualTo(safety().hasHandle() ? made : List.of());
        assertThat(documents().find(key(), call())).isEmpty();
        assertThat(tool().documents(title)).isEqualTo(made.size());
    }

    @Test
    @DisplayName("DOCUMENT-5 copies a template and puts the document into a folder, where the tool has such")
    void copies_and_files() {
        String title = unique("Review");
        String folder = tool().folder().orElse(null);
        DocumentDraft draft = new DocumentDraft(
                title, tool().template().orElse(null), folder, draft(title).sections());
        DocumentRef created = documents().create(draft, call());
        assertThat(tool().documents(title)).isEqualTo(1);
        assertThat(text(created)).contains("It began at noon");
        assertThat(text(created).contains("from the template"))
                .isEqualTo(tool().template().isPresent());
        assertThat(tool().folderOf(created.id())).isEqualTo(folder == null ? "" : folder);
    }

    @Test
    @DisplayName("DOCUMENT-6 replaces the text of a section, again and again, and no other text")
    void updates_a_section() {
        DocumentRef created = create(unique("Review"));
        tool().write(created.id(), "words of a person");
        for (int round = 0; round < 2; round++) {
            documents().update(created.id(), List.of(section("summary", "Summary", "It began at one")), call());
            assertThat(text(created)).containsOnlyOnce("It began at one").doesNotContain("It began at noon");
            assertThat(text(created)).containsOnlyOnce("words of a person").containsOnlyOnce("12:00 declared");
        }
    }

    @Test
    @DisplayName("DOCUMENT-7 adds sections that are not there, each once")
    void adds_sections() {
        DocumentRef created = create(unique("Review"));
        tool().write(created.id(), "words of a person");
        documents().update(created.id(), List.of(section("actions", "Action items", "Buy a spare")), call());
        documents()
                .update(
                        created.id(),
                        List.of(
                                section("actions", "Action items", "Buy two spares"),
                                section("links", "Links", "The room")),
                        call());
        assertThat(text(created))
                .containsOnlyOnce("Action items")
                .containsOnlyOnce("Buy two spares")
                .containsOnlyOnce("The room")
                .doesNotContain("Buy a spare");
        assertThat(text(created)).contains("words of a person", "It began at noon", "12:00 declared");
    }

    @Test
    @DisplayName("DOCUMENT-8 shows text from people as plain text, whatever it looks like")
    void shows_plain_text() {
        for (String text : Texts.MARKUP) {
            String title = unique("Review");
            DocumentRef created = documents()
                    .create(
                            new DocumentDraft(title, null, null, List.of(section("summary", "Heading " + text, text))),
                            call());
            Rendered seen = tool().text(created.id());
            assertThat(seen.text()).contains("Heading " + text);
            assertThat(seen.mentions()).as("mentions made of %s", text).isEmpty();
            assertThat(seen.links())
                    .as("links made of %s that do not show where they lead", text)
                    .allMatch(text::contains);
        }
    }

    @Test
    @DisplayName("DOCUMENT-9 shares with people, those who could read already among them, and with nobody else")
    void shares() {
        DocumentRef created = create(unique("Review"));
        List<Person> people = tool().twoPeople();
        documents().share(created.id(), people.subList(0, 1), call());
        assertThat(tool().isShared(created.id(), people.get(0))).isTrue();
        documents().share(created.id(), people, call());
        documents().share(created.id(), people, call());
        assertThat(people).hasSize(2).allMatch(person -> tool().isShared(created.id(), person));
    }

    @Test
    @DisplayName("DOCUMENT-10 restricts the document of what not everybody may see, or refuses where the tool cannot")
    void keeps_visibility() {
        create(unique("Open"));
        for (Visibility visibility : List.of(Visibility.RESTRICTED, Visibility.SECRET)) {
            String title = unique("Quiet");
            CallContext call = call().withVisibility(visibility);
            if (tool().hasRestricted()) {
                assertThat(tool().isRestricted(
                                        documents().create(draft(title), call).id()))
                        .as("a %s one's", visibility)
                        .isTrue();
            } else {
                assertThatThrownBy(() -> documents().create(draft(title), call)).isInstanceOf(Unsupported.class);
                assertThat(tool().documents(title)).isZero();
            }
        }
    }

    @Test
    @DisplayName("DOCUMENT-11 retracts the superfluous document only, and again without harm")
    void retracts() {
        String title = unique("Review");
        DocumentRef kept = create(title);
        DocumentRef superfluous = documents().create(draft(title), call());
        assertThat(tool().documents(title)).isEqualTo(2);
        documents().retract(superfluous, call());
        documents().retract(superfluous, call());
        assertThat(tool().documents(title)).isEqualTo(1);
        assertThat(text(kept)).contains("It began at noon");
        DocumentRef gone = create(unique("Gone"));
        tool().delete(gone.id());
        documents().retract(gone, call());
    }

    @Test
    @DisplayName("DOCUMENT-12 says that a refused call was not carried out and when to come back")
    void tells_of_a_refusal() {
        String title = unique("Review");
        RequestKey key = key();
        refuse(() -> documents().create(draft(title), call(key)));
        assertThat(tool().documents(title)).isZero();
        documents().create(draft(title), retry(key));
        assertThat(tool().documents(title)).isEqualTo(1);
    }

    @Test
    @DisplayName("DOCUMENT-13 declares a repeat safety for each operation")
    void declares_all() {
        create(unique("Review"));
        assertDeclared(
                documents().promises(),
                List.of(Operation.DOCUMENT_CREATE, Operation.DOCUMENT_UPDATE, Operation.DOCUMENT_SHARE));
    }

    private Documents documents() {
        return tool().documents();
    }

    private RepeatSafety safety() {
        return documents().promises().of(Operation.DOCUMENT_CREATE);
    }

    private static Section section(String name, String heading, String text) {
        return new Section(name, heading, RichText.plain(text));
    }

    private static DocumentDraft draft(String title) {
        return new DocumentDraft(
                title,
                null,
                null,
                List.of(
                        section("summary", "Summary", "It began at noon"),
                        section("timeline", "Timeline", "12:00 declared")));
    }

    private DocumentRef create(String title) {
        int before = tool().documents(title);
        DocumentRef created = documents().create(draft(title), call());
        assertThat(tool().documents(title))
                .as("documents after one was created")
                .isEqualTo(before + 1);
        return created;
    }

    private String text(DocumentRef document) {
        return tool().text(document.id()).text();
    }
}
