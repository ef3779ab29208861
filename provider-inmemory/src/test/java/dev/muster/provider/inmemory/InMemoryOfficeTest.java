package dev.muster.provider.inmemory;

import static dev.muster.provider.inmemory.Fixtures.ANN;
import static dev.muster.provider.inmemory.Fixtures.BOB;
import static dev.muster.provider.inmemory.Fixtures.EVE;
import static dev.muster.provider.inmemory.Fixtures.key;
import static dev.muster.provider.inmemory.Fixtures.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.spi.call.Rejected;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.document.DocumentDraft;
import dev.muster.spi.document.DocumentRef;
import dev.muster.spi.document.Section;
import dev.muster.spi.mail.MailMessage;
import dev.muster.spi.meeting.Meeting;
import dev.muster.spi.meeting.MeetingDraft;
import dev.muster.spi.people.Person;
import dev.muster.spi.service.ServiceEntry;
import dev.muster.spi.status.StatusEntry;
import dev.muster.spi.status.StatusEntry.Phase;
import dev.muster.spi.status.StatusRef;
import dev.muster.spi.text.RichText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("the in-memory tools of an office")
class InMemoryOfficeTest {

    private final InMemoryProvider provider = InMemoryProvider.create(new MovableClock());

    @Nested
    @DisplayName("the directory")
    class TheDirectory {

        private final InMemoryDirectory directory = provider.directory();

        @Test
        void finds_a_service_by_id_name_or_alias_in_any_case() {
            directory.service("S1", "Checkout", "cart");
            for (String name : List.of("s1", "CHECKOUT", " Cart ")) {
                assertThat(directory.get(name, key("g"))).as(name).isPresent();
            }
            assertThat(directory.get("check", key("g"))).isEmpty();
        }

        @Test
        void forgives_a_slip_of_the_pen_and_puts_the_best_first() {
            directory
                    .service("S1", "checkout-api")
                    .service("S2", "checkout")
                    .service("S3", "login")
                    .service(new ServiceEntry("S4", "basket", Set.of(), "web", Set.of("checkout"), Map.of()));
            assertThat(search("checkout")).containsExactly("checkout", "checkout-api", "basket");
            assertThat(search("chekout")).startsWith("checkout", "checkout-api");
            assertThat(search("chekcout")).contains("checkout");
            assertThat(search("lgin")).containsExactly("login");
            assertThat(search("billing")).isEmpty();
            assertThat(search("")).isEmpty();
        }

        @Test
        void finds_a_person_by_address_handle_or_id() {
            Person ann = new Person("ann", "Ann", "ann@example.com", null, Map.of("slack", "U1", "inmemory", "A1"));
            Person bob = new Person(BOB.id(), BOB.name(), BOB.email(), null, Map.of("inmemory", BOB.id()));
            directory.person(ann).group("Web", ann, BOB);
            for (String name : List.of("ann", "ANN@example.com", "U1")) {
                assertThat(directory.find(name, key("f"))).as(name).contains(ann);
            }
            assertThat(directory.find("nobody", key("f"))).isEmpty();
            assertThat(directory.members("web", key("m"))).containsExactly(ann, bob);
            assertThat(directory.members("unknown", key("m"))).isEmpty();
            directory.remove("ann");
            assertThat(directory.members("web", key("m"))).containsExactly(bob);
        }

        private List<String> search(String text) {
            return directory.search(text, 10, key("s")).stream()
                    .map(ServiceEntry::name)
                    .toList();
        }
    }

    @Nested
    @DisplayName("the drive")
    class TheDrive {

        private final InMemoryFiles files = provider.files();

