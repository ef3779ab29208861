package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.RepeatSafety;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Unsupported;
import dev.muster.spi.call.Visibility;
import dev.muster.spi.document.DocumentRef;
import dev.muster.spi.document.Folders;
import dev.muster.spi.people.Person;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What folders promise. */
public abstract class FoldersConformance extends Conformance<FoldersFixture> {

    private static final Duration SETTLE_DELAY = Duration.ofMinutes(1);

    /** For subclasses. */
    protected FoldersConformance() {}

    @Test
    @DisplayName("FOLDER-1 creates a folder and answers with a link")
    void creates() {
        String name = unique("INC & <1> ' \" \\");
        DocumentRef created = create(name);
        assertThat(created.id()).isNotBlank();
        assertThat(created.link().isAbsolute())
                .as("whether the link can be opened")
                .isTrue();
    }

    @Test
    @DisplayName("FOLDER-2 makes of one key sent twice as many folders as it declares")
    void creates_as_declared() {
        String name = unique("INC");
        RequestKey key = key();
        DocumentRef first = folders().create(name, call(key));
        DocumentRef second = folders().create(name, retry(key));
        int made = tool().folders(name);
        assertThat(made).as("folders made under %s", safety()).isIn(copiesUnseen(safety()));
        assertThat(second.id().equals(first.id()))
                .as("whether both answers are one folder")
                .isEqualTo(made == 1);
    }

    @Test
    @DisplayName("FOLDER-3 has one folder after an answer was lost and the call was repeated as declared")
    void creates_one_after_a_lost_answer() {
        String name = unique("INC");
        RequestKey key = key();
        loseAnswer(() -> folders().create(name, call(key)));
        assertThat(tool().folders(name)).isEqualTo(1);
        again(
                safety(),
                SETTLE_DELAY,
                () -> folders().find(key, retry(key)),
                () -> folders().create(name, retry(key)));
        assertThat(tool().folders(name)).isEqualTo(copies(safety()));
    }

    @Test
    @DisplayName("FOLDER-4 finds by key what the key made and nothing else, oldest first")
    void finds_by_key() {
        String name = unique("INC");
        RequestKey key = key();
        DocumentRef first = folders().create(name, call(key));
        create(unique("INC"));
        DocumentRef second = folders().create(name, retry(key));
        tool().letSearchCatchUp(SETTLE_DELAY);
        List<String> made = first.id().equals(second.id()) ? List.of(first.id()) : List.of(first.id(), second.id());
        assertThat(folders().find(key, call()))
                .extracting(DocumentRef::id)
                .isEqualTo(safety().hasHandle() ? made : List.of());
        assertThat(folders().find(key(), call())).isEmpty();
        assertThat(tool().folders(name)).isEqualTo(made.size());
    }

    @Test
    @DisplayName("FOLDER-5 shares with people, those who could use it already among them")
    void shares() {
        DocumentRef created = create(unique("INC"));
        List<Person> people = tool().twoPeople();
        folders().share(created.id(), people.subList(0, 1), call());
        folders().share(created.id(), people, call());
        folders().share(created.id(), people, call());
        assertThat(people).hasSize(2).allMatch(person -> tool().isShared(created.id(), person));
    }

    @Test
    @DisplayName("FOLDER-6 restricts the folder of what not everybody may see, or refuses where the tool cannot")
    void keeps_visibility() {
        create(unique("INC"));
        for (Visibility visibility : List.of(Visibility.RESTRICTED, Visibility.SECRET)) {
            String name = unique("INC");
            CallContext call = call().withVisibility(visibility);
            if (tool().hasRestricted()) {
                assertThat(tool().isRestricted(folders().create(name, call).id()))
                        .as("a %s one's", visibility)
                        .isTrue();
            } else {
                assertThatThrownBy(() -> folders().create(name, call)).isInstanceOf(Unsupported.class);
                assertThat(tool().folders(name)).isZero();
            }
        }
    }

    @Test
    @DisplayName("FOLDER-7 retracts the superfluous folder only, and again without harm")
    void retracts() {
        String name = unique("INC");
        create(name);
        DocumentRef superfluous = create(name);
        assertThat(tool().folders(name)).isEqualTo(2);
        folders().retract(superfluous, call());
        folders().retract(superfluous, call());
        assertThat(tool().folders(name)).isEqualTo(1);
    }

    @Test
    @DisplayName("FOLDER-8 says that a refused call was not carried out and when to come back")
    void tells_of_a_refusal() {
        String name = unique("INC");
        RequestKey key = key();
        refuse(() -> folders().create(name, call(key)));
        assertThat(tool().folders(name)).isZero();
        folders().create(name, retry(key));
        assertThat(tool().folders(name)).isEqualTo(1);
    }

    @Test
    @DisplayName("FOLDER-9 declares a repeat safety for each operation")
    void declares_all() {
        create(unique("INC"));
        assertDeclared(folders().promises(), List.of(Operation.FOLDER_CREATE, Operation.FOLDER_SHARE));
    }

    private Folders folders() {
        return tool().folders();
    }

    private RepeatSafety safety() {
        return folders().promises().of(Operation.FOLDER_CREATE);
    }

    private DocumentRef create(String name) {
        int before = tool().folders(name);
        DocumentRef created = folders().create(name, call());
        assertThat(tool().folders(name)).as("folders after one was created").isEqualTo(before + 1);
        return created;
    }
}
