package dev.muster.internal.words;

import dev.muster.automation.Effect;
import dev.muster.lifecycle.IncidentPolicy;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.PageRecord;
import dev.muster.lifecycle.PageRecord.Status;
import dev.muster.lifecycle.Resource;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.lifecycle.Task;
import dev.muster.role.Role;
import dev.muster.spi.text.Block;
import dev.muster.spi.text.Inline;
import dev.muster.spi.text.RichText;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What stands in channels: cards, announcements, briefings, messages and topics. */
final class Cards {

    private static final int TASKS = 10;
    private static final int TARGETS = 60;
    private static final String BETWEEN = " · ";

    private final Catalogue words;
    private final IncidentPolicy policy;

    Cards(Catalogue words, IncidentPolicy policy) {
        this.words = words;
        this.policy = policy;
    }

    /** The pinned card. */
    RichText card(IncidentState state) {
        List<Block> blocks = new ArrayList<>(blocks("card", state, Map.of(), Reader.MEMBER));
        List<Block.Fact> roles = new ArrayList<>();
        for (Role role : policy.roles().of(state.facts().severity().tier())) {
            if (role.key().equals(Role.RESPONDER)) {
                continue;
            }
            Inline holder = state.team()
                    .holder(role.key())
                    .map(values(state, Map.of(), Reader.MEMBER)::person)
                    .orElse(new Inline.Plain(words.word("word.open")));
            roles.add(new Block.Fact(role.name(), List.of(holder)));
        }
        if (!roles.isEmpty()) {
            blocks.add(new Block.Facts(roles));
        }
        blocks.addAll(blocks("card.links", state, Map.of(), Reader.MEMBER));
        return text(state, blocks);
    }

    /** The announcement for people who do not take part. */
    RichText announcement(IncidentState state) {
        return text(state, blocks("announcement", state, Map.of(), Reader.OUTSIDER));
    }

    /** What one person needs to know who comes. */
    RichText briefing(IncidentState state, String person, String why) {
        Map<String, String> given = Map.of("person", person, "why", why);
        List<Block> blocks = new ArrayList<>(blocks("briefing", state, given, Reader.MEMBER));
        List<List<Inline>> tasks = openTasks(state);
        if (!tasks.isEmpty()) {
            blocks.addAll(blocks("briefing.tasks", state, given, Reader.MEMBER));
            blocks.add(new Block.Bullets(tasks));
        }
        blocks.addAll(blocks("briefing.end", state, given, Reader.MEMBER));
        return text(state, blocks);
    }

    /** Words that an automation wants said. Those for an audience are for people who do not take part. */
    RichText message(IncidentState state, Effect.Words said) {
        return text(state, blocks(said.template(), state, said.values(), reader(said)));
    }

    /** One line that says what a mail is about. */
    String subject(IncidentState state, Effect.Words said) {
        Values values = values(state, said.values(), reader(said));
        return Cut.to(Cut.oneLine(drill(state) + Phrases.firstLine(words.template("mail.subject"), values)), 200);
    }

    /**
     * The ticket's link first and whole, then the bridge's if it fits whole, then as much of the rest as fits; a ticket's link that alone is too long is
     * left out for the ticket's name.
     */
    String topic(IncidentState state, int maxLength) {
        String rest = Cut.oneLine(
                drill(state) + Phrases.firstLine(words.template("topic"), values(state, Map.of(), Reader.MEMBER)));
        String head = ticket(state, maxLength);
        Resource bridge = state.reach().resource(ResourceKind.BRIDGE).orElse(null);
        URI link = bridge == null ? null : Values.target(bridge);
        String both = link == null ? head : joined(head, link.toString());
        String kept = both.length() <= maxLength ? both : head;
        int left = maxLength - kept.length() - BETWEEN.length();
        return kept.isEmpty() ? Cut.to(rest, maxLength) : left <= 1 ? kept : joined(kept, Cut.to(rest, left));
    }

    private static String joined(String first, String second) {
        return first.isEmpty() ? second : first + BETWEEN + second;
    }

    private static String ticket(IncidentState state, int maxLength) {
        Resource ticket = state.reach().resource(ResourceKind.TICKET).orElse(null);
        if (ticket == null) {
            return "";
        }
        URI link = Values.target(ticket);
        boolean fits = link != null && link.toString().length() <= maxLength;
        return link != null && fits ? link.toString() : Cut.to(ticket.name(), maxLength);
    }