        @Test
        void leaves_human_text_where_it_is() {
            DocumentRef document = files.documents()
                    .create(new DocumentDraft("Review", null, null, List.of(section("facts", "one"))), key("i1/doc"));
            files.write(document.id(), "facts", "I think it was the cache.");
            files.documents().update(document.id(), List.of(section("facts", "two")), key("i1/u"));
            files.documents().update(document.id(), List.of(section("timeline", "10:00 start")), key("i1/u2"));
            StoredDocument now = files.file(document.id()).orElseThrow();
            assertThat(now.text()).isEqualTo("facts\ntwo\nI think it was the cache.\ntimeline\n10:00 start\n");
            assertThat(now.sections()).isEqualTo(Map.of("facts", "two", "timeline", "10:00 start"));
        }

        @Test
        void doubles_documents_but_not_folders() {
            DocumentRef folder = files.folders().create("inc-1", secret("i1/folder"));
            assertThat(files.folders().create("inc-1", key("i1/folder"))).isEqualTo(folder);
            DocumentDraft draft = new DocumentDraft("Review", "T1", folder.id(), List.of());
            DocumentRef first = files.documents().create(draft, key("i1/doc"));
            DocumentRef second = files.documents().create(draft, key("i1/doc"));
            assertThat(files.documents().find(RequestKey.of("i1/doc"), key("f")))
                    .containsExactly(first, second);
            files.documents().retract(second, key("i1/doc"));
            assertThat(files.allDocuments()).hasSize(1);
            assertThat(files.allFolders()).hasSize(1);
            assertThat(provider.doubled()).isEmpty();
            files.delete(folder.id());
            assertThatThrownBy(() -> files.documents().create(draft, key("i2/doc")))
                    .isInstanceOf(Rejected.class);
        }

        @Test
        void shares_with_people_once_and_writes_rows_by_their_key() {
            DocumentRef document =
                    files.documents().create(new DocumentDraft("Review", null, null, List.of()), key("i1/doc"));
            files.documents().share(document.id(), List.of(ANN, BOB), key("i1/s"));
            files.documents().share(document.id(), List.of(ANN), key("i1/s2"));
            assertThat(files.file(document.id()).orElseThrow().readers()).containsOnly(ANN.id(), BOB.id());
            files.sheets().upsert("register", "i1", Map.of("state", "open", "title", "=1+1"), key("i1/r"));
            files.sheets().upsert("register", "i1", Map.of("state", "closed"), key("i1/r2"));
            assertThat(files.rows("register")).isEqualTo(Map.of("i1", Map.of("state", "closed", "title", "=1+1")));
        }

        private Section section(String name, String body) {
            return new Section(name, name, RichText.plain(body));
        }
    }

    @Nested
    @DisplayName("the calendar")
    class TheCalendar {

        private final InMemoryCalendar calendar = provider.calendar();

        @Test
        void knows_its_keys_even_of_what_was_cancelled() {
            MeetingDraft draft = new MeetingDraft(
                    "Review", MovableClock.START.plusSeconds(60), Duration.ofHours(1), List.of(ANN), "");
            Meeting meeting = calendar.schedule(draft, key("i1/m"));
            calendar.move(meeting.id(), MovableClock.START.plusSeconds(120), key("i1/move"));
            calendar.cancel(meeting.id(), key("i1/c"));
            calendar.cancel(meeting.id(), key("i1/c"));
            calendar.cancel("gone", key("i1/c"));
            assertThat(calendar.schedule(draft, key("i1/m"))).isEqualTo(meeting);
            assertThat(calendar.find(RequestKey.of("i1/m"), key("f"))).containsExactly(meeting);
            assertThat(calendar.entry(meeting)).hasValueSatisfying(entry -> {
                assertThat(entry.cancelled()).isTrue();
                assertThat(entry.start()).isEqualTo(MovableClock.START.plusSeconds(120));
            });
            assertThatThrownBy(() -> calendar.move(meeting.id(), MovableClock.START, key("i1/move2")))
                    .isInstanceOf(Rejected.class);
        }

        @Test
        void opens_one_bridge_for_a_key() {
            Meeting bridge = calendar.bridge("inc-1", key("i1/bridge"));
            assertThat(calendar.bridge("inc-1", key("i1/bridge"))).isEqualTo(bridge);
            assertThat(calendar.find(RequestKey.of("i1/bridge"), key("f"))).containsExactly(bridge);
        }
    }

    @Test
    void makes_a_groups_membership_equal_to_what_is_asked() {
        InMemoryGroups groups = provider.groupTool();
        groups.setMembers("inc-1", List.of(ANN, BOB), key("i1/g"));
        groups.add("inc-1", "mallory");
        groups.setMembers("inc-1", List.of(BOB, EVE), key("i1/g2"));
        assertThat(groups.members("inc-1", key("m"))).containsExactly(BOB.id(), EVE.id());
        assertThat(groups.members("inc-2", key("m"))).isEmpty();
    }

    @Test
    void sends_mail_again_when_it_is_asked_again() {
        MailMessage message = new MailMessage(List.of(ANN, BOB), "inc-1", RichText.plain("hello"));
        provider.mailbox().send(message, key("i1/mail"));
        provider.mailbox().send(message, key("i1/mail"));
        assertThat(provider.mailbox().sentTo(BOB.id())).hasSize(2);
        assertThat(provider.doubled()).hasSize(1);
        provider.mailbox().send(new MailMessage(List.of(ANN), "a\r\nBcc: eve", RichText.plain("")), key("i1/mail2"));
        assertThat(provider.mailbox().sent().get(2).message().subject()).isEqualTo("a Bcc: eve");
        assertThatThrownBy(() ->
                        provider.mailbox().send(new MailMessage(List.of(), "a", RichText.plain("")), key("i1/mail3")))
                .isInstanceOf(Rejected.class);
    }

    @Nested
    @DisplayName("the status page")
    class TheStatusPage {

        private final InMemoryStatusPage page = provider.statusPage();

        @Test
        void keeps_what_it_said_and_ends_as_resolved() {
            StatusRef ref = page.publish(entry(Phase.INVESTIGATING), key("i1/s"));
            page.update(ref.id(), entry(Phase.IDENTIFIED), key("i1/u"));
            page.update(ref.id(), entry(Phase.IDENTIFIED), key("i1/u"));
            assertThat(page.affected()).isEqualTo(Map.of("Checkout", Phase.IDENTIFIED));
            page.resolve(ref.id(), entry(Phase.MONITORING), key("i1/r"));
            page.resolve(ref.id(), entry(Phase.MONITORING), key("i1/r"));
            assertThat(page.post(ref.id()).orElseThrow().history())
                    .extracting(StatusEntry::phase)
                    .containsExactly(Phase.INVESTIGATING, Phase.IDENTIFIED, Phase.RESOLVED);
            assertThat(page.affected()).isEmpty();
        }

        @Test
        void opens_an_entry_again_that_had_been_resolved() {
            StatusRef ref = page.publish(entry(Phase.INVESTIGATING), key("i1/s"));
            page.resolve(ref.id(), entry(Phase.RESOLVED), key("i1/r"));
            page.update(ref.id(), entry(Phase.INVESTIGATING), key("i1/u"));
            assertThat(page.affected()).isEqualTo(Map.of("Checkout", Phase.INVESTIGATING));
        }

        @Test
        void shows_nothing_that_is_not_open_and_no_component_it_does_not_have() {
            assertThatThrownBy(() -> page.publish(entry(Phase.INVESTIGATING), secret("i1/s")))
                    .isInstanceOf(Rejected.class);
            page.component("Login");
            assertThatThrownBy(() -> page.publish(entry(Phase.INVESTIGATING), key("i1/s")))
                    .hasMessageContaining("Checkout");
            assertThat(page.all()).isEmpty();
        }

        private StatusEntry entry(Phase phase) {
            return new StatusEntry("Checkout fails", "We are on it.", phase, List.of("Checkout"));
        }
    }
}