    /** How many pages stand: in numbers, then those that want somebody to act. */
    RichText pageProgress(IncidentState state) {
        List<PageRecord> pages = List.copyOf(state.reach().pages().values());
        List<Block> blocks = new ArrayList<>(blocks(
                "pages.progress",
                state,
                Map.of(
                        "total", Integer.toString(pages.size()),
                        "taken", count(pages, Status.ACKNOWLEDGED, Status.RESOLVED),
                        "waiting", count(pages, Status.REQUESTED, Status.SENT),
                        "failed", count(pages, Status.FAILED)),
                Reader.MEMBER));
        targets(pages, Status.FAILED, "pages.failed").addTo(blocks);
        targets(pages, Status.SENT, "pages.waiting").addTo(blocks);
        return text(state, blocks);
    }

    private Listing targets(List<PageRecord> pages, Status status, String key) {
        List<String> names = pages.stream()
                .filter(page -> page.status() == status)
                .map(page -> bare(page.target()) + numbers(status, page))
                .toList();
        String more = names.size() > TARGETS ? " … +" + (names.size() - TARGETS) : "";
        String list = String.join(", ", names.subList(0, Math.min(TARGETS, names.size()))) + more;
        return new Listing(words.word(key), list);
    }

    /** Whom to telephone when the pager failed. */
    private String numbers(Status status, PageRecord page) {
        if (status != Status.FAILED || !page.target().startsWith("person:")) {
            return "";
        }
        String phone = policy.knowledge().person(bare(page.target())).phone();
        return phone == null ? "" : " (" + phone + ")";
    }

    private static String bare(String target) {
        return target.substring(target.indexOf(':') + 1);
    }

    private static String count(List<PageRecord> pages, Status... statuses) {
        List<Status> wanted = List.of(statuses);
        return Long.toString(
                pages.stream().filter(page -> wanted.contains(page.status())).count());
    }

    private List<List<Inline>> openTasks(IncidentState state) {
        Stream<Task> open = state.work().tasks().values().stream().filter(task -> task.doneAt() == null);
        return open.limit(TASKS).map(task -> task(state, task)).toList();
    }

    private List<Inline> task(IncidentState state, Task task) {
        List<Inline> line = new ArrayList<>();
        line.add(new Inline.Plain(task.id() + " " + task.title()));
        if (task.owner() != null) {
            line.add(new Inline.Plain(" · "));
            line.add(values(state, Map.of(), Reader.MEMBER).person(task.owner()));
        }
        if (task.dueAt() != null) {
            line.add(new Inline.Plain(" · "));
            line.add(new Inline.Time(task.dueAt()));
        }
        return line;
    }

    List<Block> blocks(String key, IncidentState state, Map<String, String> given, Reader reader) {
        return Phrases.blocks(words.template(key), values(state, given, reader));
    }

    Values values(IncidentState state, Map<String, String> given, Reader reader) {
        return new Values(words, policy, state, given, reader);
    }

    private static Reader reader(Effect.Words said) {
        boolean isOutside = said.values().containsKey("readers")
                || said.template().startsWith("status.")
                || said.template().startsWith("notice.")
                || said.template().equals("page.note")
                || said.template().equals("state.all-clear");
        return isOutside ? Reader.OUTSIDER : Reader.MEMBER;
    }

    String drill(IncidentState state) {
        return state.facts().drill() ? words.word("word.drill") + " " : "";
    }

    /** Of an exercise the first words say that it is one. */
    private RichText text(IncidentState state, List<Block> blocks) {
        String drill = drill(state);
        if (drill.isEmpty()) {
            return new RichText(blocks);
        }
        List<Block> all = new ArrayList<>();
        all.add(new Block.Paragraph(List.of(new Inline.Strong(drill.strip()))));
        all.addAll(blocks);
        return new RichText(all);
    }

    private record Listing(String label, String list) {
        void addTo(List<Block> blocks) {
            if (!list.isEmpty()) {
                blocks.add(new Block.Paragraph(List.of(new Inline.Strong(label), new Inline.Plain(" " + list))));
            }
        }
    }
}
